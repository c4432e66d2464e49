"""GraphQL over HTTP."""

import pytest
from starlette.testclient import TestClient

QUERY = "{ dataset { version } }"
TYPED = "application/graphql-response+json"


def test_post_answers_json(client: TestClient) -> None:
    answer = client.post("/graphql", json={"query": QUERY})
    assert answer.json() == {"data": {"dataset": {"version": 1}}}
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["x-dataset-version"] == "1"


def test_get_answers_with_an_etag_that_saves_the_second_time(client: TestClient) -> None:
    first = client.get("/graphql", params={"query": QUERY})
    again = client.get("/graphql", params={"query": QUERY}, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    other = client.get("/graphql", params={"query": "{ dataset { quads } }"})
    assert other.headers["etag"] != first.headers["etag"]


def test_variables_and_operation_come_by_get_too(client: TestClient) -> None:
    query = "query A($id: ID!) { thing(id: $id) { key } } query B { dataset { version } }"
    parameters = {"query": query, "operationName": "A", "variables": '{"id": "mun:gent"}'}
    assert client.get("/graphql", params=parameters).json()["data"] == {"thing": {"key": "mun:gent"}}


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query ($id: ID!) { thing(id: $id) { key } }"])
def test_a_document_that_cannot_be_used_is_400_only_where_the_media_type_tells(client: TestClient, query: str) -> None:
    plain = client.post("/graphql", json={"query": query})
    typed = client.post("/graphql", json={"query": query}, headers={"Accept": TYPED})
    assert (plain.status_code, typed.status_code) == (200, 400)
    assert "data" not in typed.json()
    assert typed.headers["content-type"].startswith(TYPED)


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"{", "application/json", 400, "BAD_REQUEST"),
        (b"[]", "application/json", 400, "BAD_REQUEST"),
        (b"{}", "application/json", 400, "BAD_REQUEST"),
        (b'{"query": 1}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "{ dataset { version } }", "variables": "x"}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "\xff"}', "application/json", 400, "BAD_REQUEST"),
        (b'{"query": "\\ud800"}', "application/json", 400, "BAD_REQUEST"),
        (b"query=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b"{ dataset { version } }", "application/graphql", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b'{"query": "' + b" " * 1_000_001 + b'"}', "application/json", 413, "TOO_LARGE"),
    ],
)
def test_a_request_that_is_not_well_formed_is_refused(
    client: TestClient, body: bytes, content_type: str, status: int, code: str
) -> None:
    answer = client.post("/graphql", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_number_beyond_its_type_is_refused(client: TestClient) -> None:
    query = "query ($n: Int) { projects(first: $n) { totalCount } }"
    answer = client.post("/graphql", json={"query": query, "variables": {"n": 2**31}})
    assert answer.json()["errors"][0]["extensions"]["code"] == "INVALID_DOCUMENT"


def test_an_unknown_version_is_404_and_a_media_type_nobody_gives_406(client: TestClient) -> None:
    assert client.get("/graphql", params={"query": QUERY, "version": "99"}).status_code == 404
    assert client.get("/graphql", params={"query": QUERY, "version": "x"}).status_code == 400
    assert client.get("/graphql", params={"query": QUERY}, headers={"Accept": "image/png"}).status_code == 406


def test_a_browser_gets_a_page_that_names_no_other_host(client: TestClient) -> None:
    page = client.get("/graphql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "/graphql/schema.graphql" in page.text
    assert "https://" not in page.text


def test_the_schema_is_served_as_text(client: TestClient) -> None:
    answer = client.get("/graphql/schema.graphql")
    assert "type Query" in answer.text
    again = client.get("/graphql/schema.graphql", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
