"""An answer that depends on time, load or a limit is never cached: not by a client, and not by us."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_store.versions import State
from kennisgraaf.settings import read_settings
from loaders import SyncReport

pytestmark = pytest.mark.slow

ASKED = (
    ("/graphql", {"query": "{ things { nodes { label } } }"}),
    ("/graphql", {"query": '{ dataset { version } thing(id: "mun:none") { label } }'}),
    ("/sparql", {"query": "SELECT * { ?s ?p ?o }"}),
    ("/sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"}),
    ("/query/cq-005", {"format": "json"}),
)


@pytest.fixture(scope="module")
def client(synced_once: tuple[State, SyncReport]) -> Iterator[TestClient]:
    """The whole service, with limits that every query exceeds."""
    settings = read_settings(data=synced_once[0].root).service()
    tight = replace(settings, max_rows=1, query_timeout_s=0.5, graphql_max_cost=10)
    with TestClient(create_app(tight)) as found:
        yield found


@pytest.mark.parametrize(("path", "asked"), ASKED)
def test_a_limit_or_a_timeout_is_not_cacheable(client: TestClient, path: str, asked: dict[str, str]) -> None:
    accept = {"Accept": "application/json"} if path == "/graphql" else {}
    first = client.get(path, params=asked, headers=accept)
    assert first.status_code >= 500 or "errors" in first.json()
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
    again = client.get(path, params=asked, headers={**accept, "If-None-Match": '"1"'})
    assert again.status_code >= 500 or "errors" in again.json()


def test_what_timed_out_once_is_answered_when_there_is_time(client: TestClient) -> None:
    """A timeout is not cached: the same request runs again."""
    service = client.app.state.service  # type: ignore[attr-defined]
    asked = {"query": "{ dataset { version quads } municipalities(first: 1) { nodes { label } } }"}
    settings = service.settings
    try:
        service.settings = replace(settings, query_timeout_s=0)
        late = client.get("/graphql", params=asked, headers={"Accept": "application/json"})
    finally:
        service.settings = settings
    assert [each["extensions"]["code"] for each in late.json()["errors"]] == ["QUERY_TIMEOUT"]
    assert "etag" not in late.headers
    found = client.get("/graphql", params=asked, headers={"Accept": "application/json"})
    assert found.json()["data"]["municipalities"]["nodes"]
    assert found.headers["etag"]
