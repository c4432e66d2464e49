from ontology.reasoning import IncrementalClosure
from ontology.reasoning.array_facts import ArrayFacts
from tests.ontology.reasoning.small import turtle

FACTS = turtle(":a :at :b . :a :note :n . :Town rdfs:subClassOf :City . :here :at :there .")


def read_facts() -> ArrayFacts:
    ontology = turtle(":at rdfs:subPropertyOf :in . :here :at :there .")
    facts = IncrementalClosure.of(ontology, FACTS, lambda property_: []).closure.facts
    assert isinstance(facts, ArrayFacts)
    return facts


def test_facts_that_rules_read_are_there_and_axioms() -> None:
    assert set(read_facts()) == turtle(":a :at :b . :Town rdfs:subClassOf :City .")
    assert len(read_facts()) == 2


def test_what_is_inferred_or_stated_by_the_ontology_is_none_of_them() -> None:
    for triple in turtle(":a :in :b . :here :at :there . :x :at :y ."):
        assert triple not in read_facts()


def test_something_else_is_no_fact() -> None:
    assert "a at b" not in read_facts()
