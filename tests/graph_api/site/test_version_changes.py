"""Changes between two versions, for a reader."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad
from starlette.testclient import TestClient

from graph_api.site import version_changes
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, thing
from tests.graph_api.small import served

pytestmark = pytest.mark.slow

GRAPHS = Graphs()
HTML = {"Accept": "text/html", "Accept-Language": "en"}


def label(number: int) -> Quad:
    return Quad(thing(f"mun:m{number}"), RDFS_LABEL, Literal(f"Town {number:03}", language="en"))


def page(root: Path) -> str:
    state = State(root)
    with state.writer("test", 1) as writer:
        writer.publish([], [label(number) for number in range(10)], sources={})
        writer.publish([label(2)], [label(number) for number in range(10, 20)] + following(label(3)), sources={})
    with served(state) as client:
        return told(client)


def following(quad: Quad) -> list[Quad]:
    merged = Quad(quad.subject, quad.predicate, Literal("follows"))
    return [merged, quad_in(GRAPHS.inferred, merged.triple)]


def told(client: TestClient) -> str:
    return client.get("/versions/1..2", headers=HTML).text


def test_things_are_told_by_name_and_what_follows_is_counted(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert "Facts: 10 added and 1 removed" in text
    assert text.index("Town 010") < text.index("Town 019")
    assert "follows" not in text


def test_a_page_of_many_changes_counts_those_it_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version_changes, "SHOWN", 4)
    text = page(tmp_path)
    assert text.count("<li class=") == 4
    assert "Facts: 10 added and 1 removed" in text
    assert "7" in text
