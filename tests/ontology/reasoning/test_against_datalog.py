"""The reasoner compared with a logic program over triples, run by clingo, on the shipped data and random histories."""

import os
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Triple

from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from ontology.namespaces import OWL_SAME_AS, kg
from ontology.reasoning import IncrementalClosure
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.pools import AXIOMS, FACTS, pool
from tests.service import Service

pytest.importorskip("clingo", reason="clingo is a development dependency")
from tests.ontology.reasoning.datalog import Program, reported

pytestmark = pytest.mark.slow

STEPS = int(os.environ.get("HISTORY_STEPS", "150"))
SEEDS = [int(seed) for seed in os.environ.get("HISTORY_SEEDS", "1").split()]
OURS = {kg("earliest"), kg("latest")}
"""The terms concluded by our own rule about days; those of rules about absences are in the ontology."""


@pytest.mark.slow
def test_the_shipped_data_infers_what_the_program_says_and_what_our_own_rules_conclude(service: Service) -> None:
    graphs, newest = Graphs(), service.state.newest()

    def held(*names: GraphName) -> set[Triple]:
        return {quad.triple for name in names for quad in newest.quads(g=name)}

    ours = OURS | {triple.subject for triple in ontology_triples() if triple.predicate == kg("closedWorldRule")}
    inferred = held(graphs.inferred)
    stated = held(DefaultGraph()) - inferred
    given = {triple for triple in inferred if triple.predicate in ours or triple.object in ours}
    found, clashes = Program().closure(stated | given)
    assert reported(found, stated) == inferred
    assert not clashes


@pytest.mark.parametrize("seed", SEEDS)
def test_a_closure_that_is_saved_and_opened_between_changes_says_what_the_program_says(
    seed: int, tmp_path: Path
) -> None:
    random, program = Random(seed), Program()
    facts, axioms, stated = pool(FACTS), pool(AXIOMS), set[Triple]()
    facts = [fact for fact in facts if fact.predicate != OWL_SAME_AS]

    def source(property_: NamedNode) -> list[Triple]:
        return [triple for triple in stated if triple.predicate == property_]

    living = IncrementalClosure.of(frozenset(), frozenset(), source)
    for step in range(STEPS):
        some = set(random.sample(axioms if random.random() < 0.5 else facts, random.choice([1, 1, 1, 2, 6])))
        gone = some & stated
        change = living.update(gone, some - gone)
        stated = stated ^ some
        if random.random() < 0.1:
            living.update(some - gone, gone)
            living.update(gone, some - gone)
        found, clashes = program.closure(stated)
        assert living.closure.inferred() == reported(found, stated), f"step {step}"
        assert bool(living.violations()) == clashes, f"step {step}"
        assert clashes or not change.violations
        if random.random() < 0.7:
            living.save(tmp_path / str(step))
        if random.random() < 0.6 and (tmp_path / str(step)).exists():
            opened = IncrementalClosure.open(tmp_path / str(step), frozenset(), source)
            assert opened is not None
            living = opened
