"""The effect of a change, found by looking at the triples it touches, equals that of working everything out."""

import os
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store.graphs import Graphs
from loaders.change.closures import words
from loaders.change.proposal import Proposal, Statements
from loaders.change.touching import touching
from loaders.dataset.diff import Diff, Gathered
from loaders.dataset.membership import Places
from ontology.namespaces import RDF_TYPE, RDFS_SUB_CLASS_OF, kg
from tests.loaders.anew import anew
from tests.loaders.conftest import RDFS_LABEL, iri
from tests.loaders.memory import Memory

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))

GRAPHS = Graphs()
PLACES = Places(GRAPHS)
STATED = [GRAPHS.source("a"), GRAPHS.source("b"), GRAPHS.edits, GRAPHS.reference, GRAPHS.synthetic, iri("graph/own")]
CITIES = [iri(f"id/mun/c{number}") for number in range(3)]
PROJECTS = [iri(f"id/prj/p{number}") for number in range(4)]
HAVEN, AREA = iri("ns#Haven"), iri("id/area/vl")


def pool() -> list[Triple]:
    """Facts that depend on one another, words of the ontology, class rows, and facts that rules would also infer."""
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
    """Return a few triples to add to graphs or remove from them."""
    found = Gathered()
    for triple in random.sample(facts, random.randrange(1, 8)):
        change = found.add if random.random() < 0.6 else found.remove
        change(random.choice(STATED), triple)
    return found.diff()


def as_quads(proposal: Proposal) -> tuple[set[Quad], set[Quad], frozenset[Quad]]:
    return set(proposal.diff.removed()), set(proposal.diff.added()), proposal.hidden


@pytest.mark.parametrize("seed", range(max(2, ROUNDS // 30)))
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
            touching(dataset, PLACES, Statements.of(dataset).net(step(random, facts)), kept.attach(dataset))
            kept.undo()
        proposal = touching(dataset, PLACES, stated, kept.attach(dataset))
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
    assert set(Statements.of(dataset).each_in(GRAPHS.reference)) == {word}
    assert not Statements.of(dataset).net(change.diff())
