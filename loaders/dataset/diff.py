"""The triples that graphs gain and lose: a net difference, or one that is gathered triple by triple."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Self

from pyoxigraph import DefaultGraph, Quad, Triple

from graph_store.terms import GraphName, quad_in


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """The triples that one graph loses and gains; no triple is in both."""

    graph: GraphName
    removed: Set[Triple]
    added: Set[Triple]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Diff:
    """The triples that each graph loses and gains; unchanged graphs are left out."""

    graphs: Mapping[GraphName, GraphDiff] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.graphs)

    def __iter__(self) -> Iterator[GraphDiff]:
        return iter(self.graphs.values())

    def __len__(self) -> int:
        return sum(len(each.removed) + len(each.added) for each in self)

    @property
    def is_held(self) -> bool:
        """True: the whole difference is in memory."""
        return True

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """Yield the quads to remove, from these graphs or from all."""
        return (quad_in(each.graph, triple) for each in self._chosen(graphs) for triple in each.removed)

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """Yield the quads to add, to these graphs or to all."""
        return (quad_in(each.graph, triple) for each in self._chosen(graphs) for triple in each.added)

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """Return the numbers of triples that these graphs lose and gain."""
        chosen = list(self._chosen(graphs))
        return sum(len(each.removed) for each in chosen), sum(len(each.added) for each in chosen)

    def staying(self, graphs: Iterable[GraphName]) -> int:
        """Return the number of triples that these graphs lose or gain and that stay in the default graph."""
        moved = {triple for each in self._chosen(graphs) for triple in (*each.removed, *each.added)}
        merged = self.of(DefaultGraph())
        return len(moved - merged.removed - merged.added)

    def of(self, graph: GraphName) -> GraphDiff:
        """Return the triples that one graph loses and gains."""
        return self.graphs.get(graph) or GraphDiff(graph, frozenset(), frozenset())

    def with_added(self, graph: GraphName, triples: Iterable[Triple]) -> "Diff":
        """Return the same difference with these triples added to one graph."""
        each, more = self.of(graph), frozenset(triples)
        return Diff({**self.graphs, graph: GraphDiff(graph, each.removed - more, each.added | more)})

    def _chosen(self, graphs: Iterable[GraphName] | None) -> Iterator[GraphDiff]:
        if graphs is None:
            return iter(self)
        return (self.graphs[graph] for graph in graphs if graph in self.graphs)


class Gathered:
    """A difference that is being gathered; an addition overrides a removal of the same triple, in any order."""

    def __init__(self) -> None:
        self.going: defaultdict[GraphName, set[Triple]] = defaultdict(set)
        self.coming: defaultdict[GraphName, set[Triple]] = defaultdict(set)

    def remove(self, graph: GraphName, triple: Triple) -> None:
        """Remove a triple from a graph, unless it is added too."""
        self.going[graph].add(triple)

    def add(self, graph: GraphName, triple: Triple) -> None:
        """Add a triple to a graph."""
        self.coming[graph].add(triple)

    def move(self, triple: Triple, before: Set[GraphName], after: Set[GraphName]) -> None:
        """Move a triple from the graphs it was in to those it should be in."""
        for graph in before - after:
            self.remove(graph, triple)
        for graph in after - before:
            self.add(graph, triple)

    def take(self, diff: Diff) -> Self:
        """Take in another difference."""
        for each in diff:
            self.going[each.graph] |= each.removed
            self.coming[each.graph] |= each.added
        return self

    def diff(self) -> Diff:
        """Return the difference gathered so far; a triple that is both removed and added stays."""
        found = {}
        for graph in {**self.going, **self.coming}:
            added = self.coming.get(graph, set())
            each = GraphDiff(graph, self.going.get(graph, set()) - added, added)
            if each:
                found[graph] = each
        return Diff(found)


def difference(current: Callable[[GraphName], set[Triple]], wanted: Mapping[GraphName, set[Triple]]) -> Diff:
    """Compare the wanted contents of some graphs with their current contents; other graphs are left alone."""
    found = {}
    for graph, triples in wanted.items():
        held = current(graph)
        change = GraphDiff(graph, frozenset(held - triples), frozenset(triples - held))
        if change:
            found[graph] = change
    return Diff(found)
