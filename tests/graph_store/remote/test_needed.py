"""The part of a version that a query can read gives the answer of the whole version."""

import os
from collections.abc import Iterator
from typing import Any, cast

import pytest
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
)

from graph_store.remote.needed import EVERYTHING, Needed
from graph_store.remote.stored import StoredVersion
from graph_store.terms import Term
from graph_store.views import INVERSE_OF
from tests.conformance.compared import ours
from tests.conformance.generated import Generator

GRAPHS = int(os.environ.get("FUZZ_GRAPHS", "60"))
OF_ONE_GRAPH = 20
BASE = "http://e/"
DATA = """
    @prefix : <http://e/> .
    :a :p :b ; :q "1", 2 . :b :p :c . :c :r :a, ( :x :y ) .
    GRAPH :g { :a :p :b . :b :q 3 } GRAPH :h { :c :p :a }
"""


class Whole:
    """A whole version in memory, which notes the patterns that it is asked for."""

    def __init__(self, store: Store) -> None:
        self.store, self.asked = store, set[tuple[Any, ...]]()

    def named_graphs(self) -> Iterator[NamedNode]:
        return cast(Iterator[NamedNode], iter(list(self.store.named_graphs())))

    def quads_for_pattern(self, *pattern: Any) -> Iterator[Any]:
        self.asked.add(pattern)
        return self.store.quads_for_pattern(*pattern)


def filled(text: str, form: RdfFormat = RdfFormat.TRIG) -> Whole:
    store = Store()
    store.load(text.encode(), form)
    return Whole(store)


def told(result: QuerySolutions | QueryBoolean | QueryTriples) -> object:
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QueryTriples):
        return sorted(map(str, result))
    names = [each.value for each in result.variables]
    return names, sorted(str([row[name] for name in names]) for row in result)


def agree(whole: Whole, text: str, **bound: Term) -> None:
    part = Needed.of(text, BASE, bound).part(cast(StoredVersion, whole), [""], None)
    values = {Variable(name): term for name, term in bound.items()}
    answers = [told(each.query(text, base_iri=BASE, substitutions=values)) for each in (part, whole.store)]
    assert answers[0] == answers[1], text


def test_random_queries_of_every_form() -> None:
    for seed in range(1, GRAPHS + 1):
        generator = Generator(seed)
        whole = filled(generator.quads(), RdfFormat.N_QUADS)
        for _ in range(OF_ONE_GRAPH):
            text = generator.query()
            part = Needed.of(text, BASE).part(cast(StoredVersion, whole), [""], None)
            assert ours(part, text) == ours(whole.store, text), text


@pytest.mark.parametrize(
    "text",
    [
        "DESCRIBE <a>",
        "DESCRIBE ?s { ?s <p> <c> }",
        "DESCRIBE * { ?s <p> <c> }",
        "SELECT ?g { GRAPH ?g { } }",
        "SELECT * { GRAPH <g> { ?s ?p ?o } }",
        "SELECT * { ?s <p> [ <p> ?o ] }",
        "SELECT * { ?s <r> ( ?a ?b ) }",
        "SELECT * { ?s <p>* ?o }",
        "SELECT * { ?s <p>? <a> }",
        "SELECT * { ?s (<p>/<p>)* <a> }",
        "SELECT * { ?s !<p> ?o }",
        "SELECT * { <a> ?p ?o ; <q> 2 }",
        "SELECT * { ?s ^<p>|<q> ?o }",
        "SELECT * { GRAPH ?g { ?s <p>* ?o } }",
        "SELECT * { ?s ?p 2 FILTER EXISTS { ?s <p> ?x FILTER NOT EXISTS { ?x <q> ?y } } }",
        "SELECT * { ?s <p> ?o MINUS { ?o <p> ?z } { SELECT ?s { ?s <q> ?n } } }",
        "CONSTRUCT { ?o <new> ?s } { ?s <p> ?o }",
        "CONSTRUCT WHERE { ?s <q> ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s a ?c }",
        "PREFIX e: <http://e/> SELECT * { e:a e:p ?o }",
    ],
)
def test_forms_of_patterns(text: str) -> None:
    agree(filled(DATA), text)


def test_a_variable_with_a_value_counts_as_the_value() -> None:
    whole = filled(DATA)
    agree(whole, "SELECT ?s ?o { ?s <http://e/p> ?o }", s=NamedNode("http://e/a"))
    assert whole.asked == {(NamedNode("http://e/a"), NamedNode("http://e/p"), None, DefaultGraph())}
    agree(whole, "SELECT ?s ?v { ?s <http://e/q> ?v }", v=Literal("1"))


def test_only_what_the_text_names_is_asked_for() -> None:
    whole = filled(DATA)
    agree(whole, "SELECT * { ?s <p> ?o . <b> ?p ?x GRAPH <g> { ?y <q> ?z } GRAPH <unknown> { ?s ?p ?o } }")
    p, b, q, g = (NamedNode(f"http://e/{name}") for name in "pbqg")
    assert whole.asked == {
        (None, p, None, DefaultGraph()),
        (b, None, None, DefaultGraph()),
        (None, q, None, g),
    }


def test_service_is_asked_nothing_here_and_a_function_reads_inverse_properties() -> None:
    assert Needed.of("SELECT * { SERVICE <http://o/> { ?s ?p ?o } }", BASE) == Needed()
    assert (None, INVERSE_OF, None) in Needed.of("SELECT (<f>(?s) AS ?x) { ?s <p> ?o }", BASE).default


def test_a_text_outside_our_grammar_reads_everything() -> None:
    assert Needed.of("SELECT nonsense", BASE) == Needed({EVERYTHING: None}, {(None, EVERYTHING): None})
    whole = filled(DATA)
    Needed.of("SELECT nonsense", BASE).part(cast(StoredVersion, whole), [""], None)
    assert whole.asked == {(*EVERYTHING, each) for each in (DefaultGraph(), *whole.named_graphs())}
