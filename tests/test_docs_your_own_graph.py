"""The walk of docs/your-own-graph.md, from two CSV files to a graph, made as the page says."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.graph_folder import GraphFolder
from tests.documents import taken

pytestmark = pytest.mark.slow

PAGE = "your-own-graph.md"
NAMES = ("bomen.csv", "soorten.csv")
LISTS = taken(PAGE, "csv")
DESCRIBE, LOAD, AGAIN = taken(PAGE, "sh")
[GRAPHQL], [SPARQL], [TURTLE] = (taken(PAGE, language) for language in ("graphql", "sparql", "turtle"))
(TOML, SITE), [START] = taken(PAGE, "toml"), taken(PAGE, "", start="kennisgraaf init")


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], str]:
    """Return the function that runs lines of the shell in an empty folder."""
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LANGUAGE": "en"}

    def printed(script: str) -> str:
        done = subprocess.run(["sh", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return printed


def test_a_new_graph_folder_is_ready_after_three_lines(run: Callable[[str], str]) -> None:
    *lines, serve = START.text.splitlines()
    assert serve == "kennisgraaf serve"
    assert "version 1 is published" in run("\n".join(lines))


def test_the_example_of_the_file_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "kennisgraaf.toml").write_text(f"{TOML.text}\n{SITE.text}", encoding="utf-8")
    for name in ("ontology", "data", "questions"):
        (tmp_path / name).mkdir()
    for name in ("ontology/trees.ttl", "ontology/shapes.ttl", "texts.toml"):
        (tmp_path / name).touch()
    assert GraphFolder(tmp_path).base == "https://data.example.org/"


def test_the_walk_of_the_page_works_as_the_page_says(tmp_path: Path, run: Callable[[str], str]) -> None:
    for name, block in zip(NAMES, LISTS, strict=True):
        (tmp_path / name).write_text(block.text, encoding="utf-8")
    guesses = run(DESCRIBE.text)
    assert "bomen.csv, Soort: keys of soorten.csv, Code" in guesses
    assert "decimal numbers with a comma" in guesses
    assert "bomen.csv: the class is called Boom" in guesses
    assert "titles and names are Dutch" in guesses
    assert {path.name for path in tmp_path.iterdir()} == {
        *NAMES,
        "csv-metadata.json",
        "ontology.ttl",
        "kennisgraaf.toml",
    }
    assert "6 rows" in run(LOAD.text.splitlines()[0])

    (tmp_path / "q.graphql").write_text(GRAPHQL.text, encoding="utf-8")
    (tmp_path / "q.rq").write_text(SPARQL.text, encoding="utf-8")
    trees = json.loads(run("kennisgraaf query q.graphql"))["data"]["bomen"]["nodes"]
    rows = list(csv.DictReader(io.StringIO(run("kennisgraaf query q.rq"))))
    assert [(tree["label"], tree["hoogteM"], tree["soort"]["label"]) for tree in trees] == [
        (row["boom"], pytest.approx(float(row["hoogte"])), row["soort"]) for row in rows
    ]
    assert trees[0] == {"label": "Beuk in het park", "hoogteM": 24, "soort": {"label": "Beuk", "inheems": True}}

    with (tmp_path / "ontology.ttl").open("a", encoding="utf-8") as file:
        file.write(TURTLE.text)
    reason = run(AGAIN.text)
    assert "bomen.csv line 2 (Soort)" in reason or "bomen.csv line 2 (soort)" in reason
    assert "soorten.csv line 2" in reason
    (tmp_path / "count.rq").write_text("SELECT ?x { ?x a <https://kennisgraaf.example/ns#InheemseBoom> }")
    assert len(run("kennisgraaf query count.rq").splitlines()) == 3
