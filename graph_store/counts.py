"""The number of quads in each graph: counted in a store, or updated by a change."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store

from graph_store.changes import Change, by_graph
from graph_store.manifest import DEFAULT
from graph_store.terms import GraphName

if TYPE_CHECKING:
    from graph_store.readable import Published

COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
"""The query for the number of quads in each named graph."""


def count_key(graph: GraphName) -> str:
    """Return the name of a graph in the counts of a manifest."""
    return graph.value if isinstance(graph, NamedNode) else DEFAULT


def graph_named(key: str) -> GraphName:
    """Return the graph with a name in the counts of a manifest."""
    return DefaultGraph() if key == DEFAULT else NamedNode(key)


def graph_names(counts: Iterable[str]) -> list[str]:
    """Return the names of the named graphs in the counts of a manifest."""
    return [name for name in counts if name != DEFAULT]


def counted(store: "Published") -> dict[str, int]:
    """Count the quads of each graph of a store; an empty graph is left out."""
    if not isinstance(store, Store):
        return store.counts()
    rows = store.query(COUNT)
    assert isinstance(rows, QuerySolutions)  # noqa: S101
    counts = {row["g"].value: int(row["n"].value) for row in rows}
    return tidy(counts | {DEFAULT: len(store) - sum(counts.values())})


def moved(counts: Mapping[str, int], change: Change) -> dict[str, int]:
    """Return the number of quads in each graph after a change; an empty graph is left out."""
    after = dict(counts)
    for sign, quads in ((-1, change.removed), (1, change.added)):
        for graph, members in by_graph(quads).items():
            after[count_key(graph)] = after.get(count_key(graph), 0) + sign * len(members)
    return tidy(after)


def with_count(counts: Mapping[str, int], graph: GraphName, number: int) -> dict[str, int]:
    """Return the counts with another number for one graph."""
    return tidy({**counts, count_key(graph): number})


def tidy(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts in the order of their names, without graphs that have no quads."""
    return {name: number for name, number in sorted(counts.items()) if number}
