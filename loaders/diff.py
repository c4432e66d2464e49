"""What graphs lose and get: the net difference, or what somebody gathers of it triple by triple."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Self

from pyoxigraph import Quad, Triple

from graph_store.terms import GraphName, quad_in


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """What one graph loses and what it gets; the two share nothing."""

    graph: GraphName
    removed: Set[Triple]
    added: Set[Triple]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


@dataclass(frozen=True, slots=True)
class Diff:
    """What every graph loses and gets; graphs that stay as they are do not occur."""

    graphs: Mapping[GraphName, GraphDiff] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.graphs)

    def __iter__(self) -> Iterator[GraphDiff]:
        return iter(self.graphs.values())

    def __len__(self) -> int:
        return sum(len(each.removed) + len(each.added) for each in self)

    @property
    def is_held(self) -> bool:
        """Whether all of it is in memory."""
        return True

    def removed(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that go, of these graphs or of all."""
        return (quad_in(each.graph, triple) for each in self._chosen(graphs) for triple in each.removed)

    def added(self, graphs: Iterable[GraphName] | None = None) -> Iterator[Quad]:
        """The quads that come, of these graphs or of all."""
        return (quad_in(each.graph, triple) for each in self._chosen(graphs) for triple in each.added)

    def count(self, graphs: Iterable[GraphName]) -> tuple[int, int]:
        """How many triples these graphs lose and get."""
        chosen = list(self._chosen(graphs))
        return sum(len(each.removed) for each in chosen), sum(len(each.added) for each in chosen)

    def of(self, graph: GraphName) -> GraphDiff:
        """What one graph loses and gets."""
        return self.graphs.get(graph) or GraphDiff(graph, frozenset(), frozenset())

    def with_added(self, graph: GraphName, triples: Iterable[Triple]) -> "Diff":
        """The same, and one graph gets these triples too."""
        each, more = self.of(graph), frozenset(triples)
        return Diff({**self.graphs, graph: GraphDiff(graph, each.removed - more, each.added | more)})

    def _chosen(self, graphs: Iterable[GraphName] | None) -> Iterator[GraphDiff]:
        if graphs is None:
            return iter(self)
        return (self.graphs[graph] for graph in graphs if graph in self.graphs)


class Gathered:
    """A diff in the making; what comes after it was said to go stays, and the other way round."""

    def __init__(self) -> None:
        self.going: defaultdict[GraphName, set[Triple]] = defaultdict(set)
        self.coming: defaultdict[GraphName, set[Triple]] = defaultdict(set)

    def remove(self, graph: GraphName, triple: Triple) -> None:
        """A triple goes from a graph, unless it comes."""
        self.going[graph].add(triple)

    def add(self, graph: GraphName, triple: Triple) -> None:
        """A triple comes into a graph."""
        self.coming[graph].add(triple)

    def move(self, triple: Triple, before: Set[GraphName], after: Set[GraphName]) -> None:
        """A triple leaves the graphs it was in and comes into those it should be in."""
        for graph in before - after:
            self.remove(graph, triple)
        for graph in after - before:
            self.add(graph, triple)

    def take(self, diff: Diff) -> Self:
        """Take in another diff."""
        for each in diff:
            self.going[each.graph] |= each.removed
            self.coming[each.graph] |= each.added
        return self

    def diff(self) -> Diff:
        """What has been gathered; what both comes and goes is there afterwards."""
        found = {}
        for graph in {**self.going, **self.coming}:
            added = self.coming.get(graph, set())
            each = GraphDiff(graph, self.going.get(graph, set()) - added, added)
            if each:
                found[graph] = each
        return Diff(found)


def difference(current: Callable[[GraphName], set[Triple]], wanted: Mapping[GraphName, set[Triple]]) -> Diff:
    """Compare the graphs that are wanted with what they hold now; other graphs are left alone."""
    found = {}
    for graph, triples in wanted.items():
        held = current(graph)
        change = GraphDiff(graph, frozenset(held - triples), frozenset(triples - held))
        if change:
            found[graph] = change
    return Diff(found)
