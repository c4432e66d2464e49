"""The rule that says which derived graphs hold a triple, given the graphs that state it and what infers it.

The graphs of sources, edits and what has ended show everything that these state, and the graph of the ontology every
word. The default graph merges them with reference and inferred, each triple once. Reference holds what it states,
without words. Inferred repeats nothing that is stated, nor a word. So what is stated (the default graph without
inferred, reference and words), reference, inferred and ontology share no triple. Synthetic holds what it states and the
default graph does not have, `inferred-synthetic` what neither has. A triple that a graph states but does not hold is
hidden there.
"""

from collections.abc import Set
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.graphs import Graphs
from graph_store.terms import GraphName

DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Holding:
    """The graphs that state a triple, and whether words, rules or synthetic rows give it."""

    stated: Set[GraphName]
    word: bool = False
    inferred: bool = False
    further: bool = False


class Places:
    """The graphs of a dataset, by their role."""

    def __init__(self, graphs: Graphs) -> None:
        self.graphs = graphs
        self.reference, self.inferred, self.ontology = graphs.reference, graphs.inferred, graphs.ontology
        self.synthetic, self.further = graphs.synthetic, graphs.inferred_synthetic
        self.following = (self.inferred, self.further)
        self.provenance, self.edits = graphs.provenance, graphs.edits
        self.derived: frozenset[GraphName] = frozenset(
            (DEFAULT, self.reference, self.inferred, self.synthetic, self.further)
        )
        """The graphs whose content is worked out; reference and synthetic hold a part of what they state."""

    def is_asserted(self, graph: GraphName) -> bool:
        """Return whether what the graph states is asserted."""
        return isinstance(graph, NamedNode) and (self.graphs.is_listed(graph) or graph == self.edits)

    def is_stated(self, graph: GraphName) -> bool:
        """Return whether the graph states facts, from which others follow."""
        return graph in (self.reference, self.synthetic) or self.is_asserted(graph)

    def is_synced(self, graph: GraphName) -> bool:
        """Return whether a sync decides the whole content of the graph."""
        listed = isinstance(graph, NamedNode) and self.graphs.is_listed(graph)
        return listed or graph in (self.reference, self.synthetic, self.provenance)

    def is_written(self, graph: GraphName) -> bool:
        """Return whether rows or updates write what the graph states; what any other graph holds follows from that."""
        return graph not in {*self.derived, self.ontology} - {self.reference, self.synthetic}

    def is_merged(self, graph: GraphName) -> bool:
        """Return whether all triples that the graph holds are in the default graph."""
        return graph in (self.reference, self.inferred, self.ontology) or self.is_asserted(graph)

    def is_free(self, graph: GraphName) -> bool:
        """Return whether nobody owns the graph, so that it states nothing and nothing follows from it."""
        return not (graph in {*self.derived, self.ontology, self.provenance} or self.is_asserted(graph))

    def is_fact(self, holding: Holding) -> bool:
        """Return whether the triple is asserted or reference, and not a word of the ontology."""
        return not holding.word and any(graph != self.synthetic for graph in holding.stated)

    def of(self, holding: Holding) -> set[GraphName]:
        """Return the derived graphs that hold the triple."""
        found: set[GraphName] = set()
        if self.is_fact(holding):
            found |= {DEFAULT, *({self.reference} & holding.stated)}
        elif holding.word:
            found.add(DEFAULT)
        elif holding.inferred:
            found |= {DEFAULT, self.inferred}
        elif self.synthetic in holding.stated:
            found.add(self.synthetic)
        elif holding.further:
            found.add(self.further)
        return found

    def hidden(self, holding: Holding) -> set[GraphName]:
        """Return the graphs that state the triple and do not show it, because another graph does."""
        return {each for each in holding.stated if each in (self.reference, self.synthetic)} - self.of(holding)
