from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph_store.idempotency import Done, done_before, named
from graph_store.manifest import Manifest
from graph_store.versions import State

THING = NamedNode("urn:x:a")


def publish(state: State, number: int, *names: str) -> Manifest:
    with state.writer("test", 1) as writer:
        note = named(names[0], f"hash of {names[0]}") if names else None
        return writer.publish([], [Quad(THING, THING, NamedNode(f"urn:x:{number}"))], sources={}, note=note)


def test_a_request_is_known_after_its_version_has_been_pruned_whatever_comes_between(tmp_path: Path) -> None:
    state = State(tmp_path, keep=2)
    made = publish(state, 0, "first")
    newest = [publish(state, number) for number in range(1, 5)][-1]
    assert made.version not in state.versions()
    assert done_before(newest) == [Done("first", "hash of first", made.version, 1, 0)]


def test_the_latest_requests_are_known_oldest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_store.idempotency.KEPT", 2)
    newest = [publish(State(tmp_path), number, f"r{number}") for number in range(5)][-1]
    assert [(each.name, each.version) for each in done_before(newest)] == [("r2", 3), ("r3", 4), ("r4", 5)]


def test_who_names_no_request_leaves_no_trace(tmp_path: Path) -> None:
    assert done_before(None) == []
    assert [publish(State(tmp_path), number) for number in range(2)][-1].note == {}
