"""A harvester reads a description, a write follows, and the harvester then downloads the described files."""

import hashlib
from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store
from starlette.testclient import TestClient

from graph_store.graphs import Graphs
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, thing
from tests.graph_api.small import publish, served

pytestmark = pytest.mark.slow

DCAT, SPDX, VOID = "http://www.w3.org/ns/dcat#", "http://spdx.org/rdf/terms#", "http://rdfs.org/ns/void#"
FILES = ("kennisgraaf.nq", "kennisgraaf.ttl", "kennisgraaf.jsonld")


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    return publish(tmp_path_factory.mktemp("harvest") / "state")


@pytest.fixture(scope="module")
def client(state: State) -> Iterator[TestClient]:
    with served(state) as client:
        for name in FILES:
            assert client.get(f"/dump/{name}").status_code == 200
        yield client


def write(state: State) -> int:
    """Publish one more fact."""
    with state.writer("test", 5) as writer:
        one = thing("mun:new"), RDFS_LABEL, Literal(f"Nieuw {state.current()}", language="nl")
        graphs = Graphs().asserted, Graphs().source("projects"), DefaultGraph()
        writer.publish([], [Quad(*one, graph) for graph in graphs], sources={})
    return state.versions()[-1]


def read(client: TestClient, path: str) -> Store:
    store = Store()
    store.load(client.get(path).content, format=RdfFormat.TURTLE)
    return store


def local(state: State, address: str) -> str:
    return "/" + address.removeprefix(state.base)


def test_the_files_of_the_catalogue_have_its_sizes_and_checksums_after_a_write(
    state: State, client: TestClient
) -> None:
    rows = read(client, "/catalog.ttl").query(f"""
        SELECT ?url ?size ?sum {{ ?d <{DCAT}downloadURL> ?url ; <{DCAT}byteSize> ?size ;
          <{SPDX}checksum>/<{SPDX}checksumValue> ?sum }}""")
    found = {row["url"].value: (int(row["size"].value), row["sum"].value.lower()) for row in rows}  # type: ignore[union-attr]
    assert len(found) >= 3
    before = client.get("/dump/kennisgraaf.nq").content
    newest = write(state)
    assert client.get("/dump/kennisgraaf.nq").content != before
    assert client.get("/dump/kennisgraaf.nq").headers["x-dataset-version"] == str(newest)
    for url, (size, digest) in found.items():
        body = client.get(local(state, url)).content
        assert (len(body), hashlib.sha256(body).hexdigest()) == (size, digest), url


def test_every_address_of_a_file_names_its_version(state: State, client: TestClient) -> None:
    for path, predicate in (
        ("/catalog.ttl", f"{DCAT}downloadURL"),
        ("/catalog.ttl", f"{DCAT}accessURL"),
        ("/catalog.ttl?version=1", f"{DCAT}downloadURL"),
        ("/.well-known/void?format=ttl", f"{VOID}dataDump"),
        ("/versions/1.ttl", f"{VOID}dataDump"),
    ):
        found = [str(quad.object) for quad in read(client, path).quads_for_pattern(None, NamedNode(predicate), None)]
        assert found
        assert [url for url in found if "/dump/" in url and "?version=" not in url] == [], path


def test_the_counts_of_void_fit_its_files_after_a_write(state: State, client: TestClient) -> None:
    rows = read(client, "/.well-known/void?format=ttl").query(
        f"SELECT ?graph ?n ?url {{ ?graph <{VOID}triples> ?n ; <{VOID}dataDump> ?url }}"
    )
    found = [(int(row["n"].value), row["url"].value) for row in rows]  # type: ignore[union-attr]
    found = [
        (number, url) for number, url in found if url.rpartition("/")[2].startswith(("projects.nt?", "inferred.nt?"))
    ]
    write(state)
    assert len(found) == 2
    for number, url in found:
        assert len(client.get(local(state, url)).text.splitlines()) == number, url


def test_the_list_of_files_leads_to_what_it_states_after_a_write(state: State, client: TestClient) -> None:
    client.get("/dump/kennisgraaf.nq")
    listed = client.get("/dump/?format=json").json()["dumps"]
    stated = [each for each in listed if each["sha256"]]
    write(state)
    assert "kennisgraaf.nq" in {each["name"] for each in stated}
    for each in stated:
        body = client.get(each["href"]).content
        assert (len(body), hashlib.sha256(body).hexdigest()) == (each["bytes"], each["sha256"])
        assert client.get(each["checksum"]).text.split()[0] == each["sha256"]
