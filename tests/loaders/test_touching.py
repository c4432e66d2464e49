"""What a change makes of all graphs, by looking at what it touches: the same as by looking at everything."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from graph_store.counts import count_key
from graph_store.graphs import Graphs
from graph_store.manifest import Manifest
from graph_store.terms import GraphName, Term
from loaders.anew import anew
from loaders.closures import words
from loaders.diff import Diff, Gathered
from loaders.membership import Places
from loaders.proposal import Proposal, Statements, hidden_note
from loaders.touching import touching
from ontology.terms import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from tests.loaders.conftest import RDFS_LABEL, iri

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
STATED = [GRAPHS.source("a"), GRAPHS.source("b"), GRAPHS.edits, GRAPHS.reference, GRAPHS.synthetic, iri("graph/own")]
CITIES = [iri(f"id/mun/c{number}") for number in range(3)]
PROJECTS = [iri(f"id/prj/p{number}") for number in range(4)]
HAVEN, AREA = iri("ns#Haven"), iri("id/area/vl")


class Memory:
    """A dataset in memory, with what its manifest would tell."""

    def __init__(self) -> None:
        self.store, self.version = Store(), 1
        self.hidden: list[str] = []

    @property
    def manifest(self) -> Manifest:
        counts = Counter(count_key(quad.graph_name) for quad in self.store)
        return Manifest(1, "", GRAPHS.base, len(self.store), dict(counts), {}, 0, 0, 0, 0, "", {},
                        {"hidden": self.hidden})  # fmt: skip

    def graph(self, graph: GraphName) -> set[Triple]:
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        return [graph for graph in self.store.named_graphs() if isinstance(graph, NamedNode)]

    def quads(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None,
              g: GraphName | None = None) -> Iterator[Quad]:  # fmt: skip
        return self.store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        return quad in self.store

    def copy(self) -> Store:
        raise NotImplementedError

    def take(self, proposal: Proposal) -> None:
        for quad in proposal.diff.removed():
            assert quad in self.store
            self.store.remove(quad)
        assert not any(quad in self.store for quad in proposal.diff.added())
        self.store.extend(proposal.diff.added())
        self.hidden = hidden_note(proposal.hidden)


def pool() -> list[Triple]:
    """Facts that rest on one another, words of the ontology, class rows, and what rules would give as well."""
    facts = [Triple(city, RDF_TYPE, kg(name)) for city in CITIES for name in ("CentreCity", "Municipality", "Place")]
    facts += [Triple(project, kg("sitedIn"), city) for project in PROJECTS for city in CITIES]
    facts += [Triple(project, RDF_TYPE, kg("Project")) for project in PROJECTS]
    facts += [Triple(city, kg("within"), AREA) for city in CITIES]
    facts += [Triple(city, NamedNode(RDFS_LABEL), Literal("Gent", language="nl")) for city in CITIES]
    facts += [Triple(city, RDF_TYPE, HAVEN) for city in CITIES]
    facts += [Triple(city, kg("onDate"), Literal(day)) for city in CITIES for day in ("2007", "2010-03")]
    facts += [Triple(HAVEN, RDFS_SUB_CLASS_OF, kg("Municipality")), Triple(HAVEN, RDFS_SUB_CLASS_OF, kg("CentreCity"))]
    named = sorted((each for each in words(GRAPHS.base) if each.predicate == RDFS_SUB_CLASS_OF), key=str)
    return facts + named[:6]


def step(random: Random, facts: list[Triple]) -> Diff:
    """A few triples that come into graphs or go from them."""
    found = Gathered()
    for triple in random.sample(facts, random.randrange(1, 8)):
        change = found.add if random.random() < 0.6 else found.remove
        change(random.choice(STATED), triple)
    return found.diff()


def as_quads(proposal: Proposal) -> tuple[set[Quad], set[Quad], frozenset[Quad]]:
    return set(proposal.diff.removed()), set(proposal.diff.added()), proposal.hidden


@pytest.mark.parametrize("seed", range(5))
def test_a_change_gives_what_everything_anew_would_give(seed: int) -> None:
    random, facts, dataset = Random(seed), pool(), Memory()
    first = anew(dataset, PLACES, Statements.of(dataset).net(step(random, facts)))
    dataset.take(first)
    kept = first.kept
    for _ in range(12):
        stated = Statements.of(dataset).net(step(random, facts))
        whole = anew(dataset, PLACES, stated)
        assert kept is not None
        if random.random() < 0.3:
            touching(dataset, PLACES, Statements.of(dataset).net(step(random, facts)), kept)
            kept.undo()
        proposal = touching(dataset, PLACES, stated, kept)
        assert as_quads(proposal) == as_quads(whole)
        kept.keep()
        dataset.take(proposal)


def test_a_word_of_the_ontology_that_reference_states_is_hidden_and_comes_back() -> None:
    dataset = Memory()
    word = min(words(GRAPHS.base), key=str)
    change = Gathered()
    change.add(GRAPHS.reference, word)
    dataset.take(anew(dataset, PLACES, Statements.of(dataset).net(change.diff())))

    assert not dataset.graph(GRAPHS.reference)
    assert Statements.of(dataset).are_in(GRAPHS.reference) == {word}
    assert not Statements.of(dataset).net(change.diff())
