"""The choice of a format by the Accept header and the `format` parameter."""

import pytest

from graph_api.http.negotiation import negotiate, prefers
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


@pytest.mark.parametrize(
    ("accept", "is_wanted"), [("text/html", True), ("*/*", False), ("image/png", False), ("", False)]
)
def test_a_page_is_for_a_client_that_prefers_it_to_data(accept: str, is_wanted: bool) -> None:
    assert prefers(accept, HTML, TURTLE) is is_wanted
