"""The facts that a scope sees: whole graphs, or parts of them.

The stated facts, with reference data and the ontology, are the default graph without the inferred facts. The inverse of
a stated fact counts as stated, in whichever direction a row states it: by `owl:inverseOf`, or by a symmetric property.
So `asserted` sees those inverses among the inferred facts, and `inferred` sees the others.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph_store.batches import batches
from graph_store.graphs import Graphs, Include, Scope
from graph_store.readable import Published
from graph_store.remote.stored import AT_ONCE, StoredVersion
from graph_store.terms import RDF_TYPE, Term, quad_in

DEFAULT = DefaultGraph()
OWL = "http://www.w3.org/2002/07/owl#"
INVERSE_OF, SYMMETRIC = NamedNode(f"{OWL}inverseOf"), NamedNode(f"{OWL}SymmetricProperty")

Inverses = Mapping[NamedNode, frozenset[NamedNode]]
"""The inverses of each property that has any; a symmetric property is its own inverse."""


@dataclass(frozen=True, slots=True)
class View:
    """The facts of a store that a scope sees, each once."""

    store: Callable[[], Published]
    graphs: Graphs
    scope: Scope
    inverses: Inverses

    def quads(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Quad]:
        """Yield the facts that match, in any graph."""
        store = self.store()
        for graph in self.graphs.whole(self.scope):
            yield from store.quads_for_pattern(s, p, o, graph)
        yield from self.partial(s, p, o)

    def partial(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Quad]:
        """Yield the matching facts of the graphs of which the scope sees a part."""
        match self.scope.include:
            case Include.ASSERTED:
                yield from stated(self.store(), self.graphs, s, p, o)
                properties = self.inverses if p is None else {p} & self.inverses.keys()
                for each in properties:
                    yield from (quad for quad in self._inferred(s, each, o) if self._is_inverse(quad))
            case Include.INFERRED:
                yield from (quad for quad in self._inferred(s, p, o) if not self._is_inverse(quad))

    def _inferred(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> Iterator[Quad]:
        store = self.store()
        for graph in self.graphs.following(self.scope):
            found = store.quads_for_pattern(s, p, o, graph)
            yield from self._with_objects(store, found) if isinstance(store, StoredVersion) else found

    def _with_objects(self, store: StoredVersion, quads: Iterator[Quad]) -> Iterator[Quad]:
        """Yield quads, after what the store says about the objects for which `_is_inverse` asks."""
        for some in batches(quads, AT_ONCE):
            objects = (each.object for each in some if each.predicate in self.inverses)
            store.see_about((each for each in objects if isinstance(each, NamedNode)), DEFAULT)
            yield from some

    def _is_inverse(self, quad: Quad) -> bool:
        """Return whether a stated fact states the same in the other direction."""
        names, value = self.inverses.get(quad.predicate, ()), quad.object
        return isinstance(value, NamedNode) and any(
            self._is_stated(Triple(value, name, quad.subject)) for name in names
        )

    def _is_stated(self, triple: Triple) -> bool:
        store, graphs = self.store(), self.graphs
        if quad_in(DEFAULT, triple) in store:
            return quad_in(graphs.inferred, triple) not in store
        return self.scope.synthetic and quad_in(graphs.synthetic, triple) in store


def stated(
    store: Published, graphs: Graphs, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
) -> Iterator[Quad]:
    """Yield the facts of the default graph that match and are not inferred, each once."""
    inferred = graphs.inferred
    if isinstance(store, StoredVersion):
        left_out = {quad.triple for quad in store.quads_for_pattern(s, p, o, inferred)}
        yield from (quad for quad in store.quads_for_pattern(s, p, o, DEFAULT) if quad.triple not in left_out)
        return
    for quad in store.quads_for_pattern(s, p, o, DEFAULT):
        if quad_in(inferred, quad.triple) not in store:
            yield quad


def inverses(store: Published, graphs: Graphs) -> Inverses:
    """Return the inverse properties that the ontology in a store states."""
    found: dict[NamedNode, set[NamedNode]] = {}
    for quad in stated(store, graphs, p=INVERSE_OF):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found.setdefault(quad.subject, set()).add(quad.object)
            found.setdefault(quad.object, set()).add(quad.subject)
    for quad in stated(store, graphs, p=RDF_TYPE, o=SYMMETRIC):
        if isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject, set()).add(quad.subject)
    return {name: frozenset(others) for name, others in found.items()}
