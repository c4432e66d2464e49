from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph_store import negotiate, serialise
from graph_store.errors import NotAcceptable
from graph_store.formats import (
    CSV,
    GRAPHS,
    HTML,
    JSON,
    JSONLD,
    NQUADS,
    NTRIPLES,
    RDFXML,
    TABLES,
    TRIG,
    TSV,
    TURTLE,
    XML,
    Format,
)
from graph_store.terms import RDF_TYPE

Quads = Callable[..., list[Quad]]


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("application/sparql-results+xml", XML),
        ("application/xml", XML),
        ("text/csv, application/json;q=0.9", CSV),
        ("text/csv;q=0.5, text/tab-separated-values; q=0.8", TSV),
        ("text/*", CSV),
        ("text/*, text/csv;q=0, text/tab-separated-values;q=0", XML),
        ("application/*", JSON),
        ("text/*, text/xml;q=0, text/csv;q=0", TSV),
        ("*/*, text/csv", CSV),
        ("*/*;q=0.1, text/csv;q=0", JSON),
        ("TEXT/CSV; Charset=utf-8", CSV),
        ("application/*;q=0.2, application/sparql-results+json;q=0.1", XML),
        ("nonsense, text/csv;q=high, text/tab-separated-values", TSV),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", XML),
    ],
)
def test_a_table_has_the_format_that_the_client_likes_best(accept: str, wanted: Format) -> None:
    assert negotiate(accept, TABLES) is wanted


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("*/*", TURTLE),
        ("application/ld+json", JSONLD),
        ("application/rdf+xml;q=0.5, application/n-triples;q=0.6", NTRIPLES),
        ("application/rdf+xml, text/turtle", TURTLE),
        ("text/html, */*;q=0.1", HTML),
    ],
)
def test_a_graph_may_be_a_page_too(accept: str, wanted: Format) -> None:
    assert negotiate(accept, (*GRAPHS, HTML)) is wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("turtle", TURTLE),
        ("ttl", TURTLE),
        ("Text/Turtle", TURTLE),
        ("json-ld", JSONLD),
        ("json", JSONLD),
        ("nt", NTRIPLES),
        ("rdf", RDFXML),
        ("application/n-quads", NQUADS),
        ("trig", TRIG),
    ],
)
def test_a_format_parameter_goes_before_the_header(asked: str, wanted: Format) -> None:
    assert negotiate("text/html", GRAPHS, asked) is wanted


def test_what_cannot_be_given_is_refused_with_what_can() -> None:
    offer = r"json \(application/sparql-results\+json\), xml .*, csv \(text/csv\), tsv "

    with pytest.raises(NotAcceptable, match=offer):
        negotiate("image/png", TABLES)
    with pytest.raises(NotAcceptable, match="'yaml' is not available"):
        negotiate("*/*", TABLES, "yaml")
    with pytest.raises(NotAcceptable):
        negotiate("*/*;q=0", TABLES)


@pytest.mark.parametrize("format", GRAPHS, ids=lambda found: found.name)
def test_a_graph_comes_back_from_every_format(format: Format, quads: Quads) -> None:  # noqa: A002
    triples = {quad.triple for quad in quads("a p b", "a p 'één \"<&>\" regel\n'", "b p a")}
    assert isinstance(format.engine, RdfFormat)

    text = serialise(triples, format, {"x": "urn:x:"})

    assert {quad.triple for quad in parse(text, format=format.engine)} == triples


@pytest.mark.parametrize("format", GRAPHS, ids=lambda found: found.name)
def test_a_dataset_keeps_its_graphs_where_the_format_can(format: Format, quads: Quads) -> None:  # noqa: A002
    some = quads("a p b", graph="g") + quads("a p b", graph="h") + quads("a p c")
    assert isinstance(format.engine, RdfFormat)

    found = list(parse(serialise(some, format), format=format.engine))

    assert set(found) == (
        set(some)
        if format.engine.supports_datasets
        else {Quad(quad.subject, quad.predicate, quad.object) for quad in some}
    )
    assert len(found) == (3 if format.engine.supports_datasets else 2)


def test_turtle_is_the_same_for_the_same_triples_and_names_the_class_first() -> None:
    a = NamedNode("urn:x:a")
    triples = [
        Triple(a, NamedNode("http://a.example/p"), Literal("z")),
        Triple(a, NamedNode("http://a.example/p"), Literal("y")),
        Triple(a, RDF_TYPE, NamedNode("urn:x:Thing")),
    ]

    text = serialise(triples, TURTLE, {"x": "urn:x:"}).decode()

    assert text == serialise(reversed(triples), TURTLE, {"x": "urn:x:"}).decode()
    assert text.endswith('x:a a x:Thing ;\n\t<http://a.example/p> "y" , "z" .\n')


def test_a_table_format_is_no_format_of_rdf() -> None:
    with pytest.raises(ValueError, match="csv is not an RDF format"):
        serialise([], CSV)
