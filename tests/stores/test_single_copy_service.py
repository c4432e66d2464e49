"""A service of which the store has the only copy: writes, an erasure, a replica, and what readers see of a fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.auth import Tokens
from graph_api.service import ServiceSettings
from graph_store.deltas import FILE as STEP
from graph_store.errors import PrimaryFailed
from graph_store.manifest import STORE
from graph_store.remote import stored
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import LETTERS
from graph_store.replication.replica import replicating
from graph_store.replication.sources import FolderSource
from graph_store.versions import State
from loaders import erase, sync
from tests.prepared import Plan
from tests.stores.content import quads
from tests.stores.failing import FAULTS, Way, hung_up, way_to
from tests.stores.test_service import WHY, count
from tests.stores.test_single_copy import edited
from tests.stores.test_sync import letter

pytestmark = pytest.mark.slow

PATHS = ("/", "/doc/mun/gent", "/id/mun/gent", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D%23", "/store?default", WHY)


@contextmanager
def published(place: Path, plan: Plan, server: StoreAddress) -> Iterator[tuple[Way, State]]:
    """Publish the yearly plan, and a second version without a copy."""
    plan(place / "state")
    with way_to(replace(server, copies=False)) as way:
        state = State(place / "state", store=way.address)
        sync(edited(place / "data", 1), state)
        assert not (state.newest().folder / STORE).exists()
        yield way, state


@pytest.fixture
def own(plan: Plan, tmp_path: Path, oxigraph: StoreAddress) -> Iterator[State]:
    with published(tmp_path, plan, oxigraph) as (_, state):
        yield state


@pytest.fixture(scope="module")
def read(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory, another_server: StoreAddress
) -> Iterator[tuple[Way, TestClient]]:
    """Return a way to a store and a client of its service, which keeps no graph and to which no test writes."""
    with (
        pytest.MonkeyPatch.context() as patch,
        published(tmp_path_factory.mktemp("read"), plan, another_server) as (way, state),
    ):
        patch.setattr(stored, "WHOLE_QUADS", 0)
        with TestClient(create_app(ServiceSettings(state.root, store=way.address))) as client:
            yield way, client


def test_writes_of_every_kind(own: State, oxigraph: StoreAddress) -> None:
    token = {"Authorization": f"Bearer {Tokens(own.root).new()[0]}"}
    graph, turtle = "https://example.org/own", {**token, "Content-Type": "text/turtle"}
    with TestClient(create_app(ServiceSettings(own.root, store=own.store))) as client:
        before = count(client)
        for text, more in (
            ("INSERT DATA { <urn:a> <urn:p> 1, 2 }", 2),
            ("DELETE { ?s <urn:p> 1 } INSERT { ?s <urn:q> 1 } WHERE { ?s <urn:p> 1 }", 2),
            ("DELETE WHERE { <urn:a> ?p ?o }", 0),
        ):
            answer = client.post("/update", data={"update": text}, headers=token)
            assert answer.status_code == 200, answer.text
            assert count(client) == before + more
        assert client.put(f"/store?graph={graph}", content="<urn:b> <urn:p> 1 .", headers=turtle).status_code == 201
        there = client.get(f"/store?graph={graph}", headers={"Accept": "application/n-triples"})
        assert there.text.startswith("<urn:b> <urn:p>")
        own.verify(6)
        assert client.delete(f"/store?graph={graph}", headers=token).status_code == 200
        assert client.get(f"/store?graph={graph}").status_code == 404
        statuses = [client.get(f"/doc/mun/gent?version={version}").status_code for version in (1, 2, 5, 6, 7)]
        assert statuses == [200, 410, 410, 200, 200]  # of the first version, there is a copy here
        assert client.get("/versions/2..4").status_code == 200


@pytest.mark.parametrize("name", FAULTS)
def test_readers_get_the_code_of_the_fault_and_no_address(read: tuple[Way, TestClient], name: str) -> None:
    way, client = read
    headers = {"Accept": "application/json, application/n-triples, text/html;q=0.5"}
    for path in PATHS:
        way.fault, code = FAULTS[name]
        answer = client.get(path, headers=headers)
        if answer.status_code != 200:  # else it needed nothing that is not at hand
            assert (answer.status_code, answer.json()["code"]) == (503 if code == "STORE_UNREACHABLE" else 502, code)
            assert "127.0.0.1" not in answer.text
        way.fault = None
        assert client.get(path).status_code == 200


def test_sparql_and_graphql_tell_the_code(read: tuple[Way, TestClient]) -> None:
    way, client = read
    way.fault, document = hung_up, {"query": "{ events(first: 2) { nodes { earliest } } }"}
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
    failed = [client.post("/sparql", data=query).json(), client.post("/graphql", json=document).json()["errors"][0]]
    way.fault = None
    assert failed[0]["code"] == failed[1]["extensions"]["code"] == "STORE_UNREACHABLE"
    assert "127.0.0.1" not in str(failed)
    assert count(client) > 0
    assert "errors" not in client.post("/graphql", json=document).json()


def test_what_is_erased_leaves_the_store(own: State, oxigraph: StoreAddress, tmp_path: Path) -> None:
    for number in (2, 3):  # so that the second version is no longer in the store
        assert sync(edited(tmp_path / f"data-{number}", number), own).published
    erase(own, "per:wim-dries", readers_s=0)
    assert own.versions() == [1, 3, 4]
    for each in LETTERS:
        assert not any("wim-dries" in str(quad) for quad in quads(oxigraph, each))
    with own.writer("a test", 5) as writer:
        writer.publish([next(iter(own.newest().quads()))], [], sources={})
    assert not (own.newest().folder / STORE).exists()
    assert set(own.newest().disk) == quads(oxigraph, letter(oxigraph))


def test_a_replica_follows_by_the_changes_and_is_refused_without_one(own: State, tmp_path: Path) -> None:
    with replicating(tmp_path / "replica", own.base, FolderSource(own.root, own.base), 5) as replica:
        replica.follow({}, 0)
    copied = State(tmp_path / "replica")
    copied.verify(2)
    assert set(copied.newest().disk) == set(own.newest().disk)
    (own.folder(2) / STEP).unlink()
    with (
        replicating(tmp_path / "other", own.base, FolderSource(own.root, own.base), 5) as replica,
        pytest.raises(PrimaryFailed, match="KENNISGRAAF_STORE_COPIES"),
    ):
        replica.follow({}, 0)
