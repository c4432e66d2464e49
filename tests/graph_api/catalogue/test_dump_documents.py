"""`/dump/…` over HTTP."""

import asyncio
import gzip
from hashlib import sha256

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from graph_api.dumps.dump_files import DumpFiles
from graph_api.dumps.dump_names import all_dumps
from graph_store.versions import State
from tests.service import DATA, Service

pytestmark = pytest.mark.slow


def test_dumps_are_listed_with_the_digest_of_the_version(small: TestClient, small_state: State) -> None:
    found = small.get("/dump/?format=json").json()
    assert found["digest"] == small_state.newest().manifest.digest
    assert "kennisgraaf.nq" in [dump["name"] for dump in found["dumps"]]
    assert "kennisgraaf.nq" in small.get("/dump/", headers={"Accept": "text/html"}).text


def test_a_dump_says_its_checksum_version_and_licence(small: TestClient) -> None:
    answer = small.get("/dump/kennisgraaf.nq")
    digest = sha256(answer.content).hexdigest()
    assert answer.headers["etag"] == f'"{digest}"'
    assert answer.headers["x-dataset-version"] == "2"
    assert 'rel="license"' in answer.headers["link"]
    assert small.get("/dump/kennisgraaf.nq.sha256").text == f"{digest}  kennisgraaf.nq\n"


def test_a_compressed_dump_is_a_file_and_no_encoding(small: TestClient) -> None:
    packed = small.get("/dump/kennisgraaf.nq.gz")
    assert packed.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in packed.headers
    assert gzip.decompress(packed.content) == small.get("/dump/kennisgraaf.nq").content


def test_a_part_of_a_dump_can_be_asked(small: TestClient) -> None:
    whole = small.get("/dump/kennisgraaf.ttl")
    part = small.get("/dump/kennisgraaf.ttl", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    rest = small.get("/dump/kennisgraaf.ttl", headers={"Range": "bytes=-5", "If-Range": whole.headers["etag"]})
    assert (rest.status_code, rest.content) == (206, whole.content[-5:])
    other = small.get("/dump/kennisgraaf.ttl", headers={"Range": "bytes=0-4", "If-Range": '"older"'})
    assert (other.status_code, other.content) == (200, whole.content)


def test_a_range_beyond_the_end_cannot_be_satisfied(small: TestClient) -> None:
    answer = small.get("/dump/kennisgraaf.ttl", headers={"Range": "bytes=999999999-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"].startswith("bytes */")


def test_an_older_version_has_its_own_dumps(small: TestClient, small_state: State) -> None:
    answer = small.get("/dump/kennisgraaf.nq?version=1")
    assert answer.headers["x-dataset-version"] == "1"
    assert set(parse(answer.content, format=RdfFormat.N_QUADS)) == set(small_state.open(1).quads())


@pytest.mark.parametrize("name", ["x.nq", "%2e%2e/CURRENT", "graph/%2e%2e/x.nt", "kennisgraaf.nq?version=9"])
def test_what_is_no_dump_is_not_found(small: TestClient, name: str) -> None:
    assert small.get(f"/dump/{name}").status_code == 404


def test_a_held_dump_is_not_sent_again(small: TestClient) -> None:
    tag = small.get("/dump/kennisgraaf.jsonld").headers["etag"]
    assert small.get("/dump/kennisgraaf.jsonld", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.slow
def test_every_dump_of_every_graph_parses(service: Service) -> None:
    forms = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES,
             "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}  # fmt: skip
    newest = service.state.newest()
    asyncio.run(DumpFiles().fill(newest, list(all_dumps(newest))))  # builds all in one process
    for dump in service.client.get("/dump/?format=json").json()["dumps"]:
        body = service.client.get(dump["href"]).content
        assert dump["format"] not in forms or list(parse(body, format=forms[dump["format"]])), dump["name"]


def test_an_inventory_comes_as_its_rows_state_it_and_leads_to_its_metadata(service: Service) -> None:
    answer = service.client.get("/dump/inventory/projects.csv")
    assert answer.content == (DATA / "projects.csv").read_bytes()
    link = next(part for part in answer.headers["link"].split(", ") if "describedby" in part)
    described = service.client.get(link.partition("<")[2].partition(">")[0])
    assert described.headers["content-type"] == "application/csvm+json"
    assert "projects.csv" in [table["url"] for table in described.json()["tables"]]


def test_the_table_of_a_graph_leads_to_its_own_metadata(small: TestClient) -> None:
    link = small.get("/dump/graph/source/projects.csv").headers["link"]
    assert "</dump/graph/source/projects.csv-metadata.json?version=2>" in link
