"""The sum of the rows of a run."""

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import fact_digest
from loaders.diff.wanted import ChangedRows
from loaders.map.provenance import Record
from loaders.map.renderings import as_text

S, P = NamedNode("urn:s"), NamedNode("urn:p")
GRAPH, FACT = NamedNode("urn:graph"), Triple(S, P, Literal("1"))


def record(name: str, version: int) -> Record:
    return Record(NamedNode(f"urn:row/{name}"), "x", 2, "hash", frozenset({fact_digest(FACT)}), version)


def test_a_row_brings_its_facts_and_replaces_its_earlier_record() -> None:
    wanted, earlier = ChangedRows(), record("a", 1)
    wanted.take(record("a", 2), [as_text(GRAPH, FACT)], earlier)
    assert wanted.graphs == {GRAPH: {FACT}}
    assert wanted.subjects == {earlier.node: {S}}
    assert wanted.touched == {earlier.node: earlier}


def test_only_rows_of_this_version_that_are_not_stale_are_fresh() -> None:
    wanted = ChangedRows()
    for each in (record("old", 1), record("new", 2), record("stale", 2).made_stale(2, "required")):
        wanted.take(each, [])
    assert list(wanted.fresh(2)) == [record("new", 2).node]


def test_a_row_that_did_not_move_keeps_its_line() -> None:
    wanted = ChangedRows()
    wanted.stay(S, 3, 3)
    wanted.stay(P, 3, 4)
    assert wanted.lines == {P: (3, 4)}
