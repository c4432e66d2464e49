"""The facts that a scope sees: whole graphs, and a part of the inferred facts.

The inverse of a stated fact counts as stated, in whichever direction a row states it: by `owl:inverseOf`, or by a
symmetric property. So `asserted` sees those inverses among the inferred facts, and `inferred` sees the others.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from graph_store.graphs import Graphs, Include, Scope
from graph_store.terms import RDF_TYPE, GraphName, Term

OWL = "http://www.w3.org/2002/07/owl#"
INVERSE_OF, SYMMETRIC = NamedNode(f"{OWL}inverseOf"), NamedNode(f"{OWL}SymmetricProperty")

Inverses = Mapping[NamedNode, frozenset[NamedNode]]
"""The inverses of each property that has any; a symmetric property is its own inverse."""


@dataclass(frozen=True, slots=True)
class View:
    """The facts of a store that a scope sees, each once."""

    store: Callable[[], Store]
    graphs: Graphs
    scope: Scope
    inverses: Inverses

    def quads(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Quad]:
        """Yield the facts that match, in any graph."""
        store = self.store()
        for graph in self.graphs.whole(self.scope):
            yield from store.quads_for_pattern(s, p, o, graph)
        yield from self.following(s, p, o)

    def following(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterator[Quad]:
        """Yield the inferred facts that the scope sees, if it sees some but not all of them."""
        match self.scope.include:
            case Include.ASSERTED:
                properties = self.inverses if p is None else {p} & self.inverses.keys()
                for each in properties:
                    yield from (quad for quad in self._inferred(s, each, o) if self._is_inverse(quad))
            case Include.INFERRED:
                yield from (quad for quad in self._inferred(s, p, o) if not self._is_inverse(quad))

    def _inferred(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> Iterator[Quad]:
        store = self.store()
        for graph in self.graphs.following(self.scope):
            yield from store.quads_for_pattern(s, p, o, graph)

    def _is_inverse(self, quad: Quad) -> bool:
        """Return whether a stated fact states the same in the other direction."""
        names, store = self.inverses.get(quad.predicate), self.store()
        if names is None or not isinstance(quad.object, NamedNode):
            return False
        stated: list[GraphName] = self.graphs.whole(Scope(Include.ASSERTED, self.scope.synthetic))
        return any(Quad(quad.object, name, quad.subject, graph) in store for name in names for graph in stated)


def inverses(store: Store, graphs: Graphs) -> Inverses:
    """Return the inverse properties that the ontology in a store states."""
    found: dict[NamedNode, set[NamedNode]] = {}
    for graph in graphs.whole(Scope(Include.ASSERTED)):
        for quad in store.quads_for_pattern(None, INVERSE_OF, None, graph):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found.setdefault(quad.subject, set()).add(quad.object)
                found.setdefault(quad.object, set()).add(quad.subject)
        for quad in store.quads_for_pattern(None, RDF_TYPE, SYMMETRIC, graph):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject, set()).add(quad.subject)
    return {name: frozenset(others) for name, others in found.items()}
