"""Reading a request; test_endpoint.py has the requests that are refused."""

import orjson
import pytest
from starlette.testclient import TestClient

from graph_api.graphql import document_request
from graph_api.graphql.document_request import PLAIN, TYPED, DocumentRequest, media_of
from graph_api.moments import Moment
from graph_store.errors import NotAcceptable
from graph_store.graphs import Scope


@pytest.mark.parametrize(
    ("accept", "media"),
    [("*/*", PLAIN), ("application/json", PLAIN), (TYPED.media_type, TYPED), ("text/html, application/*", PLAIN)],
)
def test_the_accept_header_chooses_the_format(accept: str, media: object) -> None:
    assert media_of(accept) is media


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NotAcceptable):
        media_of("image/png")


@pytest.mark.parametrize(("version", "fixed", "lasts"), [(1, True, True), (1, False, False), (None, True, False)])
def test_an_answer_lasts_if_version_and_document_are_fixed(version: int | None, fixed: bool, lasts: bool) -> None:
    asked = DocumentRequest("{ a }", None, None, PLAIN, ("nl",), Moment(version), Scope(), None, fixed)
    assert asked.lasts is lasts


def test_a_large_body_is_read_in_a_thread(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_request, "LARGE_BODY", 10)
    assert client.post("/graphql", json={"query": "{ dataset { version } }"}).json()["data"]


def test_an_empty_name_of_an_operation_counts_as_none(client: TestClient) -> None:
    """Source: https://graphql.github.io/graphql-over-http/draft/#sec-GET"""
    body = orjson.dumps({"query": "query A { dataset { version } }", "operationName": ""})
    answer = client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert answer.json()["data"] == {"dataset": {"version": 1}}
