"""A reference implementation for tests: everything that follows from the stated graphs, worked out anew in memory."""

from collections.abc import Mapping

from pyoxigraph import Quad, Triple

from graph_store.terms import GraphName, quad_in
from loaders.change.closures import Kept, Reasoned, words
from loaders.change.proposal import Proposal, Statements
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered, difference
from loaders.dataset.membership import DEFAULT, Places


def anew(current: Dataset, places: Places, change: Diff) -> Proposal:
    """Return the proposal for a net change of the stated graphs."""
    stated = _stated(current, places, change)
    derived, hidden, kept = _derived(stated, places)
    found = Gathered().take(Diff({each.graph: each for each in change if each.graph not in derived}))
    return Proposal(current, places, found.take(difference(current.graph, derived)).diff(), hidden, kept)


def _stated(current: Dataset, places: Places, change: Diff) -> dict[GraphName, set[Triple]]:
    """Return every graph that states facts, as it should become."""
    statements = Statements.of(current)
    graphs = dict.fromkeys([*change.graphs, *current.graphs(), places.reference, places.synthetic])
    return {
        graph: set(statements.each_in(graph)) - change.of(graph).removed | change.of(graph).added
        for graph in graphs
        if places.is_stated(graph)
    }


def _derived(
    stated: Mapping[GraphName, set[Triple]], places: Places
) -> tuple[dict[GraphName, set[Triple]], frozenset[Quad], Kept]:
    """Return the graphs that follow from the stated ones; a question never sees a triple in two of them."""
    ontology = words(places.graphs.base)
    sources = [triples for graph, triples in stated.items() if places.is_asserted(graph)]
    reference = stated[places.reference] - ontology
    facts = reference.union(*sources) - ontology
    kept = Kept(Reasoned(places, ontology).of(facts))
    inferred = kept.merged.inferred()
    merged = facts | inferred | ontology
    synthetic = stated[places.synthetic] - merged
    further = set[Triple]()
    if synthetic:
        kept.synthetic = Reasoned(places, ontology, synthetic=True).of(facts | synthetic)
        further = kept.synthetic.inferred() - merged
    shown: dict[GraphName, set[Triple]] = {places.reference: reference, places.synthetic: synthetic}
    hidden = {quad_in(graph, triple) for graph, seen in shown.items() for triple in stated[graph] - seen}
    derived: dict[GraphName, set[Triple]] = {
        places.ontology: set(ontology),
        places.inferred: inferred,
        places.further: further,
        DEFAULT: merged,
        **shown,
    }
    return derived, frozenset(hidden), kept
