"""Lifetimes of answers in caches: for ever for data of a numbered version, else until the tag changes."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from graph_api.http.conditional import FOREVER

SELECT = f"/sparql?query={quote('SELECT * { ?s <urn:x> ?o }')}"
CHANGING = f"/sparql?query={quote('SELECT (NOW() AS ?n) {}')}"
GRAPHQL = "/graphql?query=" + quote('{ municipality(id: "mun:x") { key } }')
DATA = (
    "/doc/mun/x.ttl", "/doc/mun/x.jsonld", "/doc/mun/x?format=nt", "/row/projects/prj:p.ttl", "/source/projects.rdf",
    "/graph/inferred.nt", "/ns.ttl", "/.well-known/void", "/dump/kennisgraaf.nq", "/dump/kennisgraaf.nq.sha256",
    "/store?default", "/query/cq-020?format=csv", SELECT, GRAPHQL,
)  # fmt: skip
PAGES = ("/doc/mun/x", "/class/Municipality", "/ns", "/row/projects/prj:p", "/versions", "/", "/query/cq-020")


def by_number(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}version=1"


@pytest.mark.slow
@pytest.mark.parametrize("path", DATA)
def test_data_of_a_version_by_number_is_kept_for_ever(small: TestClient, path: str) -> None:
    assert small.get(path).headers["cache-control"] == "no-cache"
    answer = small.get(by_number(path))
    assert (answer.status_code, answer.headers["x-dataset-version"]) == (200, "1")
    assert answer.headers["cache-control"] == FOREVER
    assert small.get(path).headers["cache-control"] == "no-cache"


@pytest.mark.slow
@pytest.mark.parametrize("path", DATA)
def test_a_client_that_holds_it_is_told_the_same(small: TestClient, path: str) -> None:
    tag = small.get(by_number(path)).headers["etag"]
    again = small.get(by_number(path), headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["etag"]) == (304, tag)
    assert again.headers.get("cache-control") in {FOREVER, "no-cache"}


def test_the_newest_version_by_number_and_without_do_not_mix_in_what_is_kept(small: TestClient) -> None:
    for _ in range(3):
        assert small.get(f"{SELECT}&version=2").headers["cache-control"] == FOREVER
        assert small.get(SELECT).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_asked_again(small: TestClient, path: str) -> None:
    answer = small.get(by_number(path), headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/doc/mun/none.ttl?version=1", 404), ("/doc/mun/x.ttl?version=99", 404), (f"{SELECT}&version=99", 404),
     (by_number(CHANGING), 200)],
)  # fmt: skip
def test_errors_and_what_changes_by_itself_are_not_kept(small: TestClient, path: str, status: int) -> None:
    answer = small.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-store")


@pytest.mark.slow
def test_the_catalogue_of_a_version_is_kept_once_it_has_every_checksum(small: TestClient) -> None:
    for suffix in ("nq", "rows.nq", "trig", "ttl", "jsonld"):
        assert small.get(f"/dump/kennisgraaf.{suffix}?version=1").status_code == 200
    before = small.get("/catalog.ttl?version=1")
    assert before.headers["cache-control"] == "no-cache"
    assert small.get("/dump/kennisgraaf.csv.zip?version=1").status_code == 200
    assert small.get("/catalog.ttl?version=1").headers["cache-control"] == FOREVER
    assert small.get("/catalog.ttl").headers["cache-control"] == "no-cache"
