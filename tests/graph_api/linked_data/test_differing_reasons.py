"""Differences between two reasons for one fact."""

import pytest

from graph_api.linked_data.differing_reasons import difference
from ontology.reasoning import Derivation
from ontology.reasoning.verbalisation import PlainWords
from tests.ontology.reasoning.small import turtle


def proof(*facts: str) -> Derivation:
    (claim,) = turtle(":a :p :b .")
    return Derivation(claim, "prp-spo1", "", tuple(Derivation(next(iter(turtle(fact)))) for fact in facts))


ONE, TWO = ":a :q :b .", ":a :r :b ."


@pytest.mark.parametrize(
    ("first", "other", "said"),
    [
        ((ONE,), (TWO,), "This reason rests on other facts: “a r b”, instead of “a q b”."),
        ((ONE,), (ONE, TWO), "This reason also rests on “a r b”."),
        ((ONE, TWO), (ONE,), "This reason rests on fewer facts: not on “a r b”."),
        ((ONE,), (ONE,), "This reason rests on the same facts, but follows another rule."),
    ],
)
def test_a_reason_says_what_only_one_of_two_rests_on(first: tuple[str], other: tuple[str], said: str) -> None:
    assert difference(proof(*first), proof(*other), PlainWords()) == said


def test_facts_are_listed_in_dutch_too() -> None:
    assert difference(proof(), proof(ONE, TWO), PlainWords("nl")) == "Deze reden steunt ook op “a q b” en “a r b”."
