"""`?document=` at every address that reads the data, over a version that knows two documents."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from graph_store.versions import State
from tests.graph_api.small import served
from tests.graph_api.test_lifetimes import DATA, PAGES

OLD, NEW = (
    {"key": f"plan:{year}", "iri": f"https://kennisgraaf.example/id/plan/{year}", "date": f"{year}-06-29"}
    for year in (2020, 2021)
)
EXPLAIN = "/explain?s=prj:p&p=kg:sitedIn&o=mun:x&format=json"
VERSION = "3"
"""The version that knows them."""

READS = (
    *DATA, EXPLAIN, "/id/mun/x", "/search?q=x&format=json", "/class/Project",
    "/timeline", "/versions", "/syncs", "/status", "/reuse", "/dump/", "/catalog.ttl", "/query", "/questions", "/map",
)  # fmt: skip


@pytest.fixture(scope="module")
def client(small_state: State, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    archive = tmp_path_factory.mktemp("documents") / "one.tar"
    small_state.backup(2, archive)
    state = State(archive.parent / "state")
    state.restore(archive)
    with state.writer("test", 1) as writer:
        assert str(writer.publish([], [], sources={}, note={"documents": [OLD, NEW]}).version) == VERSION
    with served(state) as found:
        yield found


def as_of(path: str, name: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}document={quote(name)}"


@pytest.mark.parametrize("path", READS)
def test_the_newest_document_gives_the_version_itself(client: TestClient, path: str) -> None:
    plain, chosen = client.get(path), client.get(as_of(path, NEW["key"]))
    assert plain.status_code == chosen.status_code < 400
    assert chosen.headers.get("cache-control") == plain.headers.get("cache-control")
    if plain.headers.get("content-type", "").startswith(("text/turtle", "text/csv", "application/n-")):
        assert chosen.content == plain.content
    assert client.get(as_of(path, NEW["iri"])).status_code == plain.status_code


@pytest.mark.parametrize("path", READS)
def test_an_unknown_document_is_not_found_and_the_known_ones_are_named(client: TestClient, path: str) -> None:
    answer = client.get(as_of(path, "plan:1999"), headers={"Accept": "application/json, */*;q=0.1"})
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert "etag" not in answer.headers
    problem = answer.json()
    problem = problem["errors"][0]["extensions"] | problem["errors"][0] if "errors" in problem else problem
    assert problem["code"] == "UNKNOWN_DOCUMENT"
    assert "plan:2020, plan:2021" in str(problem)


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_gets_a_page_that_names_the_known_documents(client: TestClient, path: str) -> None:
    answer = client.get(as_of(path, "plan:1999"), headers={"Accept": "text/html", "Accept-Language": "en"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "plan:2020, plan:2021" in answer.text
    assert f'<a href="{path}?document=plan%3A2020">' in answer.text


def test_a_document_is_known_or_not_to_the_version_that_is_read(client: TestClient) -> None:
    addresses = (f"/doc/mun/x.ttl?version={number}&document=plan:2021" for number in (VERSION, int(VERSION) - 1))
    assert [client.get(address).status_code for address in addresses] == [200, 404]
