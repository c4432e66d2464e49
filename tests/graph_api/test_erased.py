"""A running service forgets an erased person at once, in every interface and in every version that it can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from starlette.testclient import TestClient

from graph_api.auth import Tokens
from graph_store.graphs import Graphs
from graph_store.versions import State
from loaders import Change, Gathered, commit, erase, synced
from ontology.namespaces import RDFS_LABEL
from tests.graph_api.small import served
from tests.prepared import Plan

pytestmark = pytest.mark.slow

KEY, NAME, PERSON = "per:wim-dries", "Wim Dries", "https://kennisgraaf.example/id/per/wim-dries"
HTML = {"Accept": "text/html", "Accept-Language": "en"}
ASK = {"query": f"SELECT ?p ?o {{ <{PERSON}> ?p ?o }}", "format": "json"}
GRAPHQL = '{ thing: node(id: "per:wim-dries") { label } }'


@dataclass
class Served:
    """A service over two versions, of which the first is pinned; its state; the tags before the erasure."""

    client: TestClient
    state: State
    tags: dict[str, str]


READ = (
    "/versions",
    "/versions/1",
    "/versions/2",
    "/changes?from=1&to=2",
    "/sparql?query=ASK{?s+?p+?o}&version=1",
    "/doc/mun/genk.ttl?version=1",
)


def _accepted(path: str) -> dict[str, str]:
    return {} if path.startswith(("/sparql", "/store")) else HTML


def searched(client: TestClient, query: str, **choices: str) -> str:
    """Return the page of a search without the marks on the words of the query."""
    text = client.get("/search", params={"q": query, **choices}, headers=HTML).text
    return re.sub("</?mark>", "", text)


@pytest.fixture(scope="module")
def erased(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a state, read the person in every way, and erase the person while the service runs."""
    root: Path = tmp_path_factory.mktemp("erased") / "state"
    plan(root)
    state, edit = State(root), Gathered()
    edit.add(Graphs().edits, Triple(NamedNode("urn:x"), RDFS_LABEL, Literal(f"written by {NAME}")))
    commit(state, lambda current: Change(edit.diff(), note=synced(current)), owner="a test")
    state.pin(1, "first")
    del state
    with served(State(root)) as client:
        for path in (f"/doc/per/wim-dries.ttl?version={version}" for version in (1, 2, "first")):
            assert client.get(path).status_code == 200
        assert client.get("/sparql", params=ASK).json()["results"]["bindings"]
        assert NAME in searched(client, "dries")
        assert NAME in client.get("/dump/kennisgraaf.nq").text
        tags = {path: client.get(path, headers=_accepted(path)).headers["etag"] for path in READ}
        erase(State(root), KEY)
        yield Served(client, State(root), tags)


def test_its_address_answers_410_without_its_name(erased: Served) -> None:
    for path in ("/id/per/wim-dries", "/doc/per/wim-dries", "/doc/per/wim-dries.ttl?version=1"):
        answer = erased.client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (410, "GONE")
        assert NAME not in answer.text
    assert NAME not in erased.client.get("/doc/per/wim-dries", headers=HTML).text


@pytest.mark.parametrize("version", ["", "1", "2", "first"])
def test_no_query_finds_it_in_any_version(erased: Served, version: str) -> None:
    chosen = {"version": version} if version else {}
    found = erased.client.get("/sparql", params=ASK | chosen)
    assert found.json()["results"]["bindings"] == []
    told = {"query": f'SELECT ?s {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), "{NAME}")) }}', "format": "json"}
    assert erased.client.get("/sparql", params=told | chosen).json()["results"]["bindings"] == []
    answer = erased.client.post("/graphql", json={"query": GRAPHQL}, params=chosen)
    assert NAME not in answer.text
    assert NAME not in searched(erased.client, "wim dries", **chosen)
    assert NAME not in erased.client.get("/dump/kennisgraaf.nq", params=chosen).text
    assert NAME not in erased.client.get("/doc/psg/voorwoord", headers=HTML, params=chosen).text


def test_every_tag_of_a_redacted_version_differs(erased: Served) -> None:
    for path, tag in erased.tags.items():
        now = erased.client.get(path, headers={**_accepted(path), "If-None-Match": tag})
        assert (now.status_code, now.headers["etag"] != tag) == (200, True), path


def test_a_redacted_version_says_so(erased: Served) -> None:
    listed = erased.client.get("/versions", headers={"Accept": "application/json"}).json()["versions"]
    assert [each["redacted"][0]["quads"] > 0 for each in listed] == [True, True]
    assert "statements were erased from this version" in erased.client.get("/versions/1", headers=HTML).text
    assert "(redacted)" in erased.client.get("/versions", headers=HTML).text
    assert "modified" in erased.client.get("/versions/1.ttl").text


def test_nobody_writes_it_again(erased: Served) -> None:
    token, _ = Tokens(erased.state.root).new(["update", "store"])
    sent = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    text = f'INSERT DATA {{ <{PERSON}> <{RDFS_LABEL.value}> "W" }}'
    refused = erased.client.post("/update", content=text, headers=sent)
    assert (refused.status_code, refused.json()["code"]) == (422, "ERASED")
    assert PERSON not in refused.text


def test_a_service_lets_go_of_the_old_versions(erased: Served) -> None:
    assert {path.name for path in (erased.state.root / "versions").iterdir()} >= {"000001r1", "000002r1"}
    with erased.state.writer("the next", 5):
        """It deletes what a request that was under way has left."""
    files = [file for file in erased.state.root.rglob("*") if file.is_file()]
    assert [str(file) for file in files if NAME.encode() in content(file) or b"wim-dries" in content(file)] == []


def content(file: Path) -> bytes:
    """Return the bytes of a file; empty if it is gone, as the dump of the newest version is made meanwhile."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
