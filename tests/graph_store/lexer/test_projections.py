from collections import Counter
from typing import cast

import pytest
from pyoxigraph import QuerySolutions, Store

from graph_store.lexer.standard_semantics import standard
from tests.graph_store.lexer.rewritten import PREFIX, rows, store_of


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT * { ?b !:q ?a }", ["a", "b"]),
        ("SELECT * { ?b !:q $a MINUS { ?b :r ?m } FILTER EXISTS { ?a ?k ?l } }", ["a", "b"]),
        ("SELECT * { ?b !:q [] { SELECT ?c (1 AS ?d) { ?c ?x ?y } } GRAPH ?g {} BIND(1 AS ?e) } VALUES ?f { 1 }",
         ["b", "c", "d", "e", "f", "g"]),
        ("SELECT * { { SELECT * { ?b !:q ?a } VALUES ?v { 1 } } OPTIONAL { ?o !:p ?a } }", ["a", "b", "o", "v"]),
        ("SELECT * { { ?b :p|:q ?a } UNION { ?c !:p ?a } }", ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_new_variables_are_not_among_all_variables(text: str, columns: list[str]) -> None:
    found = cast(QuerySolutions, Store().query(standard(PREFIX + text)))
    assert [name.value for name in found.variables] == columns


def test_solutions_that_are_counted_without_duplicates_have_no_new_variables() -> None:
    store = store_of({("a", "p", "b"), ("a", "q", "b")})
    assert rows(store, "SELECT (COUNT(*) AS ?n) { ?s !:r ?o }") == Counter([("2",)])
    assert rows(store, "SELECT (COUNT(DISTINCT *) AS ?n) { ?s !:r ?o }") == Counter([("1",)])


def test_solutions_that_are_counted_without_duplicates_have_no_blank_nodes_of_the_pattern() -> None:
    store = store_of({("a", "p", "b"), ("a", "p", "c")})
    count = "(COUNT(DISTINCT *) AS ?n)"
    assert rows(store, f"SELECT {count} {{ ?s :p [] }}") == Counter([("1",)])
    assert rows(store, f"SELECT ?s {count} {{ ?s :p _:x }} GROUP BY ?s HAVING (COUNT(DISTINCT *) = 1)") == Counter(
        [("a", "1")]
    )
    assert rows(store, f"SELECT * {{ {{ SELECT {count} {{ ?s :p [] }} }} }}") == Counter([("1",)])
