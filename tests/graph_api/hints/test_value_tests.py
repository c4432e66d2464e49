from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryBoolean, Store

from graph_api.hints.value_tests import can_meet, number
from graph_store.lexer.comparisons import comparisons
from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import Prologue, tokens_of
from graph_store.terms import XSD, Term, canonical
from ontology.namespaces import EDTF

TEXTS = ["", "a", "A", "ab", "Gent", "gent", "2018", "2020-05-01", "2020", "true"]
KINDS = ["string", "integer", "decimal", "double", "date", "dateTime", "gYear", "boolean"]
VALUES: list[Term] = [
    *map(Literal, TEXTS),
    *(Literal(text, language=tag) for text in ("Gent", "gent", "a") for tag in ("nl", "en", "nl-be")),
    *(Literal(text, datatype=NamedNode(XSD + kind)) for kind, text in [
        ("integer", "2018"), ("integer", "-1"), ("decimal", "2018.0"), ("double", "2.018E3"), ("date", "2020-05-01"),
        ("date", "2020-05-01Z"), ("dateTime", "2020-05-01T00:00:00Z"), ("dateTime", "2020-05-01T00:00:00"),
        ("gYear", "2020"), ("boolean", "true"), ("boolean", "1"), ("double", "NaN"), ("double", "INF"),
    ]),
    Literal("2020-05", datatype=EDTF),
    NamedNode("https://example.org/Gent"),
]  # fmt: skip
SIDES = ["?v", "STR(?v)", "LCASE(?v)", "UCASE(STR(?v))", "LANG(?v)", "YEAR(?v)", "MONTH(?v)", "DAY(?v)", "STRLEN(?v)"]
CONSTANTS = st.sampled_from(
    ['"a"', '"Gent"', '"gent"@nl', '"GENT"', '""', '"nl"', "2018", "2018.5", "1e9", "-1", "2020", "5", '"2020"',
     f'"2020-05-01"^^<{XSD}date>', f'"2020-05-01T00:00:00Z"^^<{XSD}dateTime>', f'"2020"^^<{XSD}gYear>', "true",
     "<https://example.org/Gent>", f'"2020-05"^^{EDTF}', '"*"', f'"x"^^<{XSD}integer>']
)  # fmt: skip
TESTS = st.one_of(
    st.tuples(st.sampled_from(SIDES), st.sampled_from(["=", "<", ">", "<=", ">="]), CONSTANTS).map(" ".join),
    st.tuples(CONSTANTS, st.sampled_from(["=", "<", ">="]), st.sampled_from(SIDES)).map(" ".join),
    st.tuples(
        st.sampled_from(["CONTAINS", "STRSTARTS", "STRENDS", "LANGMATCHES", "SAMETERM", "REGEX"]),
        st.sampled_from(SIDES), CONSTANTS,
    ).map(lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"),
    st.tuples(st.sampled_from(SIDES), CONSTANTS, CONSTANTS).map(lambda parts: "{} IN ({}, {})".format(*parts)),
    st.tuples(st.sampled_from(SIDES), CONSTANTS).map(lambda parts: f'REGEX({parts[0]}, {parts[1]}, "i")'),
)  # fmt: skip


def engine_meets(term: Term, expression: str) -> bool:
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), term, DefaultGraph()))
    answer = store.query(f"ASK {{ ?s <urn:p> ?v FILTER({expression}) }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def ours(term: Term, expression: str) -> bool:
    """Return whether the value may meet every comparison that we read in the expression."""
    tree = tree_of(list(tokens_of(expression)), "Expression")
    assert tree is not None
    return all(can_meet(term, each) for each in comparisons(tree, Prologue("")))


@given(st.sampled_from(list(map(canonical, VALUES))), TESTS)
def test_no_value_that_the_engine_accepts_is_said_to_fail(term: Term, expression: str) -> None:
    assert ours(term, expression) or not engine_meets(term, expression)


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        (Literal("Gent", language="nl"), '?v = "Gent"'),
        (Literal("Gent"), 'LCASE(?v) = "Gent"'),
        (Literal("2020", datatype=EDTF), "YEAR(?v) = 2020"),
        (Literal(2018), "?v > 2018"),
        (Literal("2020-05-01", datatype=NamedNode(f"{XSD}date")), '?v < "2000-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (Literal("2020-05-01", datatype=NamedNode(f"{XSD}date")), "YEAR(?v) = 2021"),
        (NamedNode("urn:x"), 'CONTAINS(?v, "x")'),
        (Literal("a", language="nl"), 'LANGMATCHES(LANG(?v), "fr")'),
    ],
)  # fmt: skip
def test_a_value_that_fails_is_known_to_fail(value: Term, expression: str) -> None:
    assert not ours(value, expression)


def test_only_a_finite_number_is_a_number() -> None:
    found = [number(Literal(text, datatype=NamedNode(XSD + kind))) for text, kind in [
        ("3", "integer"), ("2.5E0", "double"), ("INF", "double"), ("x", "integer"), ("3", "string"),
    ]]  # fmt: skip
    assert found == [Decimal(3), Decimal("2.5"), None, None, None]
