"""Contradictions as sentences."""

import pytest
from pyoxigraph import Literal

from graph_store.graphs import DEFAULT_BASE
from ontology.clash_sentences import clash_sentence
from ontology.reasoning.derivation import Violation
from ontology.reasoning.owl_terms import Term, local_name
from ontology.sentences import Sentences
from ontology.wording import Wording
from tests.ontology.reasoning.small import turtle

SCHEMA = '@prefix kg: <https://kennisgraaf.example/ns#> . :hosts kg:phrase "huisvest"@nl, "hosts"@en .'


def said(language: str, rule: str, facts: str) -> str:
    def name(term: Term, _predicate: object) -> str:
        return term.value if isinstance(term, Literal) else local_name(term)

    words = Sentences(Wording(turtle(SCHEMA), DEFAULT_BASE), language, name)
    return clash_sentence(Violation(rule, "", "", tuple(turtle(facts))), words)


@pytest.mark.parametrize(
    ("rule", "facts", "dutch", "english"),
    [
        ("cax-dw", ":Gent a :city . :Gent a :person .",
         "Gent kan niet tegelijk een city en een person zijn.", "Gent cannot be both a city and a person."),
        ("prp-irp", ":Gent :hosts :Gent .",
         "“Gent huisvest Gent” kan niet gelden: niets kan dit verband met zichzelf hebben.",
         "“Gent hosts Gent” cannot hold: nothing can have this relation with itself."),
        ("prp-fp", ":Gent :hosts :A . :Gent :hosts :B .",
         "“Gent huisvest A” en “Gent huisvest B” kunnen niet samen gelden: er mag maar één waarde zijn.",
         "“Gent hosts A” and “Gent hosts B” cannot hold together: there may be one value only."),
        ("cls-avf-unknown", ":A a :city . :Gent :hosts :A . :Gent :hosts :B .",
         "“A is een city”, “Gent huisvest A” en “Gent huisvest B” kunnen niet samen gelden.",
         "“A is a city”, “Gent hosts A” and “Gent hosts B” cannot hold together."),
    ],
)  # fmt: skip
def test_a_contradiction_says_which_facts_cannot_hold_and_why(rule: str, facts: str, dutch: str, english: str) -> None:
    assert [said("nl", rule, facts), said("en", rule, facts)] == [dutch, english]
