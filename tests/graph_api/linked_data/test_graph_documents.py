"""`/graph/…` and `/ns` over HTTP."""

import pytest
from pyoxigraph import RdfFormat, Triple, parse
from starlette.testclient import TestClient

from ontology.turtle_files import ontology_triples
from tests.graph_api.small import INFERRED

HTML = {"Accept": "text/html"}


def triples(body: bytes, form: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in parse(body, format=form)}


def test_a_graph_comes_whole(small: TestClient) -> None:
    assert triples(small.get("/graph/inferred.nt").content, RdfFormat.N_TRIPLES) == set(INFERRED)
    assert triples(small.get("/graph/inferred").content, RdfFormat.TURTLE) == set(INFERRED)


def test_the_page_of_a_graph_counts(small: TestClient) -> None:
    assert f"<dd>{len(INFERRED)}</dd>" in small.get("/graph/inferred", headers=HTML).text


@pytest.mark.parametrize(("name", "told"), [("inferred", "facts that follow"), ("source/projects", "one inventory")])
def test_the_page_of_a_graph_says_what_it_holds(small: TestClient, name: str, told: str) -> None:
    assert told in small.get(f"/graph/{name}?lang=en", headers=HTML).text


def test_the_graph_of_an_inventory_has_an_address(small: TestClient) -> None:
    assert small.get("/graph/source/projects.jsonld").status_code == 200


def test_an_unknown_graph_is_answered_with_those_there_are(small: TestClient) -> None:
    answer = small.get("/graph/none")
    assert answer.status_code == 404
    assert "source/projects" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("suffix", "form"), [("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD), ("rdf", RdfFormat.RDF_XML)]
)
def test_the_vocabulary_comes_in_every_form(small: TestClient, suffix: str, form: RdfFormat) -> None:
    assert triples(small.get(f"/ns.{suffix}").content, form) == set(ontology_triples())


def test_the_page_of_the_vocabulary_has_a_place_for_every_term(small: TestClient) -> None:
    text = small.get("/ns?lang=en", headers=HTML).text
    assert 'id="hosts"' in text
    assert "<bdi>hosts</bdi>" in text
    assert "A project that has a site in the municipality." in text
    assert '<a href="/ns?lang=en#sitedIn">' in text


def test_a_held_vocabulary_is_not_sent_again(small: TestClient) -> None:
    for path in ("/ns", "/graph/inferred"):
        tag = small.get(path).headers["etag"]
        assert small.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_the_context_is_served(small: TestClient) -> None:
    answer = small.get("/ns/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@context"]["hosts"] == {"@id": "kg:hosts", "@type": "@id"}
