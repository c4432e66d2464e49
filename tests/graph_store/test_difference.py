"""The difference between two versions."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store import difference as differing
from graph_store.deltas import FILE, delta_in
from graph_store.difference import Difference, between, stepped
from graph_store.versions import State

P, G = NamedNode("urn:x:p"), NamedNode("urn:x:g")


def quad(number: int, text: str = "é\n\u2028") -> Quad:
    return Quad(NamedNode(f"urn:x:{number:05}"), P, Literal(text, language="nl"), G if number % 2 else DefaultGraph())


def state(root: Path, *deltas: tuple[list[Quad], list[Quad]]) -> State:
    found = State(root)
    with found.writer("test", 1) as writer:
        for removed, added in deltas:
            writer.publish(removed, added, sources={})
    return found


@pytest.fixture
def changed(tmp_path: Path) -> State:
    """Make versions in which one quad comes and goes again, one goes and comes again, one goes and one comes."""
    first = [quad(1), quad(2), quad(3)]
    return state(tmp_path, ([], first), ([quad(1), quad(3)], [quad(4), quad(5)]), ([quad(5)], [quad(1)]))


@pytest.mark.parametrize("with_steps", [True, False])
@pytest.mark.parametrize(("a", "b"), [(1, 3), (3, 1), (1, 2), (2, 2)])
def test_steps_and_versions_tell_the_same(changed: State, a: int, b: int, with_steps: bool) -> None:
    before, after = set(changed.open(a).quads()), set(changed.open(b).quads())
    if not with_steps:
        for version in changed.versions():
            (changed.open(version).folder / FILE).unlink(missing_ok=True)
    found = changed.difference(a, b)
    assert set(found.removed()) == before - after
    assert set(found.added()) == after - before
    assert list(found.added_lines()) == sorted(found.added_lines())


def test_the_lines_are_read_again_and_again(changed: State) -> None:
    found = between(changed.open(1), changed.open(3))
    assert list(found.removed_lines()) == list(found.removed_lines()) == [f"{quad(3)} ."]


def test_a_patch_is_one_transaction_between_two_names() -> None:
    lines = list(Difference([f"{quad(2)} ."], [f"{quad(1)} ."]).patch(this="urn:b", previous="urn:a"))
    assert lines == ["H id <urn:b> .", "H prev <urn:a> .", "TX .", f"D {quad(2)} .", f"A {quad(1)} .", "TC ."]


def test_lines_are_in_order_however_few_fit_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differing, "RUN_LINES", 7)
    numbers = [(number * 37) % 101 for number in range(101)]
    found = Difference([], (f"{quad(number)} ." for number in numbers))
    assert list(found.added()) == [quad(number) for number in range(101)]


def test_very_long_ways_are_not_stepped(changed: State, monkeypatch: pytest.MonkeyPatch) -> None:
    deltas = [delta for version in (2, 3) if (delta := delta_in(changed.open(version).folder))]
    assert len(deltas) == 2
    assert stepped(deltas) is not None
    monkeypatch.setattr(differing, "MOST_STEPPED", 1)
    assert stepped(deltas) is None
    assert set(changed.difference(1, 3).added()) == {quad(4)}
