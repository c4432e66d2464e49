import asyncio
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.types import Message

from graph_api.moments import NOW, Moment
from graph_api.sparql.parameters import QueryParameters, query_parameters
from graph_store.errors import BadRequest, UnsupportedMediaType
from graph_store.graphs import Include, Scope

FORM = "application/x-www-form-urlencoded"


def asked(query: str = "", body: bytes = b"", media_type: str = FORM, method: str = "POST") -> QueryParameters:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", media_type.encode())]
    scope = {"type": "http", "method": method, "headers": headers, "query_string": query.encode(), "path": "/sparql"}
    return asyncio.run(query_parameters(Request(scope, receive), 1))


def test_nothing_asked_is_no_query_and_the_whole_default_graph() -> None:
    assert asked(method="GET") == QueryParameters(None, (), (), Scope(), NOW, None)


def test_parameters_come_from_address_and_form_together() -> None:
    body = urlencode({"query": "ASK {}", "default-graph-uri": "urn:b", "include": "inferred"}).encode()
    address = "default-graph-uri=urn:a&named-graph-uri=urn:c&version=7&document=plan:2020&synthetic=TRUE&format=csv"
    found = asked(address, body)
    scope, moment = Scope(Include.INFERRED, True), Moment(7, "plan:2020")
    assert found == QueryParameters("ASK {}", ("urn:a", "urn:b"), ("urn:c",), scope, moment, "csv")


def test_a_direct_query_is_the_body_as_it_is() -> None:
    found = asked("include=asserted", "ASK { 'é+%20' }".encode(), "application/sparql-query; charset=UTF-8")
    assert (found.text, found.scope.include) == ("ASK { 'é+%20' }", Include.ASSERTED)


@pytest.mark.parametrize(
    ("query", "body", "media_type"),
    [
        ("query=ASK{}", b"ASK {}", "application/sparql-query"),
        ("query=ASK{}", b"query=ASK{}", FORM),
        ("include=all", b"query=ASK{}&include=inferred", FORM),
        ("format=csv&format=tsv", b"query=ASK{}", FORM),
        ("", b"query=ASK{}&version=1.5", FORM),
        ("", b"query=ASK{}&version=1234567890123", FORM),
        ("", b"&".join([b"a=b"] * 2_000), FORM),
    ],
)
def test_what_contradicts_itself_is_refused(query: str, body: bytes, media_type: str) -> None:
    with pytest.raises(BadRequest):
        asked(query, body, media_type)


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ("format=tsv&format=text/tab-separated-values", "text/tab-separated-values"),
        ("format=json-ld&format=application/ld%2Bjson,application/x-json%2Bld", "application/ld+json"),
        ("format=xlsx&format=ods", "xlsx"),
        ("format=rdf%2Bxml&format=application/rdf%2Bxml", "application/rdf+xml"),
        ("format=xml&format=xml", "xml"),
        ("format=xml&format=text/xml", "xml"),
        ("format=rdf&format=", "rdf"),
        ("format=", None),
    ],
)
def test_a_format_may_be_named_in_several_ways(names: str, chosen: str | None) -> None:
    assert asked(names, b"query=ASK{}").format == chosen


def test_a_body_of_another_type_is_refused_with_those_taken() -> None:
    with pytest.raises(UnsupportedMediaType, match="application/sparql-query"):
        asked(body=b"<a> <b> <c> .", media_type="text/turtle")
