"""Look-ups of many patterns at once, as one operation of the store whatever their number."""

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store, Triple

from graph_store.remote.stored import StoredVersion
from graph_store.terms import GraphName, Term

Pattern: TypeAlias = tuple[NamedNode | None, NamedNode | None, Term | None]
"""Subject, property and object; None matches anything."""


def pattern_of(fact: Triple | Quad) -> Pattern:
    """Return the pattern that only one fact matches."""
    assert isinstance(fact.subject, NamedNode)  # noqa: S101 - no version holds a blank node or a quoted triple
    return fact.subject, fact.predicate, fact.object


def look_up(store: Store | StoredVersion, patterns: Iterable[Pattern], graph: GraphName | None) -> list[Quad]:
    """Return the quads that match any of the patterns, all of which leave the same places open.

    `graph` is the graph to search, or None for every named graph. The engine looks up one pattern after the other in
    its indexes, so the time grows with the number of patterns, not with the size of the store.
    """
    wanted = list(dict.fromkeys(patterns))
    if not wanted:
        return []
    if isinstance(store, StoredVersion):
        return store.look_up(wanted, graph)
    given = [place for place in range(3) if wanted[0][place] is not None]
    rows = "\n".join(f"({' '.join(str(each[place]) for place in given)})" for each in wanted)
    where = _WHERE[type(graph)].format(graph)
    names = " ".join(_NAMES[place] for place in given)
    found = store.query(f"SELECT * {{ VALUES ({names}) {{ {rows} }} {where} }}")
    assert isinstance(found, QuerySolutions)  # noqa: S101 - the query is a SELECT
    if graph is None:
        return [Quad(each["s"], each["p"], each["o"], each["g"]) for each in found]
    return [Quad(each["s"], each["p"], each["o"], graph) for each in found]


_NAMES = ("?s", "?p", "?o")
_WHERE = {
    DefaultGraph: "?s ?p ?o",
    NamedNode: "GRAPH {} {{ ?s ?p ?o }}",
    type(None): "GRAPH ?g {{ ?s ?p ?o }}",
}
