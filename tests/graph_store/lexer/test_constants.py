import pytest
from pyoxigraph import Literal, NamedNode

from graph_store.lexer.constants import constant
from graph_store.lexer.tokens import Prologue, tokens_of
from graph_store.terms import RDF_TYPE, XSD

PROLOGUE = Prologue("https://example.org/", {"ex": "https://example.org/ns#"})


def read(text: str) -> NamedNode | Literal | None:
    return constant(list(tokens_of(text)), PROLOGUE)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ex:Thing", NamedNode("https://example.org/ns#Thing")),
        ("<id/x>", NamedNode("https://example.org/id/x")),
        ("a", RDF_TYPE),
        ('"Gent"', Literal("Gent")),
        ("'''it''s'''", Literal("it''s")),
        ('"Gent"@NL', Literal("Gent", language="nl")),
        (r'"a\tb\"c\u00e9\\"', Literal('a\tb"cé\\')),
        ('"1"^^ex:kind', Literal("1", datatype=NamedNode("https://example.org/ns#kind"))),
        ("-3", Literal("-3", datatype=NamedNode(f"{XSD}integer"))),
        ("+2.5", Literal("2.5", datatype=NamedNode(f"{XSD}decimal"))),
        ("1e9", Literal("1e9", datatype=NamedNode(f"{XSD}double"))),
        ("TRUE", Literal("true", datatype=NamedNode(f"{XSD}boolean"))),
    ],
)
def test_a_constant_is_read_as_the_term_it_means(text: str, term: NamedNode | Literal) -> None:
    assert read(text) == term


@pytest.mark.parametrize("text", ["?x", "_:b", "", "-", "[]", r'"\uD800"@nl', r'"\UFFFFFFFF"', "UNDEF"])
def test_what_is_no_constant_or_no_valid_term_is_none(text: str) -> None:
    assert read(text) is None
