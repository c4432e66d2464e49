"""A replaced thing leads to its successors, and a thing to its predecessors, through chains."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from graph_store.graphs import Graphs, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import quad_in
from graph_store.versions import State
from ontology.namespaces import XSD, kg, thing
from queries.successors import Replacements, standing_for

DATE = Literal("2021-01-01", datatype=NamedNode(f"{XSD}date"))
STEPS = {"a": ["b"], "b": ["x"], "c": ["x"], "d": ["b", "y"], "loop": ["back"], "back": ["loop"]}


def facts() -> Iterator[Triple]:
    for old, after in STEPS.items():
        yield Triple(thing(f"t:{old}"), kg("replacedOn"), DATE)
        yield from (Triple(thing(f"t:{old}"), kg("replacedBy"), thing(f"t:{new}")) for new in after)
    yield Triple(thing("t:action"), kg("replacedBy"), thing("t:x"))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("replaced"))


def published(place: Path) -> Snapshot:
    state = State(place)
    with state.writer("test", 1) as writer:
        graphs = (DefaultGraph(), Graphs().source("oud"))
        writer.publish([], [quad_in(graph, each) for each in facts() for graph in graphs], sources={})
    return state.newest()


def names(found: list[NamedNode]) -> list[str]:
    return [each.value.rpartition("/")[2] for each in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [("a", ["x"]), ("b", ["x"]), ("d", ["x", "y"]), ("x", []), ("action", []), ("loop", []), ("unknown", [])],
)
def test_successors_are_at_the_end_of_each_chain(snapshot: Snapshot, old: str, new: list[str]) -> None:
    assert names(Replacements(snapshot, Scope()).successors(thing(f"t:{old}"))) == new


def test_the_next_step_is_known_too(snapshot: Snapshot) -> None:
    found = Replacements(snapshot, Scope())
    assert names(found.after(thing("t:a"))) == ["b"]
    assert names(found.after(thing("t:x"))) == []
    assert (found.date(thing("t:a")), found.date(thing("t:action"))) == (DATE, None)


def test_predecessors_are_found_through_chains_the_nearest_first(snapshot: Snapshot) -> None:
    found = Replacements(snapshot, Scope())
    assert names(found.predecessors(thing("t:x"))) == ["b", "c", "a", "d"]
    assert names(found.predecessors(thing("t:y"))) == ["d"]
    assert names(found.predecessors(thing("t:loop"))) == ["back"]


def test_one_successor_stands_for_a_thing_and_several_do_not(snapshot: Snapshot) -> None:
    stands = {old: names([standing_for(snapshot, Scope(), thing(f"t:{old}"))]) for old in ("a", "d", "x", "loop")}
    assert stands == {"a": ["x"], "d": ["d"], "x": ["x"], "loop": ["loop"]}
