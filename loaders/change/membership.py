"""In which derived graphs a triple is, given where it is stated and what infers it: the one rule behind every change.

Asserted is what sources and edits state, less reference and ontology; reference is what it states, less ontology;
inferred never repeats any of them; the default graph is the four merged, each once; synthetic is what it states, less
those; `inferred-synthetic` never repeats anything. What is stated and yet in no graph of its own is hidden there.
"""

from collections.abc import Set
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from graph_store.graphs import Graphs
from graph_store.terms import GraphName

DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Holding:
    """What is known of one triple: the graphs that state it, and whether words, rules, or synthetic rows give it."""

    stated: Set[GraphName]
    word: bool = False
    inferred: bool = False
    further: bool = False


class Places:
    """The graphs of a dataset by what becomes of the triples in them."""

    def __init__(self, graphs: Graphs) -> None:
        self.graphs = graphs
        self.asserted, self.reference, self.inferred = graphs.asserted, graphs.reference, graphs.inferred
        self.ontology, self.synthetic, self.further = graphs.ontology, graphs.synthetic, graphs.inferred_synthetic
        self.provenance, self.edits = graphs.provenance, graphs.edits
        self.derived: frozenset[GraphName] = frozenset(
            (DEFAULT, self.asserted, self.reference, self.inferred, self.synthetic, self.further)
        )
        """The graphs whose content is worked out; that of reference and synthetic is a part of what they state."""

    def is_asserted(self, graph: GraphName) -> bool:
        """Whether what the graph states is asserted."""
        return isinstance(graph, NamedNode) and (self.graphs.is_source(graph) or graph == self.edits)

    def is_stated(self, graph: GraphName) -> bool:
        """Whether the graph states facts, from which others follow."""
        return graph in (self.reference, self.synthetic) or self.is_asserted(graph)

    def is_counted(self, graph: GraphName) -> bool:
        """Whether a change of the graph counts as one of what is stated: each fact once, and graphs nobody owns."""
        once = graph in (self.asserted, self.reference, self.synthetic)
        return once or not (graph in {*self.derived, self.ontology, self.provenance} or self.is_asserted(graph))

    def is_fact(self, holding: Holding) -> bool:
        """Whether the triple is asserted or reference, and no word of the ontology."""
        return not holding.word and any(graph != self.synthetic for graph in holding.stated)

    def of(self, holding: Holding) -> set[GraphName]:
        """The derived graphs that the triple is in."""
        found: set[GraphName] = set()
        if self.is_fact(holding):
            found |= {DEFAULT, self.reference if self.reference in holding.stated else self.asserted}
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
        """The graphs that state the triple and do not show it, for another one does."""
        return {each for each in holding.stated if each in (self.reference, self.synthetic)} - self.of(holding)
