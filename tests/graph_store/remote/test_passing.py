"""A query is passed on with the graphs of the set, or not at all."""

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from graph_store.remote.graph_names import LETTERS, GraphNames
from graph_store.remote.passing import DatasetNames, passed_on

BASE = "https://a.example/"
NAMES = GraphNames(BASE, "b")
G, H = f"{BASE}graph/g", f"{BASE}graph/h"
ALL = DatasetNames("", [G, H])


def sent(text: str, dataset: DatasetNames = ALL) -> str | None:
    return passed_on(text, BASE, dataset, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (<urn:f>(?s) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o FILTER(<urn:f>(?s)) }",
        "SELECT ?x { ?s ?p ?o } GROUP BY <urn:f>(?s)",
        "SELECT ?s { SERVICE <http://b.example/> { ?s ?p ?o } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?g { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT (HASLANG(?o) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { LATERAL { ?s ?p ?o } }",
        "DESCRIBE <urn:a>",
        "BASE <urn:b> SELECT ?s { <a> ?p ?o }",
        "SELECT ?s { ?s ?p }",
        "INSERT DATA { <urn:a> <urn:p> 1 }",
    ],
)
def test_what_servers_may_read_in_another_way_is_not_passed_on(text: str) -> None:
    assert sent(text) is None


def test_a_query_without_graphs_names_the_default_graph_only() -> None:
    sent_on = sent("SELECT ?s WHERE { ?s ?p ?o }")
    assert sent_on == "SELECT ?s  FROM <PREFIXdefault> WHERE { ?s ?p ?o }".replace("PREFIX", NAMES.prefix)


def test_a_relative_iri_gets_the_base() -> None:
    assert str(sent("ASK { <x> ?p ?o }")).startswith(f"BASE <{BASE}>\nASK")


def test_a_query_of_no_graph_is_not_passed_on() -> None:
    assert sent("SELECT ?s { ?s ?p ?o }", DatasetNames(None, [G])) is None


def test_strings_and_comments_stay() -> None:
    text = f"ASK {{ ?s ?p 'GRAPH <{G}>' }} # GRAPH <{G}>"
    assert str(sent(text)).endswith(text.removeprefix("ASK "))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?o { ?s ?p ?o }",
        "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }",
        f"SELECT ?g ?s {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g = <{G}>) }}",
        f"PREFIX k: <{BASE}graph/> SELECT ?s {{ GRAPH k:g {{ ?s ?p ?o }} }}",
        "SELECT ?s ?g { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING(?n > 1)",
        "SELECT ?g { { GRAPH ?g { ?s <urn:p> ?o } } UNION { GRAPH ?g { ?s <urn:q> ?o } } }",
        "SELECT ?s { { SELECT ?s { GRAPH ?g { ?s ?p ?o } } } }",
        "SELECT ?a { GRAPH ?g { ?a ?p ?o } GRAPH ?h { ?a ?p ?o } FILTER(?g != ?h) }",
        f"ASK {{ GRAPH <{BASE}graph/other> {{ ?s ?p ?o }} }}",
    ],
)
def test_the_rewritten_text_has_the_answer_that_the_text_has_on_the_version(text: str) -> None:
    version, store = Store(), Store()
    for name, subjects in (("", "abc"), (G, "ab"), (H, "bc")):
        for subject in subjects:
            for predicate in ("urn:p", "urn:q"):
                row = NamedNode(f"urn:{subject}"), NamedNode(predicate), NamedNode(f"urn:o{subject}{name}")
                own = NamedNode(name) if name else None
                version.add(Quad(*row, own) if own else Quad(*row))
                for letter in LETTERS:  # the other set holds something else
                    there = GraphNames(BASE, letter).prefix + (name or "default")
                    if letter == "b" or predicate == "urn:p":
                        store.add(Quad(*row, NamedNode(there)))
    wanted, found = answer(version, text), answer(store, str(sent(text)))
    assert found.replace(NAMES.prefix, "") == wanted


def answer(store: Store, text: str) -> str:
    result = store.query(text, base_iri=BASE)
    if isinstance(result, QueryBoolean):
        return str(bool(result))
    assert isinstance(result, QuerySolutions)
    return "\n".join(sorted(str([row[name] and str(row[name]) for name in result.variables]) for row in result))
