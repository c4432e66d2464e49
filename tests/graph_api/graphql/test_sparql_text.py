"""The parts of a SPARQL text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from graph_api.graphql.sparql_text import FALSE, TRUE, all_of, among, any_of, iri, negated, text

HOSTILE = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    ['"', '\\"', '" . ?s ?p ?o }', "'''", '"""', "\\", "\n\r\t", "\u2028", "\\u0022 }", "} DROP ALL #", "$1", "\x00"]
)


@given(HOSTILE)
def test_any_text_is_one_literal(value: str) -> None:
    [row] = Store().query(f"SELECT ?x WHERE {{ VALUES ?x {{ {text(value)} }} }}")  # type: ignore[misc]
    assert row["x"] == Literal(value)


@given(HOSTILE)
def test_any_iri_is_one_iri_or_refused(value: str) -> None:
    try:
        written = iri(f"https://kennisgraaf.example/id/{value}")
    except ValueError:
        return
    [row] = Store().query(f"SELECT ?x WHERE {{ VALUES ?x {{ {written} }} }}")  # type: ignore[misc]
    assert row["x"] == NamedNode(f"https://kennisgraaf.example/id/{value}")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (all_of([]), TRUE),
        (all_of([TRUE, "?a = 1"]), "?a = 1"),
        (all_of([FALSE, "?a = 1"]), FALSE),
        (all_of(["?a = 1 || ?b = 1", "?c = 1"]), "(?a = 1 || ?b = 1) && ?c = 1"),
        (any_of([]), FALSE),
        (any_of([TRUE, "?a = 1"]), TRUE),
        (negated(TRUE), FALSE),
        (negated("?a = 1"), "!(?a = 1)"),
        (among("?a", []), FALSE),
        (among("?a", ["1", "2"]), "?a IN (1, 2)"),
    ],
)
def test_expressions_are_as_short_as_they_can_be(found: str, expected: str) -> None:
    assert found == expected
