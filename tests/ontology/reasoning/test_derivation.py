from ontology.reasoning import Derivation
from tests.ontology.reasoning.small import turtle

(FACT,) = turtle(":x a :C .")
(OTHER,) = turtle(":x a :B .")
(STATED,) = turtle(":x a :A .")


def test_a_stated_fact_has_no_rule_and_is_its_own_leaf() -> None:
    stated = Derivation(STATED)

    assert stated.asserted
    assert stated.leaves == [STATED]


def test_each_fact_of_a_derivation_is_a_step_once() -> None:
    stated = Derivation(STATED)
    other = Derivation(OTHER, "cax-sco", "A ⊑ B", (stated,))
    whole = Derivation(FACT, "cls-int1", "A ⊓ B ⊑ C", (stated, other))

    assert [step.fact for step in whole.steps()] == [FACT, STATED, OTHER]
    assert whole.leaves == [STATED]
