"""urql and Apollo Client, with the caches that they have by default."""

import csv
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import node
from tests.clients.live import live
from tests.service import DATA

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


def test_urql_answers_the_same_document_from_its_cache(base: str, column: Callable[[str], list[str]]) -> None:
    found = _run("urql.cjs", f"{base}graphql")
    assert found["data"]["centreCities"]["totalCount"] == len(column("?x a kg:CentreCity"))
    first = found["data"]["centreCities"]["nodes"][0]
    assert (first["label"], first["hosts"]["totalCount"]) == ("Aalst", len(column("mun:aalst kg:hosts ?x")))
    assert found["same"]
    assert found["requests"] == 1
    assert found["fault"] == ["INVALID_DOCUMENT"]


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service whose version 2 has another name for one city."""
    place = tmp_path_factory.mktemp("renamed")
    changed = shutil.copytree(DATA, place / "data")
    with (changed / "cities.csv").open(newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    label = header.index("label_nl")
    for row in rows:
        row[label] = "Ghendt" if row[0] == "mun:gent" else row[label]
    with (changed / "cities.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    with live(place, DATA, changed) as base:
        yield base


def test_apollo_keeps_two_versions_of_a_thing_apart(renamed: str) -> None:
    found = _run("apollo.cjs", f"{renamed}graphql", "1", "2")
    gent = f"{renamed}id/mun/gent"
    expected = {
        "then": {"id": f"{gent}#at=version:1", "iri": gent, "label": "Gent"},
        "now": {"id": f"{gent}#at=version:2", "iri": gent, "label": "Ghendt"},
        "unmarked": {"id": gent, "iri": gent, "label": "Ghendt"},
    }
    shown = {name: {key: thing[key] for key in ("id", "iri", "label")} for name, thing in found["data"].items()}
    assert shown == expected
    assert found["cached"] == found["data"]
    assert len(found["objects"]) == len(expected)


def _run(program: str, *words: str) -> dict[str, Any]:
    node.install(HERE)
    command = ["node", str(HERE / program), *words]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
