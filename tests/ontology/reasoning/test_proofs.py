import pytest

from ontology.reasoning.proofs import Prover
from ontology.reasoning.relation import ABSENT
from tests.ontology.reasoning.small import closed, turtle

SCHEMA = ":in a owl:TransitiveProperty . :at rdfs:subPropertyOf :in ."
DATA = ":a :at :b . :b :at :c . :c :at :d . :d :at :e ."


def test_ranks_fall_along_every_proof() -> None:
    engine = closed(SCHEMA, DATA).engine
    prover = Prover(engine)
    (fact,) = turtle(":a :in :e .")
    place = engine.terms.find(fact)
    assert place is not None
    steps = prover.proof(place)

    assert all(prover.rank(premise) < prover.rank(goal) for goal, step in steps.items() for premise in step.premises)
    assert steps[place].rank == prover.rank(place) == 3


def test_what_does_not_hold_has_no_proof() -> None:
    engine = closed(SCHEMA, DATA).engine
    (fact,) = turtle(":e :in :a .")
    place = engine.terms.find(fact)
    assert place is not None

    assert Prover(engine).rank(place) == ABSENT
    assert Prover(engine).proof(place) == {}


def test_facts_proved_together_have_the_proofs_that_they_have_alone() -> None:
    closure = closed(f"{SCHEMA} :at rdfs:domain :Thing ; rdfs:range :Place . :Place rdfs:subClassOf :Thing .", DATA)
    places = [place for fact in closure.inferred() if (place := closure.engine.terms.find(fact)) is not None]
    together = Prover(closure.engine).proofs(places)

    assert len(places) > 10
    for place in places:
        alone = Prover(closure.engine).proof(place)
        assert {goal: together[goal] for goal in alone} == alone


def test_a_fact_that_no_rule_gives_is_a_fault() -> None:
    closure = closed(SCHEMA, DATA)
    (fact,) = turtle(":a :in :b .")
    place = closure.engine.terms.find(fact)
    assert place is not None
    closure.engine.rules_by_head.clear()

    with pytest.raises(LookupError):
        Prover(closure.engine).last_step(place)
