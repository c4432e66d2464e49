"""The page on the architecture: its paths exist, and its cell arrives where the page says."""

import csv
import re

import pytest

from tests.documents import DOCS, taken
from tests.service import Service

ROOT = DOCS.parent
PAGE = (DOCS / "architecture.md").read_text(encoding="utf-8")
[DRAWING] = taken("architecture.md", "")
[SPARQL], [GRAPHQL] = taken("architecture.md", "sparql"), taken("architecture.md", "graphql")


def test_every_file_that_the_page_names_exists() -> None:
    named = re.findall(r"`([a-z_]+/[\w/.-]+\.\w+)`", PAGE)
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("package", ["kennisgraaf", "graph_api", "loaders", "queries", "ontology", "graph_store"])
def test_every_folder_in_the_drawing_exists(package: str) -> None:
    part = re.split(r"^(?=[a-z])", DRAWING.text, flags=re.MULTILINE)
    [lines] = [each for each in part if each.startswith(package)]
    folders = re.findall(r"\b([a-z0-9_]+)/(?![a-z])", lines)
    assert [folder for folder in folders if not (ROOT / package / folder).is_dir()] == []


def test_the_cell_is_in_the_file_at_that_line() -> None:
    with (ROOT / "data/jaarplan-2020/projects.csv").open(encoding="utf-8", newline="") as file:
        row = list(csv.DictReader(file))[1]
    assert (row["id"], row["sited_in"]) == ("prj:v1-gent-bakkersite", "mun:gent")


def test_the_three_readers_get_the_cell(service: Service) -> None:
    rows = service.sparql(SPARQL.text)["results"]["bindings"]
    assert [row["city"]["value"] for row in rows] == ["https://kennisgraaf.example/id/mun/gent"]
    assert "Gent" in str(service.graphql(GRAPHQL.text))
    assert "/doc/mun/gent" in service.client.get("/doc/prj/v1-gent-bakkersite", headers={"accept": "text/html"}).text
