"""Replicas read over HTTP what the state folder gives, with a token that allows it and with no other."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from graph_api.auth import Tokens
from graph_api.service import ServiceSettings
from graph_store import State
from graph_store.errors import Forbidden, Unauthorized
from graph_store.replication.listing import decode
from graph_store.replication.replica import replicating
from graph_store.replication.sources import HttpSource
from tests.graph_api import serving
from tests.graph_api.small import publish, served

EDITS = NamedNode("https://kennisgraaf.example/graph/edits")


@pytest.fixture
def state(tmp_path: Path) -> State:
    return publish(tmp_path / "primary")


@pytest.fixture
def client(state: State) -> Iterator[TestClient]:
    with served(state) as found:
        text, _ = Tokens(state.root).new(["replicate"])
        found.headers["Authorization"] = f"Bearer {text}"
        yield found


def write(state: State, value: int) -> None:
    with state.writer("a test", 5) as writer:
        writer.publish([], [Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(value), EDITS)], sources={})


def test_the_listing_has_a_tag_by_which_news_is_noticed(client: TestClient, state: State) -> None:
    answer = client.get("/replication")
    assert answer.headers["cache-control"] == "no-store"
    assert decode(answer.content).current == 2
    held = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/replication", headers=held).status_code == 304
    began = time.monotonic()
    assert client.get("/replication?wait=0.3", headers=held).status_code == 304
    assert time.monotonic() - began >= 0.3
    write(state, 1)
    assert decode(client.get("/replication?wait=10", headers=held).content).current == 3


@pytest.mark.parametrize("wait", ["nan", "-1", "0"])
def test_a_wait_that_is_no_time_is_none(client: TestClient, wait: str) -> None:
    held = {"If-None-Match": client.get("/replication").headers["etag"]}
    assert client.get(f"/replication?wait={wait}", headers=held).status_code == 304


def test_a_wait_that_is_no_number_is_refused(client: TestClient) -> None:
    assert client.get("/replication?wait=long").json()["code"] == "BAD_REQUEST"


def test_the_files_and_the_patch_of_a_version_are_given(client: TestClient, state: State) -> None:
    write(state, 1)
    patch = client.get("/replication/versions/000003/patch")
    assert patch.headers["content-type"].startswith("application/rdf-patch")
    assert 'A <urn:a> <urn:b> "1"' in patch.text
    for name, size in state.newest().manifest.files.items():
        answer = client.get(f"/replication/versions/000003/{name}")
        assert (answer.status_code, len(answer.content)) == (200, size)
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["tokens.json", "versions/000001/patch", "versions/%2e%2e/tokens.json", "versions/000001/store/%2e%2e", "x"]
)
def test_nothing_else_is_given(client: TestClient, path: str) -> None:
    assert client.get(f"/replication/{path}").json()["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    "path", ["/replication", "/replication/versions/000001/manifest.json", "/replication/erased/salt"]
)
def test_without_a_token_for_it_nothing_is_given(client: TestClient, state: State, path: str) -> None:
    del client.headers["Authorization"]
    assert client.get(path).json()["code"] == "UNAUTHORIZED"
    writing, _ = Tokens(state.root).new()
    assert client.get(path, headers={"Authorization": f"Bearer {writing}"}).json()["code"] == "FORBIDDEN"


def test_a_token_for_it_writes_nothing(client: TestClient) -> None:
    sent = {"Content-Type": "application/sparql-update"}
    assert client.post("/update", content="INSERT DATA {}", headers=sent).json()["code"] == "FORBIDDEN"


@pytest.mark.slow
def test_a_replica_follows_over_http(state: State, tmp_path: Path) -> None:
    text, _ = Tokens(state.root).new(["replicate"])
    here = State(tmp_path / "replica")
    with serving.served(ServiceSettings(data=state.root, workers=1)) as address:
        with replicating(here.root, here.base, HttpSource(address, text), 1) as replica:
            found = HttpSource(address, text).listing("", 0)
            assert found is not None
            replica.follow(found.settings, 0)
            assert replica.follow(found.settings, 0) is None
            write(state, 1)
            replica.follow(found.settings, 5)
        for wrong, error in (("", Unauthorized), (Tokens(state.root).new()[0], Forbidden)):
            with pytest.raises(error, match="token new --scope replicate"):
                HttpSource(address, wrong).listing("", 0)
    assert here.versions() == [1, 2, 3]
    here.verify(3)
    assert here.newest().manifest.digest == state.newest().manifest.digest
    assert here.replica.primary() == address


def test_a_service_over_a_replica_writes_nothing_and_names_its_primary(client: TestClient, state: State) -> None:
    state.replica.set("https://primary.example")
    writing, _ = Tokens(state.root).new()
    for headers in ({}, {"Authorization": f"Bearer {writing}"}, {"Authorization": "Bearer unknown"}):
        sent = {**headers, "Content-Type": "application/sparql-update"}
        answers = [
            client.post("/update", content="INSERT DATA { <urn:a> <urn:b> 1 }", headers=sent),
            client.put("/store?graph=urn:g", content="", headers={**headers, "Content-Type": "text/turtle"}),
            client.post("/store", content="", headers={**headers, "Content-Type": "text/turtle"}),
            client.delete("/store?graph=urn:g", headers=headers),
            client.post("/inventories/projects", content="", headers={**headers, "Content-Type": "text/csv"}),
            client.post(
                "/inventories/projects?dry_run=true", content="", headers={**headers, "Content-Type": "text/csv"}
            ),
        ]
        for answer in answers:
            assert (answer.status_code, answer.json()["code"]) == (409, "READ_ONLY_REPLICA")
            assert "https://primary.example" in answer.json()["detail"]
    assert state.current() == 2
    assert client.get("/replication").status_code == 200
