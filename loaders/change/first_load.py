"""A dataset that is poured into a new store: triples stream in, and what follows from them after them.

In which graphs a triple is depends on all that state it (`loaders.change.membership`). So a triple moves, as one
statement after the other becomes known, from the graphs that it was in to those that it should be in. Only the digest
of each triple is kept in memory for that, with how it is held.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from graph_store.bulk import BulkLoad
from graph_store.terms import GraphName, Term, quad_in
from loaders.change.closures import Kept, Reasoned, facts_in, words
from loaders.change.holdings import Holdings
from loaders.change.membership import Holding, Places
from loaders.change.proposal import Proposal
from loaders.diff import Diff
from loaders.provenance import digest
from ontology.reasoning import is_schema

_PIECE_TRIPLES = 50_000
_NOWHERE = Holding(frozenset())


class FirstLoad:
    """The dataset that a first sync makes, or one that works out everything anew, before it is published."""

    version, manifest = 0, None

    def __init__(self, load: BulkLoad, places: Places) -> None:
        self.load, self.places = load, places
        self._ways = _Ways()
        self._known = Holdings()
        self._coming: dict[bytes, int] = {}
        self._texts: list[str] = []
        self._described: list[str] = []
        self._hidden: set[Quad] = set()
        self._axioms: dict[bool, set[str]] = {False: set(), True: set()}

    def state(self, graph: GraphName, triple: str, name: bytes, *, is_axiom: bool = False) -> None:
        """A graph states a triple, given as its text as the store keeps it; `name` is its digest."""
        if is_axiom:
            self._axioms[graph == self.places.synthetic].add(triple)
        self._hold(name, triple, self._ways.stated(graph))

    def state_triple(self, graph: GraphName, triple: Triple) -> None:
        """The same, of a triple of which nothing has been made yet."""
        self.state(graph, str(triple), bytes.fromhex(digest(triple)), is_axiom=is_schema(triple))

    def describe(self, triples: Iterable[str]) -> None:
        """Provenance, each triple as its text; nothing comes twice."""
        self._described += triples
        if len(self._described) >= _PIECE_TRIPLES:
            self._settle()

    def proposal(self) -> Proposal:
        """What there is when all that follows has been added."""
        ontology = words(self.places.graphs.base)
        self.load.add(self.places.ontology, [str(triple) for triple in ontology])
        self._take(ontology, Holding(frozenset(), word=True))
        axioms = _triples(self._axioms[False]) - ontology
        is_mixed = self.places.synthetic.value in self.load.counts
        if not is_mixed:
            self._known = Holdings()
        kept = Kept(Reasoned.read(ontology, facts_in(self.places.graphs), self, axioms))
        if not is_mixed:
            self._follow(kept.merged)
        else:
            self._take(kept.merged.each_inferred(), Holding(frozenset(), inferred=True))
            among = [*facts_in(self.places.graphs), self.places.synthetic]
            more = {each for each in _triples(self._axioms[True]) if self.has(quad_in(self.places.synthetic, each))}
            kept.synthetic = Reasoned.read(ontology, among, self, axioms | more)
            self._take(kept.synthetic.each_inferred(), Holding(frozenset(), further=True))
        return Proposal(self, self.places, Diff(), self.hidden, kept, self.load)

    @property
    def hidden(self) -> frozenset[Quad]:
        """What is stated in a graph that does not show it, for another one does."""
        return frozenset(self._hidden)

    def settle(self) -> None:
        """Have everything that came so far in the store, where it can be asked for."""
        self._settle()
        self.load.flush()

    def _take(self, triples: Iterable[Triple], how: Holding) -> None:
        way = self._ways.number(how)
        for triple in triples:
            self._hold(bytes.fromhex(digest(triple)), str(triple), way)
        self.settle()

    def _follow(self, merged: Reasoned) -> None:
        """Put what follows into its graphs; where nothing is synthetic, it is held in no other way."""
        graphs = self.places.of(Holding(frozenset(), inferred=True))
        for texts in merged.texts():
            for graph in graphs:
                self.load.add(graph, texts)
        self.load.flush()

    def _hold(self, name: bytes, triple: str, way: int) -> None:
        known = self._coming.get(name)
        if known is None:
            self._coming[name] = way
            self._texts.append(triple)
            if len(self._texts) >= _PIECE_TRIPLES:
                self._settle()
        elif known != way:
            self._coming[name] = self._ways.both(known, way)

    def _settle(self) -> None:
        """Put what has come into the graphs that it belongs in."""
        self.load.add(self.places.provenance, self._described)
        self._described.clear()
        if not self._coming:
            return
        names = list(self._coming)
        before = self._known.of(names)
        pairs = before.astype(np.uint64) << np.uint64(32) | np.fromiter(self._coming.values(), np.uint64, len(names))
        kinds, kind_of = np.unique(pairs, return_inverse=True)
        ways = [(pair >> 32, self._ways.both(pair >> 32, pair & 0xFFFFFFFF)) for pair in kinds.tolist()]
        for kind, (was, now) in enumerate(ways):
            if was != now:
                texts = [self._texts[place] for place in np.flatnonzero(kind_of == kind).tolist()]
                self._move(texts, self._ways.holdings[was], self._ways.holdings[now])
        self._known.put(names, np.array([now for _, now in ways], np.uint32)[kind_of])
        self._coming.clear()
        self._texts.clear()

    def _move(self, texts: Sequence[str], before: Holding, after: Holding) -> None:
        was, now = self._graphs(before), self._graphs(after)
        for graph in now - was:
            self.load.add(graph, texts)
        for graph in was - now:
            self.load.withdraw(graph, texts)
        hid, hides = self.places.hidden(before), self.places.hidden(after)
        for graph in hid - hides:
            self._hidden.difference_update(_quads(graph, texts))
        for graph in hides - hid:
            self._hidden.update(_quads(graph, texts))

    def _graphs(self, holding: Holding) -> set[GraphName]:
        sources = {graph for graph in holding.stated if self.places.is_asserted(graph)}
        return sources | self.places.of(holding)

    def graph(self, graph: GraphName) -> set[Triple]:
        """What a graph holds."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """The named graphs that are there."""
        return [NamedNode(name) for name in self.load.counts if ":" in name]

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """The quads that match."""
        return self.load.store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        """Whether a quad is there."""
        return quad in self.load.store

    def copy(self) -> Store:
        """A store in memory that holds the same."""
        store = Store()
        store.bulk_extend(self.load.store)
        return store


class _Ways:
    """The ways in which triples are held, by number; 0 is not at all."""

    def __init__(self) -> None:
        self.holdings = [_NOWHERE]
        self._numbers = {_NOWHERE: 0}
        self._stated: dict[GraphName, int] = {}
        self._both: dict[tuple[int, int], int] = {}

    def number(self, holding: Holding) -> int:
        """The number of a way, a new one when it has none."""
        if holding not in self._numbers:
            self._numbers[holding] = len(self.holdings)
            self.holdings.append(holding)
        return self._numbers[holding]

    def stated(self, graph: GraphName) -> int:
        """The way of a triple that one graph states."""
        found = self._stated.get(graph)
        if found is None:
            found = self._stated[graph] = self.number(Holding(frozenset({graph})))
        return found

    def both(self, one: int, other: int) -> int:
        """The way of a triple that is held in both ways."""
        if (one, other) not in self._both:
            a, b = self.holdings[one], self.holdings[other]
            self._both[one, other] = self.number(
                Holding(
                    frozenset(a.stated | b.stated),
                    a.word or b.word,
                    a.inferred or b.inferred,
                    a.further or b.further,
                )
            )
        return self._both[one, other]


def _quads(graph: GraphName, texts: Iterable[str]) -> set[Quad]:
    return {quad_in(graph, triple) for triple in _triples(texts)}


def _triples(texts: Iterable[str]) -> frozenset[Triple]:
    quads = parse("".join(f"{text} .\n" for text in texts), format=RdfFormat.N_TRIPLES, lenient=True)
    return frozenset(quad.triple for quad in quads)
