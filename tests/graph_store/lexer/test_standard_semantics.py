"""A text rewritten for the engine has the answer that the definitions of the standard give."""

from typing import cast

import pytest
from pyoxigraph import QuerySolutions, Store

from graph_store.lexer.standard_semantics import standard, standard_update
from graph_store.lexer.update_scan import scan_update
from tests.graph_store.lexer.rewritten import PREFIX, store_of


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p ?o FILTER(?o != 1 || !BOUND(?s)) }",
        "SELECT * { ?s (:p|!:q)* ?o ; :p/^:q ?x ; :p+ 5 }",
        "SELECT * { ?s :p '|' , \"!:p\" } # !:p|:q",
        "CONSTRUCT { ?s :p ?o } WHERE { ?s :p ?o FILTER(!?o) }",
        "SELECT * { ?s :p|:q }",
    ],
)
def test_a_text_without_such_a_path_stays_as_it_is(text: str) -> None:
    assert standard(PREFIX + text) == PREFIX + text


def test_a_scope_that_is_wrong_stays_wrong() -> None:
    for text in (
        "SELECT * { _:b :p|:q ?o OPTIONAL { _:b :p ?x } }",
        "SELECT * { ?s !:p ?o BIND(1 AS ?o) }",
        "SELECT * { ?s !:p ?o } GROUP BY ?s",
    ):
        with pytest.raises(SyntaxError):
            Store().query(standard(PREFIX + text))


def test_the_pattern_of_an_update_follows_the_standard_and_its_data_stay() -> None:
    store = store_of({("a", "p", "b"), ("a", "q", "b"), ("b", "r", "c")})
    text = (
        PREFIX + "INSERT DATA { :x :p '|' } ; "
        "INSERT { :n :count ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?s (:p|:q)/:r ?o } } ; "
        "DELETE { ?s ?p ?o } INSERT { ?s :other ?o } USING <urn:none> WHERE { ?s !:p ?o . ?s ?p ?o } ; "
        "CLEAR SILENT GRAPH :g"
    )
    written = standard_update(scan_update(text, "urn:"))
    assert written.startswith(PREFIX + "INSERT DATA { :x :p '|' } ;")
    store.update(written)
    found = cast(QuerySolutions, store.query("SELECT ?n { <urn:n> <urn:count> ?n }"))
    assert [row["n"].value for row in found] == ["2"]


def test_an_update_without_a_pattern_is_not_looked_at() -> None:
    text = "INSERT DATA { <urn:a> <urn:p> 'a | b, !c' }"
    assert standard_update(scan_update(text, "urn:")) == text
