"""The net difference between what the graphs hold and what they should hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

GraphName: TypeAlias = NamedNode | DefaultGraph


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """What one graph loses and what it gets; the two share nothing."""

    graph: GraphName
    removed: frozenset[Triple]
    added: frozenset[Triple]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Diff:
    """What every graph loses and gets; graphs that stay as they are do not occur."""

    graphs: Mapping[GraphName, GraphDiff] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.graphs)

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that go, of these graphs or of all."""
        return (_quad(triple, each.graph) for each in self._chosen(graphs) for triple in each.removed)

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that come, of these graphs or of all."""
        return (_quad(triple, each.graph) for each in self._chosen(graphs) for triple in each.added)

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """How many triples these graphs lose and get."""
        chosen = list(self._chosen(graphs))
        return sum(len(each.removed) for each in chosen), sum(len(each.added) for each in chosen)

    def _chosen(self, graphs: Iterable[GraphName] | None) -> Iterator[GraphDiff]:
        if graphs is None:
            return iter(self.graphs.values())
        return (self.graphs[graph] for graph in graphs if graph in self.graphs)


def _quad(triple: Triple, graph: GraphName) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def diff(current: Callable[[GraphName], set[Triple]], wanted: Mapping[GraphName, set[Triple]]) -> Diff:
    """Compare the graphs that are wanted with what they hold now; other graphs are left alone."""
    found = {}
    for graph, triples in wanted.items():
        held = current(graph)
        change = GraphDiff(graph, frozenset(held - triples), frozenset(triples - held))
        if change:
            found[graph] = change
    return Diff(found)
