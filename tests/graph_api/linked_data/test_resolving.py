"""Resolution of the name in a request."""

import json

from starlette.testclient import TestClient

from tests.graph_api.small import BASE


def test_a_held_document_is_answered_before_anything_is_looked_up(small: TestClient) -> None:
    tag = small.get("/doc/mun/x.nt").headers["etag"]
    assert small.get("/doc/mun/x.nt", headers={"If-None-Match": tag}).status_code == 304
    assert small.get("/doc/mun/x.ttl", headers={"If-None-Match": tag}).status_code == 200


def test_any_tag_matches_only_what_is_there(small: TestClient) -> None:
    assert small.get("/doc/mun/x", headers={"If-None-Match": "*"}).status_code == 304
    assert small.get("/doc/mun/none", headers={"If-None-Match": "*"}).status_code == 404


def test_the_context_stands_in_the_document_unless_a_link_is_asked(small: TestClient) -> None:
    inline, linked = (small.get(f"/doc/mun/x.jsonld{query}").json() for query in ("", "?context=link"))
    assert isinstance(inline["@context"], dict)
    assert linked["@context"] == f"{BASE}ns/context.jsonld"
    assert linked["@graph"] == inline["@graph"]


def test_the_linked_context_reads_the_document_as_the_inline_one_does(small: TestClient) -> None:
    from pyoxigraph import RdfFormat, parse

    linked = small.get("/doc/mun/x.jsonld?context=link").json()
    linked["@context"] = small.get("/ns/context.jsonld").json()["@context"]
    found = {quad.triple for quad in parse(json.dumps(linked), format=RdfFormat.JSON_LD)}
    assert found == {quad.triple for quad in parse(small.get("/doc/mun/x.nt").content, format=RdfFormat.N_TRIPLES)}


def test_another_context_is_a_bad_request(small: TestClient) -> None:
    assert small.get("/doc/mun/x.jsonld?context=https://evil.example/").status_code == 400


def test_a_suffix_that_belongs_to_a_name_is_no_form(small: TestClient) -> None:
    assert small.get("/doc/mun/x.pdf").status_code == 404
