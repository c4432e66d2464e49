"""What a choice of facts sees: whole graphs, and a part of what follows.

The inverse of a stated fact counts as stated, whichever direction a row used: by `owl:inverseOf`, or by a symmetric
property. So `asserted` sees those inverses among what follows, and `inferred` sees the rest of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from graph_store.graphs import Graphs, Include, Scope
from graph_store.terms import RDF_TYPE, GraphName, Term

OWL = "http://www.w3.org/2002/07/owl#"
INVERSE_OF, SYMMETRIC = NamedNode(f"{OWL}inverseOf"), NamedNode(f"{OWL}SymmetricProperty")

Inverses = Mapping[NamedNode, frozenset[NamedNode]]
"""Of each property that has one, its inverses; a symmetric one is its own."""


@dataclass(frozen=True, slots=True)
class View:
    """The facts of a store that a scope sees, each once."""

    store: Callable[[], Store]
    graphs: Graphs
    scope: Scope
    inverses: Inverses

    def quads(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Quad]:
        """The facts that match, in whatever graph they are."""
        store = self.store()
        for graph in self.graphs.whole(self.scope):
            yield from store.quads_for_pattern(s, p, o, graph)
        yield from self.following(s, p, o)

    def following(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterator[Quad]:
        """The part of what follows that the scope sees, where it sees neither all of it nor none."""
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
        """Whether a stated fact says the same the other way round."""
        names, store = self.inverses.get(quad.predicate), self.store()
        if names is None or not isinstance(quad.object, NamedNode):
            return False
        stated: list[GraphName] = self.graphs.whole(Scope(Include.ASSERTED, self.scope.synthetic))
        return any(Quad(quad.object, name, quad.subject, graph) in store for name in names for graph in stated)


def inverses(store: Store, graphs: Graphs) -> Inverses:
    """The inverses that the words of a store state."""
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


def copied(view: View, named: Iterable[GraphName] = ()) -> Store:
    """A store in memory whose default graph holds what a view sees, and that has these named graphs as well."""
    made = Store()
    made.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in view.quads())
    for graph in named:
        made.bulk_extend(view.store().quads_for_pattern(None, None, None, graph))
    return made
