"""A dataset that is poured into a new store: triples stream in, followed by what follows from them.

Each statement goes into its graph at once, and into the default graph unless another graph stated the same before. Only
the digest of each triple and the first graph that stated it are kept in memory for that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
from pyoxigraph import NamedNode, Quad, Store, Triple

from graph_store.bulk import BulkLoad
from graph_store.counts import graph_names
from graph_store.fact_digest import fact_digest, joined
from graph_store.row_file_writer import RowFileWriter
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, Term, quad_in, triples_in
from loaders.change.closures import Kept, Reasoned, words
from loaders.change.proposal import Proposal
from loaders.dataset.diff import Diff
from loaders.dataset.digest_numbers import DigestNumbers
from loaders.dataset.membership import DEFAULT, Places
from ontology.reasoning import is_schema

_PIECE_TRIPLES = 50_000
_WORD = 1
"""The number of the ontology among the graphs."""

Mask: TypeAlias = npt.NDArray[np.bool_]
Each = TypeVar("Each")


class FirstLoad:
    """The dataset of a first sync, or of a change that is worked out anew, before it is published."""

    version, manifest = 0, None

    def __init__(self, load: BulkLoad, places: Places) -> None:
        self.load, self.places = load, places
        self._words = words(places.graphs.base)
        self._first = DigestNumbers()
        self._numbers: dict[GraphName, int] = {places.ontology: _WORD}
        self._again: defaultdict[GraphName, DigestNumbers] = defaultdict(DigestNumbers)
        self._coming: defaultdict[GraphName, dict[bytes, str]] = defaultdict(dict)
        self._count = 0
        self._described: list[str] = []
        self._hidden: set[Quad] = set()
        self._stating: RowFileWriter | None = None
        self._axioms: dict[bool, set[str]] = {False: set(), True: set()}
        for word in self._words:
            self._coming[places.ontology][fact_digest(word)] = str(word)
        self._settle()

    def state(self, graph: GraphName, triple: str, name: bytes, *, is_axiom: bool = False) -> None:
        """State a triple in a graph; `triple` is its text as the store keeps it, `name` its digest."""
        if is_axiom:
            self._axioms[graph == self.places.synthetic].add(triple)
        self._coming[graph][name] = triple
        self._count += 1
        if self._count >= _PIECE_TRIPLES:
            self._settle()

    def state_triple(self, graph: GraphName, triple: Triple) -> None:
        """State a triple in a graph."""
        self.state(graph, str(triple), fact_digest(triple), is_axiom=is_schema(triple))

    def row(self, node: NamedNode, facts: Iterable[bytes]) -> None:
        """Keep the digests of the facts that a row states; no row may occur twice."""
        if self._stating is None:
            self._stating = RowFileWriter(self.load.beside("rows"))
        self._stating.add(node.value, joined(facts))

    def describe(self, triples: Iterable[str]) -> None:
        """Add provenance, each triple as its text; no triple may occur twice."""
        self._described += triples
        if len(self._described) >= _PIECE_TRIPLES:
            self._settle()

    def proposal(self) -> Proposal:
        """Add everything that follows, and return the proposal."""
        self.settle()
        self._first, self._again = DigestNumbers(), defaultdict(DigestNumbers)
        axioms, made_up = (frozenset(triples_in(self._axioms[each])) for each in (False, True))
        kept = Kept(Reasoned(self.places, self._words).read(self, axioms))
        for texts in kept.merged.texts():
            for graph in (self.places.inferred, DEFAULT):
                self.load.add(graph, texts)
        self.load.flush()
        if self.places.synthetic.value in self.load.counts:
            self._follow_synthetic(kept, axioms, made_up)
        return Proposal(self, self.places, Diff(), self.hidden, kept, self.load)

    @cached_property
    def rows(self) -> StatingRows:
        """The rows that came, when all have come."""
        return StatingRows() if self._stating is None else StatingRows((self._stating.finish(),))

    def discard(self) -> None:
        """Delete everything that came."""
        if self._stating is not None:
            self._stating.close()
        self.load.discard()

    @property
    def hidden(self) -> frozenset[Quad]:
        """The quads that are stated in a graph that does not show them, because another graph does."""
        return frozenset(self._hidden)

    def held(self) -> int:
        """Return the number of quads that came so far."""
        self._settle()
        return sum(self.load.counts.values())

    def settle(self) -> None:
        """Put everything that came so far into the store, where it can be read."""
        self._settle()
        self.load.flush()

    def _follow_synthetic(self, kept: Kept, axioms: frozenset[Triple], made_up: frozenset[Triple]) -> None:
        """Hide synthetic facts that the default graph has too; add what follows only with the others."""
        synthetic = self.places.synthetic
        twice = {quad for quad in self.quads(g=synthetic) if self.has(quad_in(DEFAULT, quad.triple))}
        self._hidden |= twice
        self.load.withdraw(synthetic, [str(quad.triple) for quad in twice])
        if synthetic.value in self.load.counts:
            shown = {each for each in made_up if self.has(quad_in(synthetic, each))}
            kept.synthetic = Reasoned(self.places, self._words, synthetic=True).read(self, axioms | shown)
            for texts in kept.synthetic.texts():
                more = [str(each) for each in triples_in(texts) if not self.has(quad_in(DEFAULT, each))]
                self.load.add(self.places.further, more)
        self.load.flush()

    def _settle(self) -> None:
        """Put the triples that came into the graphs where they belong."""
        self.load.add(self.places.provenance, self._described)
        self._described.clear()
        for graph, coming in self._coming.items():
            self._place(graph, list(coming), list(coming.values()))
        self._coming.clear()
        self._count = 0

    def _place(self, graph: GraphName, names: Sequence[bytes], texts: Sequence[str]) -> None:
        """Add triples of a graph, all different, to it and to the default graph, unless they are there."""
        is_merged = graph != self.places.synthetic
        number = self._numbers.setdefault(graph, len(self._numbers) + 1)
        first = (self._first if is_merged else self._again[graph]).add(names, number)
        fresh = _chosen(texts, first == 0)
        for each in (graph, DEFAULT) if is_merged else (graph,):
            self.load.add(each, fresh)
        others = (first != 0) & (first != number)
        if others.any():
            self._repeat(graph, _chosen(names, others), _chosen(texts, others), first[others] == _WORD)

    def _repeat(self, graph: GraphName, names: Sequence[bytes], texts: Sequence[str], words: Mask) -> None:
        """Add triples that another graph stated before; reference hides words of the ontology."""
        new = self._again[graph].add(names, _WORD) == 0
        if graph == self.places.reference:
            self._hidden |= {quad_in(graph, each) for each in triples_in(_chosen(texts, new & words))}
            new &= ~words
        self.load.add(graph, _chosen(texts, new))

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the triples of a graph."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that exist."""
        return [NamedNode(name) for name in graph_names(self.load.counts)]

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


def _chosen(each: Sequence[Each], mask: Mask) -> Sequence[Each]:
    return each if mask.all() else [each[place] for place in np.flatnonzero(mask).tolist()]
