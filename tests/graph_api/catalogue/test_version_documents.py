"""`/versions/…` for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from graph_store.versions import State
from tests.graph_api.small import BASE, publish, served
from tests.service import Service

FORMS = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}
HTML = {"Accept": "text/html"}


def test_versions_are_listed_newest_first(small: TestClient) -> None:
    assert [each["version"] for each in small.get("/versions").json()["versions"]] == [2, 1]


def test_a_version_has_a_name_a_manifest_and_a_citation(small: TestClient, small_state: State) -> None:
    answer = small.get("/versions/1")
    found = answer.json()
    assert (found["iri"], found["digest"]) == (f"{BASE}versions/1", small_state.open(1).manifest.digest)
    assert f"{BASE}versions/1" in found["citation"]
    assert answer.headers["x-dataset-version"] == "1"


@pytest.mark.parametrize("suffix", FORMS)
def test_a_version_says_the_same_in_every_form(small: TestClient, suffix: str) -> None:
    expected = set(parse(small.get("/versions/2.nt").content, format=RdfFormat.N_TRIPLES))
    assert set(parse(small.get(f"/versions/2.{suffix}").content, format=FORMS[suffix])) == expected
    assert any("wasRevisionOf" in str(quad) and "versions/1>" in str(quad) for quad in expected)


def test_a_patch_turns_the_one_version_into_the_other(small: TestClient, small_state: State) -> None:
    answer = small.get("/versions/1..2")
    assert answer.headers["content-type"] == "application/rdf-patch"
    quads = set(small_state.open(1).quads())
    for line in answer.text.splitlines():
        if line[:2] in ("A ", "D "):
            (quad,) = parse(line[2:], format=RdfFormat.N_QUADS)
            (quads.add if line[0] == "A" else quads.remove)(quad)
    assert quads == set(small_state.open(2).quads())


def test_changes_are_also_json_and_a_page(small: TestClient) -> None:
    back = small.get("/versions/2..1.json").json()
    assert (back["from"], back["to"], len(back["removed"]), back["added"]) == (2, 1, 2, [])
    assert "Laat" in small.get("/versions/1..2?lang=nl", headers=HTML).text


def test_a_page_of_a_version_says_how_to_cite_it(small: TestClient) -> None:
    assert f"{BASE}versions/1" in small.get("/versions/1", headers=HTML).text


@pytest.mark.parametrize("name", ["99", "1..99", "x", "0", "1.pdf", "1.."])
def test_a_version_that_is_not_there_is_not_found(small: TestClient, name: str) -> None:
    assert small.get(f"/versions/{name}").status_code == 404


def test_what_a_sync_found_wrong_is_not_in_a_manifest_for_programs(service: Service) -> None:
    assert "note" not in json.dumps(service.client.get("/versions/1").json())


@pytest.mark.parametrize("path", ["/versions", "/versions/1", "/versions/1..2"])
def test_a_held_answer_is_not_sent_again(small: TestClient, path: str) -> None:
    tag = small.get(path).headers["etag"]
    assert small.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_the_default_graph_of_a_patch_has_no_name(small: TestClient) -> None:
    lines = [line for line in small.get("/versions/1..2").text.splitlines() if line.startswith("A ")]
    quads: list[Quad] = [next(iter(parse(line[2:], format=RdfFormat.N_QUADS))) for line in lines]
    assert DefaultGraph() in {quad.graph_name for quad in quads}


@pytest.mark.slow
def test_a_withdrawn_version_is_gone_everywhere_and_marked_in_the_list(tmp_path: Path) -> None:
    state = publish(tmp_path)
    ask = {"query": "ASK { ?s ?p ?o }", "version": "1"}
    addresses = ("/versions/1", "/versions/1..2", "/dump/kennisgraaf.nq?version=1", "/doc/mun/x.ttl?version=1")

    def answers(client: TestClient) -> list[Any]:
        read = [client.get(address) for address in (*addresses, "/doc/mun/x?version=1")]
        return [*read, client.get("/sparql", params=ask),
                client.post("/graphql", json={"query": "{ __typename }"}, params={"version": 1})]  # fmt: skip

    with served(state) as client:
        before = client.get("/versions")
        page = client.get("/versions", headers={**HTML, "Accept-Language": "nl"})
        assert {answer.status_code for answer in answers(client)} == {200}
        state.withdraw(1, "it is wrong")

        for answer in answers(client):
            assert answer.status_code == 410, answer.url
            assert ("GONE" in answer.text, "it is wrong" in answer.text) == (True, True), answer.text
        listed = client.get("/versions", headers={"If-None-Match": before.headers["etag"]}).json()["versions"]
        assert [each["withdrawn"] for each in listed] == [None, "it is wrong"]
        marked = client.get(
            "/versions", headers={**HTML, "Accept-Language": "nl", "If-None-Match": page.headers["etag"]}
        )
        assert ("ingetrokken: " in page.text, "ingetrokken: " in marked.text) == (False, True)
        assert "/versions/1" not in marked.text.replace("/versions/1..2", "")
        assert "/versions/1..2" not in marked.text
