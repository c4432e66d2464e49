"""Findings of shapes as sentences."""

import pytest
from pyoxigraph import Literal

from graph_store.graphs import DEFAULT_BASE
from ontology.finding_sentences import finding_sentence
from ontology.reasoning.owl_terms import Term, local_name
from ontology.sentences import Sentences
from ontology.validation import Finding
from ontology.wording import Wording

MESSAGE = {"nl": "S4: niet meer dan <urn:x/Gent>.", "en": "S4: not more than <urn:x/Gent>."}


def said(language: str, *found: tuple[str, tuple[str, ...]]) -> str:
    def name(term: Term, _predicate: object) -> str:
        return term.value if isinstance(term, Literal) else local_name(term)

    finding = Finding("S4", "Violation", "<urn:x/oproep>", None, None, MESSAGE, found)
    return finding_sentence(finding, Sentences(Wording([], DEFAULT_BASE), language, name))


NUMBERS = tuple(f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>' for number in range(7))


@pytest.mark.parametrize(
    ("found", "dutch", "english"),
    [
        ((), "", ""),
        ((("<urn:x/count>", NUMBERS[3:4]),), " (nu ‘count’: 3)", " (now ‘count’: 3)"),
        ((("<urn:x/count>", ()),), " (nu ‘count’: geen)", " (now ‘count’: none)"),
        ((("<urn:x/a>", NUMBERS[:1]), ("<urn:x/b>", ('"zes"', "<urn:x/Gent>"))),
         " (nu ‘a’: 0 en ‘b’: ‘zes’ en Gent)", " (now ‘a’: 0 and ‘b’: ‘zes’ and Gent)"),
        ((("<urn:x/count>", NUMBERS),), " (nu ‘count’: 0, 1, 2, 3, 4 en +2)", " (now ‘count’: 0, 1, 2, 3, 4 and +2)"),
    ],
)  # fmt: skip
def test_a_finding_names_the_thing_the_rule_and_the_values(
    found: tuple[tuple[str, tuple[str, ...]], ...], dutch: str, english: str
) -> None:
    assert said("nl", *found) == f"‘oproep’: niet meer dan Gent{dutch}."
    assert said("en", *found) == f"‘oproep’: not more than Gent{english}."
