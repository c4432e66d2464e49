"""The facts of a dataset: what inventories, updates and reference data state, apart from words of the ontology.

They are read from the graphs that state them, so that what follows from them never depends on what a version says to
follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from graph_store.terms import Term
from loaders.dataset.dataset import Quads
from loaders.dataset.membership import Places


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a dataset, with synthetic facts or without; `words` are the triples of the ontology."""

    current: Quads
    places: Places
    words: frozenset[Triple]
    synthetic: bool = False

    def triples(self, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Triple]:
        """Yield the facts that match; a fact that two graphs state occurs twice."""
        for graph in self.current.graphs():
            if self.places.is_stated(graph) and (self.synthetic or graph != self.places.synthetic):
                for quad in self.current.quads(p=p, o=o, g=graph):
                    triple = quad.triple
                    if triple not in self.words:
                        yield triple
