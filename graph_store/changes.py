"""The net change of a write, and the single update that applies it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_store.terms import GraphName, canonical_quad

if TYPE_CHECKING:
    from graph_store.readable import Published


@dataclass(frozen=True, slots=True)
class Change:
    """Distinct quads: `removed` were in the store and go, `added` were not in the store and come."""

    removed: set[Quad]
    added: set[Quad]

    def __len__(self) -> int:
        return len(self.removed) + len(self.added)


def net(store: "Published", remove: Iterable[Quad], add: Iterable[Quad]) -> Change:
    """Return the change that is needed to remove `remove` from a store and then add `add`."""
    wanted = {keepable(quad) for quad in add}
    unwanted = {keepable(quad) for quad in remove} - wanted
    if isinstance(store, Store):
        return Change({quad for quad in unwanted if quad in store}, {quad for quad in wanted if quad not in store})
    there = store.held(unwanted | wanted)
    return Change(unwanted & there, wanted - there)


def keepable(quad: Quad) -> Quad:
    """Return the quad as the store keeps it.

    Raises: ValueError for a blank node, because its name has no meaning in another version, and for a quoted triple.
    """
    named = isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode | DefaultGraph)
    if not (named and isinstance(quad.object, NamedNode | Literal)):
        raise ValueError(f"A version can hold IRIs and literals only, no blank node or quoted triple: {quad}")
    return canonical_quad(quad)


def as_update(change: Change, emptied: Iterable[NamedNode] = ()) -> str:
    """Return the change as one SPARQL update; graphs that become empty are dropped by name, so that they disappear."""
    parts = [f"DROP SILENT GRAPH {graph}" for graph in emptied]
    if change.removed:
        parts.insert(0, f"DELETE DATA {{ {_data(change.removed)} }}")
    if change.added:
        parts.append(f"INSERT DATA {{ {_data(change.added)} }}")
    return " ;\n".join(parts)


def by_graph(quads: Iterable[Quad]) -> dict[GraphName, list[Quad]]:
    """Group quads by graph."""
    graphs: defaultdict[GraphName, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[graph_of(quad)].append(quad)
    return graphs


def graph_of(quad: Quad) -> GraphName:
    """Return the graph of a quad that `keepable` accepted."""
    graph = quad.graph_name
    if isinstance(graph, NamedNode | DefaultGraph):
        return graph
    raise ValueError(f"A graph of a version cannot be named by a blank node: {quad}")


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(_blocks(quads))


def _blocks(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield a GRAPH block for each graph. The terms' own text escapes every character with a meaning in SPARQL."""
    for graph, members in by_graph(quads).items():
        text = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in members)
        yield f"GRAPH {graph} {{ {text} }}" if isinstance(graph, NamedNode) else text
