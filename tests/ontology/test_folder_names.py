"""The names that the file of a graph folder uses are those of its ontology."""

from pathlib import Path

import pytest

from graph_store.errors import BadSetting
from graph_store.graphs import DEFAULT_BASE
from ontology.folder_names import name_findings, refuse_unknown_names
from ontology.graph_folder import FILE, VARIABLE

WORDS = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <https://kennisgraaf.example/ns#> .
:Tree a owl:Class .
:Park a owl:Class .
:stands a owl:ObjectProperty ; <http://www.w3.org/2000/01/rdf-schema#domain> :Tree .
"""
TEXT = """[graph]
places = ["Park"]
keywords = [
    "Tree",
    "Bush",
]
[sources]
ontology = ["words.ttl"]
[graphql]
types = ["Tre"]
names = {"kg:Tre" = "OldTree", "kg:stands" = "stands"}
[site]
classes = ["Tree"]
notes = [["stands"], ["stood"]]
[[site.page]]
kind = "timeline"
path = "/a"
[[site.page]]
kind = "tree"
path = "/b"
class = ["Tree"]
by = "stand"
[[site.group]]
name = "all"
title = "All"
classes = ["Parc"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    (tmp_path / "words.ttl").write_text(WORDS, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_each_unknown_name_has_its_key_its_line_and_the_nearest_name() -> None:
    found = [(each.line, each.message, each.suggestion) for each in name_findings(DEFAULT_BASE)]
    assert found == [
        (5, "graph.keywords names the class 'Bush', and there is none", "did you mean Document?"),
        (10, "graphql.types names the class 'Tre', and there is none", "did you mean Tree?"),
        (26, "site.group.classes names the class 'Parc', and there is none", "did you mean Park?"),
        (14, "site.notes names the property 'stood', and there is none", "did you mean stands?"),
        (22, "site.page.by names the property 'stand', and there is none", "did you mean stands?"),
        (11, "graphql.names names the term 'kg:Tre', and there is none", "did you mean kg:Tree?"),
    ]


@pytest.mark.usefixtures("folder")
def test_all_are_refused_at_once() -> None:
    with pytest.raises(BadSetting, match=r"kennisgraaf\.toml:5: graph.keywords .*toml:22: site.page.by names"):
        refuse_unknown_names(DEFAULT_BASE)


def test_the_shipped_folder_names_terms_that_it_has() -> None:
    assert not list(name_findings(DEFAULT_BASE))
