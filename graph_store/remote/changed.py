"""The quads of a version in the store after a change that is not there yet."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from graph_store.changes import Change
from graph_store.manifest import DEFAULT
from graph_store.remote.stored import StoredVersion, matches
from graph_store.terms import GraphName, Term


class ChangedVersion:
    """A version in the store and a change in memory, read as one; each method raises what `StoredVersion` does."""

    def __init__(self, before: StoredVersion, change: Change, counts: Collection[str]) -> None:
        """Store the parameters; `counts` has the names of the graphs after the change."""
        self.before, self.change, self._graphs = before, change, counts

    def quads_for_pattern(
        self, s: NamedNode | None, p: NamedNode | None, o: Term | None, g: GraphName | BlankNode | None = None
    ) -> Iterator[Quad]:
        """Yield the quads that match; None matches anything."""
        for quad in self.before.quads_for_pattern(s, p, o, g):
            if quad not in self.change.removed:
                yield quad
        for quad in self.change.added:
            if (s is None or quad.subject == s) and matches(quad, p, o, g):
                yield quad

    def held(self, quads: Iterable[Quad]) -> set[Quad]:
        """Return those of the quads that the version has after the change."""
        asked = set(quads)
        known = self.change.added | self.change.removed
        return (asked & self.change.added) | self.before.held(asked - known)

    def see_about(self, things: Iterable[NamedNode], graph: GraphName | None) -> None:
        """Have what a graph, or any, says about some things at hand."""
        self.before.see_about(things, graph)

    def named_graphs(self) -> Iterator[NamedNode]:
        """Yield the names of the named graphs."""
        return (NamedNode(name) for name in self._graphs if name != DEFAULT)

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Return whether there is a graph with this name."""
        return graph.value in self._graphs

    def __contains__(self, quad: Quad) -> bool:
        return quad in self.change.added or (quad not in self.change.removed and quad in self.before)

    def __iter__(self) -> Iterator[Quad]:
        graphs: list[GraphName] = [DefaultGraph(), *self.named_graphs()]
        for graph in graphs:
            yield from self.quads_for_pattern(None, None, None, graph)
