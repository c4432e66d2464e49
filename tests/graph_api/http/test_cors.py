from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.http.cors import STREAM_TOKEN
from graph_api.service import ServiceSettings


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(create_app(ServiceSettings(data=tmp_path)))


def test_a_page_of_any_site_may_read_an_answer_and_what_it_says_of_itself(client: TestClient) -> None:
    for path in ("/healthz", "/no/such/path"):
        headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
        assert headers["access-control-allow-origin"] == "*"
        assert headers["access-control-expose-headers"] == "ETag, Link, Retry-After, X-Dataset-Version, X-Hint"


def test_an_answer_says_that_it_depends_on_who_asks_beside_what_it_depends_on_already(client: TestClient) -> None:
    headers = client.get("/no/such/path").headers
    assert headers["vary"] == "Accept, Accept-Language, Origin"
    assert "access-control-allow-origin" not in headers


def test_a_page_may_ask_beforehand_what_it_may_send(client: TestClient) -> None:
    asking = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/sparql", headers=asking | {"Access-Control-Request-Headers": "content-type"})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
    refused = client.options("/sparql", headers=asking | {"Access-Control-Request-Headers": "authorization"})
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert "access-control-allow-origin" not in refused.headers


def test_a_page_of_any_site_may_reserve_a_stream_and_stop_what_it_follows(client: TestClient) -> None:
    for method in ("PUT", "DELETE"):
        asking = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": method}
        answer = client.options("/graphql", headers=asking | {"Access-Control-Request-Headers": STREAM_TOKEN})
        assert answer.status_code == 200
        assert method in answer.headers["access-control-allow-methods"]
        assert client.options("/sparql", headers=asking).status_code == 403


def test_a_page_of_another_site_is_told_nothing_of_a_write(client: TestClient) -> None:
    elsewhere = {"Origin": "https://elsewhere.example"}
    for method, path in (("POST", "/update"), ("PUT", "/store?default"), ("DELETE", "/store?default")):
        for answer in (
            client.options(path, headers=elsewhere | {"Access-Control-Request-Method": method}),
            client.request(method, path, headers=elsewhere),
        ):
            assert answer.status_code in {401, 405}
            assert answer.headers["content-type"] == "application/problem+json"
            assert "access-control-allow-origin" not in answer.headers
    asking = elsewhere | {"Access-Control-Request-Method": "GET"}
    assert client.options("/store", headers=asking).headers["access-control-allow-origin"] == "*"


def test_data_may_be_embedded_anywhere_and_pages_and_what_they_load_only_here(client: TestClient) -> None:
    """https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header"""
    for path, accept, policy in (
        ("/healthz", "*/*", "cross-origin"),
        ("/no/such/path", "application/json", "cross-origin"),
        ("/no/such/path", "text/html", "same-origin"),
        ("/site/style.css", "*/*", "same-origin"),
        ("/docs/", "*/*", "same-origin"),
    ):
        found = client.get(path, headers={"Accept": accept}).headers.get_list("cross-origin-resource-policy")
        assert found == [policy], path


def test_the_policy_is_the_same_for_a_client_that_holds_the_answer(client: TestClient) -> None:
    first = client.get("/site/style.css")
    again = client.get("/site/style.css", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["cross-origin-resource-policy"] == first.headers["cross-origin-resource-policy"]
    assert again.headers["vary"] == first.headers["vary"]
