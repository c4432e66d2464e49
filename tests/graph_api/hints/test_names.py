import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.hints.names import Names
from graph_store.graphs import DEFAULT_BASE
from graph_store.terms import XSD, Term
from ontology.namespaces import EDTF, kg

NAMES = Names({"my": "https://example.org/ns#", "": "https://example.org/"}, DEFAULT_BASE)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (NamedNode("https://example.org/ns#a-b"), "my:a-b"),
        (NamedNode("https://example.org/x"), ":x"),
        (NamedNode("https://example.org/x/y"), "<https://example.org/x/y>"),
        (kg("Project"), "kg:Project"),
        (Literal("Gent", language="nl"), '"Gent"@nl'),
        (Literal("Gent"), '"Gent"'),
        (Literal(3), "3"),
        (Literal("3x", datatype=NamedNode(f"{XSD}integer")), '"3x"^^xsd:integer'),
        (Literal("2020", datatype=EDTF), '"2020"^^edtf:EDTF'),
        (Literal("2020-01-01", datatype=NamedNode(f"{XSD}date")), '"2020-01-01"^^xsd:date'),
        (Literal('say "hi"\n\\'), '"say \\"hi\\"\\n\\\\"'),
    ],
)
def test_a_term_is_written_as_in_the_query(term: Term, text: str) -> None:
    assert NAMES.of(term) == text


def test_a_long_term_is_cut() -> None:
    assert len(NAMES.of(NamedNode("https://example.org/ns#" + "a" * 500))) == 80
    assert NAMES.of(Literal("a" * 500)).endswith('…"')


def test_terms_are_listed() -> None:
    assert NAMES.listed([kg("Project"), Literal(1)]) == "kg:Project, 1"
