"""A dataset that is poured into a new store: triples stream in, followed by what follows from them.

The graphs that hold a triple depend on everything that states it (`loaders.dataset.membership`). So a triple moves
between graphs as more statements become known. Only the digest of each triple, and the way it is held, are kept in
memory for that.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from graph_store.bulk import BulkLoad
from graph_store.terms import GraphName, Term, quad_in
from loaders.change.closures import Kept, Reasoned, facts_in, words
from loaders.change.proposal import Proposal
from loaders.dataset.diff import Diff
from loaders.dataset.holdings import Holdings
from loaders.dataset.membership import Holding, Places
from loaders.map.provenance import digest
from ontology.reasoning import is_schema

_PIECE_TRIPLES = 50_000
_NOWHERE = Holding(frozenset())


class FirstLoad:
    """The dataset of a first sync, or of a change that is worked out anew, before it is published."""

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
        """State a triple in a graph; `triple` is its text as the store keeps it, `name` its digest."""
        if is_axiom:
            self._axioms[graph == self.places.synthetic].add(triple)
        self._hold(name, triple, self._ways.stated(graph))

    def state_triple(self, graph: GraphName, triple: Triple) -> None:
        """State a triple in a graph."""
        self.state(graph, str(triple), bytes.fromhex(digest(triple)), is_axiom=is_schema(triple))

    def describe(self, triples: Iterable[str]) -> None:
        """Add provenance, each triple as its text; no triple may occur twice."""
        self._described += triples
        if len(self._described) >= _PIECE_TRIPLES:
            self._settle()

    def proposal(self) -> Proposal:
        """Add everything that follows, and return the proposal."""
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
        """The quads that are stated in a graph that does not show them, because another graph does."""
        return frozenset(self._hidden)

    def held(self) -> int:
        """Return the number of quads that came so far."""
        self.settle()
        return sum(self.load.counts.values())

    def settle(self) -> None:
        """Put everything that came so far into the store, where it can be read."""
        self._settle()
        self.load.flush()

    def _take(self, triples: Iterable[Triple], how: Holding) -> None:
        way = self._ways.number(how)
        for triple in triples:
            self._hold(bytes.fromhex(digest(triple)), str(triple), way)
        self.settle()

    def _follow(self, merged: Reasoned) -> None:
        """Put what follows into its graphs; without synthetic facts nothing else holds these triples."""
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
        """Put the triples that came in the graphs where they belong."""
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
        """Return the triples of a graph."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that exist."""
        return [NamedNode(name) for name in self.load.counts if ":" in name]

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match."""
        return self.load.store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        """Return whether a quad is in the store."""
        return quad in self.load.store

    def copy(self) -> Store:
        """Return a store in memory with the same content."""
        store = Store()
        store.bulk_extend(self.load.store)
        return store


class _Ways:
    """The ways in which triples are held, by number; 0 means not at all."""

    def __init__(self) -> None:
        self.holdings = [_NOWHERE]
        self._numbers = {_NOWHERE: 0}
        self._stated: dict[GraphName, int] = {}
        self._both: dict[tuple[int, int], int] = {}

    def number(self, holding: Holding) -> int:
        """Return the number of a way; a way without a number gets a new one."""
        if holding not in self._numbers:
            self._numbers[holding] = len(self.holdings)
            self.holdings.append(holding)
        return self._numbers[holding]

    def stated(self, graph: GraphName) -> int:
        """Return the way of a triple that one graph states."""
        found = self._stated.get(graph)
        if found is None:
            found = self._stated[graph] = self.number(Holding(frozenset({graph})))
        return found

    def both(self, one: int, other: int) -> int:
        """Return the way of a triple that is held in both ways."""
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
