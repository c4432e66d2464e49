"""A server is recognised, its terms are put right, and what it answers otherwise than the standard is kept from it."""

import pytest

from graph_store.lexer.syntax_tree import tree_of
from graph_store.lexer.tokens import tokens_of
from graph_store.remote.dialects import OXIGRAPH, STANDARD, VIRTUOSO, dialect_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("server", "dialect"),
    [
        ("Virtuoso/07.20.3239 (Linux) x86_64-pc-linux-gnu  ", VIRTUOSO),
        ("Oxigraph/0.5.13", OXIGRAPH),
        ("Jetty", STANDARD),
        ("", STANDARD),
    ],
)
def test_a_server_is_known_by_its_header(server: str, dialect: object) -> None:
    assert dialect_of(server) is dialect


@pytest.mark.parametrize(
    ("kind", "given", "wanted"),
    [("boolean", "1", "true"), ("boolean", "0", "false"), ("double", "10.0", "10"), ("decimal", "1.50", "1.5"),
     ("integer", "1", "1"), ("string", "1", "1")],
)  # fmt: skip
def test_terms_of_virtuoso_get_the_form_that_we_keep(kind: str, given: str, wanted: str) -> None:
    term = '{ "type": "typed-literal", "datatype": "%s", "value": "%s" }'
    assert VIRTUOSO.mended((term % (XSD + kind, given)).encode()).decode() == term % (XSD + kind, wanted)


def test_truth_values_of_virtuoso_in_a_graph_too() -> None:
    line = '<urn:s> <urn:p> "1"^^<%sboolean> .'
    assert VIRTUOSO.mended((line % XSD).encode()).decode() == (line % XSD).replace('"1"', '"true"')


def test_virtuoso_answers_ask_with_a_table() -> None:
    table = b'{ "head": { "vars": ["__ASK_RETVAL"] }, "results": { "bindings": [ { "__ASK_RETVAL": { "type": "typed-literal", "value": "%s" } } ] } }'  # noqa: E501
    assert VIRTUOSO.mended(table % b"0") == b'{"head": {}, "boolean": false}'
    assert VIRTUOSO.mended(table % b"1") == b'{"head": {}, "boolean": true}'


def test_a_header_of_virtuoso_says_that_rows_are_left_out() -> None:
    assert VIRTUOSO.is_cut({"x-sparql-maxrows": "10000"})
    assert VIRTUOSO.is_cut({"x-sql-state": "S1TAT"})
    assert not VIRTUOSO.is_cut({"content-type": "x"})


def test_a_star_is_written_out() -> None:
    assert STANDARD.rewritten("SELECT * { ?s ?p ?o FILTER(?x = 1) }") == "SELECT ?o ?p ?s { ?s ?p ?o FILTER(?x = 1) }"


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("SELECT ?s { ?s ?p ?o }", False),
        ("SELECT ?s { ?s <urn:a>/^<urn:b> ?o OPTIONAL { ?o ?q ?r } FILTER(?r > 2) }", False),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?n LIMIT 3", False),
        ("SELECT (?a / 2 AS ?b) { ?s ?p ?a }", True),
        ("SELECT ?s { ?s <urn:a>* ?o }", True),
        ("SELECT ?s { ?s <urn:a>|<urn:b> ?o }", True),
        ("SELECT ?s { ?s ?p ?s }", True),
        ("SELECT ?s { ?s ?p '' }", True),
        ("SELECT ?s { ?s ?p ?o FILTER(REGEX(?o, 'a')) }", True),
        ("SELECT ?s { VALUES ?s { UNDEF } ?s ?p ?o }", True),
        ("SELECT ?s { ?s ?p ?o } VALUES ?o { 1 }", True),
        ("SELECT ?s { ?s ?p ?o MINUS { ?s <urn:q> ?o } }", True),
        ("SELECT ?g { GRAPH ?g { } }", True),
        ("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", False),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?x", True),
        ("SELECT * { <urn:a> <urn:b> <urn:c> }", True),
    ],
)
def test_what_virtuoso_answers_wrongly_is_avoided(text: str, *, avoided: bool) -> None:
    tree = tree_of(list(tokens_of(text)), "Query")
    assert tree is not None
    assert VIRTUOSO.avoids(tree) is avoided
