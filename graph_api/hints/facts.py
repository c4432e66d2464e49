"""Bounded reading of the facts of a version: what is asked is read to its end, or the reading gives up.

A hint claims that something is nowhere in the facts, so a claim needs a reading that came to its end.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice

from pyoxigraph import NamedNode, Quad

from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE, GraphName, Term
from graph_store.views import View

MOST_READ = 1_600
"""Facts that are read for the claims about one answer, all its hints together."""

MOST_FOR_ADVICE, MOST_FOR_ONE_ADVICE = 1_000, 300
"""Facts that are read in addition for advice: for all hints together, and at one time."""

MOST_COUNTED = 400
"""Facts of one property, and members of one class, that are read one by one."""

_LOOK_UP, _COUNTED_AS_ONE = 2, 3
"""Facts that a look-up counts for, and facts that are only counted and count for one: they take as long."""


class Undecided(Exception):
    """There are too many facts to find out in a few milliseconds."""


class Facts:
    """The facts that a query sees, within a limit of reading; they are in the default graph of the query."""

    def __init__(self, snapshot: Snapshot, scope: Scope = Scope(), graphs: Iterable[GraphName] = ()) -> None:  # noqa: B008
        """Read the facts of a scope, or those of `graphs` if there are any: the graphs of FROM."""
        self.snapshot, self.scope = snapshot, scope
        self._view: View = snapshot.view(scope)
        self._graphs = tuple(graphs)
        self._left, self._left_for_advice = MOST_READ, MOST_FOR_ADVICE
        self._known: dict[object, bool] = {}
        self._counts: dict[object, int] = {}

    @property
    def is_partial(self) -> bool:
        """Return whether the query leaves facts out."""
        return self.scope.include is not Include.ALL or bool(self._graphs)

    @contextmanager
    def for_advice(self) -> Iterator[None]:
        """Read for advice, which has limits of its own; at such a limit the block ends without an error."""
        left, self._left = self._left, min(self._left_for_advice, MOST_FOR_ONE_ADVICE)
        before = self._left
        try:
            with suppress(Undecided):
                yield
        finally:
            self._left_for_advice -= before - max(self._left, 0)
            self._left = left

    def quads(
        self, s: Term | None = None, p: Term | None = None, o: Term | None = None, *, most: int | None = None
    ) -> Iterator[Quad]:
        """Yield the facts that match. Raises: Undecided after `most` of them, or at the limit of all reading."""
        if not isinstance(s, NamedNode | None) or not isinstance(p, NamedNode | None):
            return
        self._spend(_LOOK_UP)
        for place, quad in enumerate(self._matching(s, p, o)):
            if most is not None and place >= most:
                raise Undecided
            self._spend(1)
            yield quad

    def some(self, s: Term | None = None, p: Term | None = None, o: Term | None = None) -> bool:
        """Return whether a fact matches."""
        if (s, p, o) not in self._known:
            self._known[s, p, o] = next(self.quads(s, p, o), None) is not None
        return self._known[s, p, o]

    def is_inferred(self, fact: Quad) -> bool:
        """Return whether a fact follows from others and is stated by none."""
        self._spend(_LOOK_UP)
        store, graphs = self.snapshot.store(), self.snapshot.graphs.following(self.scope)
        return any(Quad(fact.subject, fact.predicate, fact.object, graph) in store for graph in graphs)

    def count(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> int:
        """Return the number of facts that match; more than `MOST_COUNTED` are not counted."""
        key = s, p, o
        if key not in self._counts:
            self._counts[key] = sum(1 for _ in islice(self._matching(s, p, o), MOST_COUNTED + 1))
            self._spend(_LOOK_UP + self._counts[key] // _COUNTED_AS_ONE)
        return self._counts[key]

    def occurs(self, term: NamedNode) -> bool:
        """Return whether an IRI is anywhere in the version, in any graph and at any place."""
        if term not in self._known:
            self._known[term] = self._occurs(term)
        return self._known[term]

    def graph_of(self, p: NamedNode) -> NamedNode | None:
        """Return a named graph with a fact of the property, or None."""
        self._spend(_LOOK_UP)
        quad = next(self.snapshot.store().quads_for_pattern(None, p, None), None)
        graph = None if quad is None else quad.graph_name
        return graph if isinstance(graph, NamedNode) else None

    def in_graph(self, graph: NamedNode, p: NamedNode | None = None) -> bool:
        """Return whether a named graph has a fact, or one with this property."""
        self._spend(_LOOK_UP)
        return next(self.snapshot.store().quads_for_pattern(None, p, None, graph), None) is not None

    def axioms(self, s: NamedNode | None, p: NamedNode, o: NamedNode | None = None) -> list[NamedNode]:
        """Return the other ends of a property in the ontology, which counts whatever facts the query leaves out."""
        self._spend(_LOOK_UP)
        found = self.snapshot.store().quads_for_pattern(s, p, o, self.snapshot.graphs.ontology)
        ends = (quad.subject if s is None else quad.object for quad in found)
        return [end for end in ends if isinstance(end, NamedNode)]

    def is_member(self, thing: Term, cls: NamedNode) -> bool:
        """Return whether a thing is a member of a class; a literal never is."""
        return self.some(thing, RDF_TYPE, cls)

    def whole(self) -> "Facts":
        """Return all facts of the default graph, within the same limit."""
        facts = Facts(self.snapshot, self.scope.whole)
        facts._left = self._left
        return facts

    def _occurs(self, term: NamedNode) -> bool:
        self._spend(3 * _LOOK_UP)
        store = self.snapshot.store()
        matches = (
            store.quads_for_pattern(term, None, None),
            store.quads_for_pattern(None, term, None),
            store.quads_for_pattern(None, None, term),
            store.quads_for_pattern(None, None, None, term),
        )
        return next(chain.from_iterable(matches), None) is not None

    def _matching(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> Iterator[Quad]:
        if not self._graphs:
            return self._view.quads(s, p, o)
        store = self.snapshot.store()
        return chain.from_iterable(store.quads_for_pattern(s, p, o, graph) for graph in self._graphs)

    def _spend(self, facts: int) -> None:
        self._left -= facts
        if self._left < 0:
            raise Undecided
