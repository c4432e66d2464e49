"""The quads of a version in the store after a change that is not there yet."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from graph_store.changes import Change
from graph_store.remote.stored import StoredVersion, matches
from graph_store.terms import GraphName, Term


class ChangedVersion:
    """A version in the store and a change in memory, read as one; each method raises what `StoredVersion` does."""

    def __init__(self, before: StoredVersion, change: Change) -> None:
        self.before, self.change = before, change

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
