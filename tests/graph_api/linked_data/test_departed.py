"""Names that were once there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad
from starlette.testclient import TestClient

from graph_api.linked_data.departed import Departed, check_departed
from graph_store.errors import Gone
from graph_store.versions import State
from ontology.terms import RDFS_LABEL, thing
from tests.graph_api.small import BASE, GRAPHS, served

LEFT = thing("mun:left")
LABEL = Literal("Weg", language="nl")
QUADS = [Quad(LEFT, RDFS_LABEL, LABEL, graph) for graph in (GRAPHS.asserted, GRAPHS.source("old"), DefaultGraph())]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Version 1 has a town and the graph of a file that version 2 no longer has; version 3 has another one."""
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


def test_a_thing_that_comes_later_is_not_found_and_not_gone(client: TestClient) -> None:
    assert client.get("/doc/mun/newer?version=2").status_code == 404
    assert client.get("/doc/mun/never").status_code == 404


def test_the_last_version_before_the_one_asked_is_named(moved: State) -> None:
    departed = Departed()
    assert departed.last_version(moved, moved.newest(), LEFT.value) == 1
    assert departed.last_version(moved, moved.open(1), LEFT.value) is None


def test_a_name_that_nothing_had_is_no_reason_to_say_gone(moved: State) -> None:
    check_departed(moved, moved.newest(), [f"{BASE}id/mun/never"])
    with pytest.raises(Gone):
        check_departed(moved, moved.newest(), [f"{BASE}id/mun/never", LEFT.value])


def test_what_comes_back_and_goes_again_is_named_by_its_last_time(tmp_path: Path) -> None:
    state = State(tmp_path / "state")
    with state.writer("test", 1) as writer:
        for removed, added in (([], QUADS), (QUADS, []), ([], QUADS), (QUADS, [])):
            writer.publish(removed, [*added, Quad(thing(f"mun:{len(added)}"), RDFS_LABEL, LABEL)], sources={})
    assert Departed().last_version(state, state.newest(), LEFT.value) == 3
