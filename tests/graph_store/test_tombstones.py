"""The record of names that no longer exist."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store import writer as writing
from graph_store.terms import OWL_SAME_AS
from graph_store.tombstones import Tombstones, record
from graph_store.versions import State

BASE = "https://kennisgraaf.example/"
TOWN, OTHER, ALIAS, GRAPH = (NamedNode(BASE + name) for name in ("id/mun/t", "id/mun/o", "id/mun/a", "graph/source/g"))
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
FACT = Quad(TOWN, LABEL, Literal("T"), GRAPH)
NAMED = Quad(TOWN, OWL_SAME_AS, ALIAS, DefaultGraph())
ELSEWHERE = Quad(NamedNode("https://elsewhere.example/x"), LABEL, Literal("X"), DefaultGraph())
STAYS = Quad(OTHER, LABEL, Literal("O"), DefaultGraph())


def published(root: Path, *steps: tuple[list[Quad], list[Quad]]) -> State:
    state = State(root, keep=1)
    with state.writer("test", 1) as writer:
        for removed, added in steps:
            writer.publish(removed, added, sources={})
    return state


@pytest.mark.parametrize("bulk_quads", [50_000, 1])
def test_things_aliases_and_graphs_that_go_are_known_by_their_last_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_quads: int
) -> None:
    monkeypatch.setattr(writing, "BULK_QUADS", bulk_quads)
    state = published(
        tmp_path,
        ([], [FACT, NAMED, ELSEWHERE, STAYS]),
        ([], [Quad(TOWN, LABEL, Literal("t"), GRAPH)]),
        ([FACT, NAMED, ELSEWHERE, Quad(TOWN, LABEL, Literal("t"), GRAPH)], []),
    )
    assert {state.last_version_of(name.value, 3) for name in (TOWN, ALIAS, GRAPH)} == {2}
    assert state.last_version_of(OTHER.value, 3) is None
    assert state.last_version_of(ELSEWHERE.subject.value, 3) is None  # type: ignore[union-attr]


def test_a_name_of_which_something_is_left_is_not_gone(tmp_path: Path) -> None:
    state = published(tmp_path, ([], [FACT, NAMED]), ([FACT], []))
    assert state.last_version_of(TOWN.value, 2) is None
    assert state.last_version_of(GRAPH.value, 2) == 1


def test_what_comes_back_and_goes_again_is_known_by_its_last_time(tmp_path: Path) -> None:
    state = published(tmp_path, ([], [FACT]), ([FACT], [STAYS]), ([], [FACT]), ([FACT], []))
    assert [state.last_version_of(TOWN.value, version) for version in (2, 4, 5)] == [1, 3, 3]
    assert state.last_version_of(TOWN.value, 1) is None


def test_a_reader_sees_what_is_added_while_it_runs_and_no_half_line(tmp_path: Path) -> None:
    file = tmp_path / "gone"
    reader = Tombstones(file)
    assert reader.last_version("a", 9) is None
    record(file, 1, ["a"])
    assert reader.last_version("a", 9) == 1
    with file.open("ab") as cut:
        cut.write(b"2\tb")
    assert reader.last_version("b", 9) is None
    record(file, 3, ["c"])
    assert (reader.last_version("b", 9), reader.last_version("c", 9)) == (2, 3)


def test_nothing_gone_writes_nothing(tmp_path: Path) -> None:
    record(tmp_path / "gone", 1, [])
    assert not (tmp_path / "gone").exists()
