"""Names that an earlier version held."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad
from starlette.testclient import TestClient

from graph_api.linked_data.tombstones import refuse_deleted
from graph_store.errors import Gone
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, thing
from tests.graph_api.small import BASE, GRAPHS, served

LEFT = thing("mun:left")
LABEL = Literal("Weg", language="nl")
QUADS = [Quad(LEFT, RDFS_LABEL, LABEL, graph) for graph in (GRAPHS.source("old"), DefaultGraph())]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Version 1 has a town and the graph of a file that version 2 lacks; version 3 has another town."""
    state = State(tmp_path_factory.mktemp("moved") / "state")
    with state.writer("test", 1) as writer:
        writer.publish([], QUADS, sources={})
        writer.publish(QUADS, [Quad(thing("mun:new"), RDFS_LABEL, LABEL, DefaultGraph())], sources={})
        writer.publish([], [Quad(thing("mun:newer"), RDFS_LABEL, LABEL, DefaultGraph())], sources={})
    return state


@pytest.fixture
def client(moved: State) -> Iterator[TestClient]:
    with served(moved) as found:
        yield found


def test_a_thing_that_was_there_is_gone_since_a_version(client: TestClient) -> None:
    for path in ("/doc/mun/left", "/id/mun/left", "/doc/mun/left.ttl", "/graph/source/old"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "GONE"), path
        assert "version=1" in answer.json()["detail"]
    assert client.get("/doc/mun/left?version=1").status_code == 200


def test_the_graph_that_is_no_longer_stored_is_gone_and_its_answer_says_what_to_read(client: TestClient) -> None:
    for path in ("/graph/asserted", "/graph/asserted.ttl"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "GONE"), path
        assert "/store?default&include=asserted" in answer.json()["detail"]


def test_a_thing_that_comes_later_is_not_found_and_not_gone(client: TestClient) -> None:
    assert client.get("/doc/mun/newer?version=2").status_code == 404
    assert client.get("/doc/mun/never").status_code == 404


def test_a_name_that_nothing_had_is_no_reason_to_say_gone(moved: State) -> None:
    refuse_deleted(moved, moved.newest(), [f"{BASE}id/mun/never"])
    with pytest.raises(Gone):
        refuse_deleted(moved, moved.newest(), [f"{BASE}id/mun/never", LEFT.value])


def test_what_is_gone_is_known_when_its_last_version_is_no_longer_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "state", keep=1)
    with state.writer("test", 1) as writer:
        writer.publish([], QUADS, sources={})
        writer.publish(QUADS, [Quad(thing("mun:new"), RDFS_LABEL, LABEL, DefaultGraph())], sources={})
    assert state.versions() == [2]
    with served(state) as client:
        for path in ("/doc/mun/left.ttl", "/graph/source/old"):
            answer = client.get(path)
            assert answer.status_code == 410
            assert "is 1, which is no longer kept here" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/id/mun/left", "/doc/mun/left", "/doc/mun/left.jsonld", "/graph/source/old.nt"])
@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "*/*", "text/html"])
def test_every_door_says_so_as_a_problem_or_as_a_page(client: TestClient, path: str, accept: str) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 410
    wanted = "text/html" if accept == "text/html" else "application/problem+json"
    assert answer.headers["content-type"].startswith(wanted)
