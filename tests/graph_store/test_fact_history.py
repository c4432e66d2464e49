"""The versions that brought the facts of a version."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph_store import fact_history
from graph_store.deltas import FILE
from graph_store.fact_history import FactHistory, Since
from graph_store.versions import State

P = NamedNode("urn:x:p")


def quad(number: int) -> Quad:
    return Quad(NamedNode(f"urn:x:{number}"), P, P, NamedNode("urn:x:g") if number % 2 else DefaultGraph())


@pytest.fixture
def state(tmp_path: Path) -> State:
    """Make four versions; quad 3 goes and comes again, quad 4 comes in the third version, quad 5 in the last one."""
    made = State(tmp_path, keep=9)
    with made.writer("test", 1) as writer:
        writer.publish([], [quad(1), quad(2), quad(3)], sources={})
        writer.publish([quad(3)], [quad(9)], sources={})
        writer.publish([], [quad(3), quad(4)], sources={})
        writer.publish([quad(9)], [quad(5)], sources={})
    return made


def forget_steps(state: State, *versions: int) -> None:
    for version in versions:
        (state.folder(version) / FILE).unlink()


def since(state: State, version: int = 4) -> dict[Quad, Since]:
    return FactHistory(state, version).since(set(state.open(version).quads()))


ALL = {
    quad(1): Since(1, exact=True),
    quad(2): Since(1, exact=True),
    quad(3): Since(3, exact=True),
    quad(4): Since(3, exact=True),
    quad(5): Since(4, exact=True),
}


def test_as_of_a_document_nothing_is_known_of_earlier_versions(state: State) -> None:
    found = {version: FactHistory(state, version, "plan:2020").since([quad(1)]) for version in (1, 4)}
    assert found == {1: {quad(1): Since(1, exact=True)}, 4: {quad(1): Since(4, exact=False)}}


@pytest.mark.parametrize("lost", [(), (2,), (3,), (4,), (2, 4), (2, 3, 4)])
def test_a_quad_is_there_since_the_version_that_brought_it_last(state: State, lost: tuple[int, ...]) -> None:
    forget_steps(state, *lost)
    assert since(state) == ALL


def test_later_versions_do_not_count(state: State) -> None:
    assert since(state, 2) == dict.fromkeys([quad(1), quad(2)], Since(1, exact=True)) | {quad(9): Since(2, exact=True)}


def test_what_older_versions_no_longer_tell_is_not_exact(state: State) -> None:
    state.keep = 2
    assert state.prune() == [1, 2]
    assert since(state) == ALL | dict.fromkeys([quad(1), quad(2)], Since(3, exact=False))

    forget_steps(state, 3)
    assert since(state) == dict.fromkeys([quad(1), quad(2), quad(3), quad(4)], Since(3, exact=False)) | {
        quad(5): Since(4, exact=True)
    }


def test_a_withdrawn_version_ends_what_is_known(state: State) -> None:
    state.withdraw(2, "it is wrong")
    assert since(state) == ALL

    forget_steps(state, 3)
    assert since(state) == dict.fromkeys([quad(1), quad(2), quad(3), quad(4)], Since(3, exact=False)) | {
        quad(5): Since(4, exact=True)
    }


def test_no_more_than_so_many_quads_are_held(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_history, "MOST_QUADS", 0)
    assert since(state)[quad(5)] == Since(4, exact=True)
    assert since(state)[quad(1)] == Since(4, exact=False)
