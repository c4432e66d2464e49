"""With a store, pages, GraphQL and explanations ask it nothing; writes and SPARQL use it; a lost one costs nothing."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.auth import Tokens
from graph_api.service import ServiceSettings
from graph_store.remote.client import StoreAddress
from graph_store.versions import State
from tests.prepared import Plan
from tests.stores.content import held, quads
from tests.stores.failing import Way, hung_up, way_to
from tests.stores.test_sync import letter

pytestmark = pytest.mark.slow

BASE = "https://kennisgraaf.example"
WHY = f"/explain?s={BASE}/id/per/wim-dries&p={BASE}/ns%23memberOf&o={BASE}/id/body/beheerscomite"
numbers = itertools.count()


@pytest.fixture
def place(plan: Plan, tmp_path: Path) -> Path:
    plan(tmp_path / "state")
    return tmp_path / "state"


@pytest.fixture
def way(oxigraph: StoreAddress, place: Path) -> Iterator[Way]:
    with way_to(oxigraph) as found:
        State(place, store=found.address).keep_store()
        found.seen = 0
        yield found


@pytest.fixture
def client(way: Way, place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(ServiceSettings(place, store=way.address))) as found:
        yield found


def count(client: TestClient) -> int:
    """Return the number of triples, asked by a text that is new, because answers are cached."""
    query = f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} # {next(numbers)}"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_pages_graphql_and_explanations_ask_the_store_nothing(client: TestClient, way: Way) -> None:
    document = "{ projects(first: 20) { nodes { label sitedIn { label } hosts: types } } }"
    assert "errors" not in client.post("/graphql", json={"query": document}).json()
    for path in ("/", "/doc/mun/gent", "/search?q=kerken", "/map", "/questions", "/versions", "/status", WHY):
        assert client.get(path).status_code == 200, path
    assert way.seen == 0


def test_sparql_asks_it_once_and_goes_on_without_it(client: TestClient, way: Way) -> None:
    there = count(client)
    assert way.seen == 1
    way.fault = hung_up
    assert count(client) == there
    told = client.get("/status?format=json").json()["store"]
    assert (told["passed_on"], told["failed"]) == (1, 1)
    assert told["fault"] == "STORE_UNREACHABLE"
    page = client.get("/status", headers={"Accept": "text/html", "Accept-Language": "nl"}).text
    assert "Laatste fout" in page
    assert "127.0.0.1" not in page


def test_an_update_is_published_in_the_store_or_nowhere(
    client: TestClient, way: Way, place: Path, oxigraph: StoreAddress
) -> None:
    token = {"Authorization": f"Bearer {Tokens(place).new(['update'])[0]}"}
    before = count(client)
    body = {"update": "INSERT DATA { <urn:a> <urn:p> 1 }"}
    assert client.post("/update", data=body, headers=token).status_code == 200
    assert count(client) == before + 1
    assert quads(oxigraph, letter(oxigraph)) == held(State(place).newest())
    way.fault = hung_up
    refused = client.post("/update", data={"update": "INSERT DATA { <urn:a> <urn:p> 2 }"}, headers=token)
    assert (refused.status_code, refused.json()["code"]) == (503, "STORE_UNREACHABLE")
    assert count(client) == before + 1
    assert State(place).current() == 2
