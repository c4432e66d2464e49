from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.graph_api.plain import Writer, writing
from tests.service import Service

G = "http://example.org/g"
ONE, TWO = "<urn:a> <urn:b> 1 .", "<urn:a> <urn:b> 2 ."


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(tmp_path_factory.mktemp("state"), max_upload_mb=0.1) as found:
        yield found


@pytest.fixture(autouse=True)
def _empty(writer: Writer) -> None:
    assert writer.update("DROP ALL").status_code == 200


def triples(writer: Writer, **params: str) -> list[str]:
    answer = writer.client.get("/store", params=params, headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200, answer.text
    return sorted(answer.text.splitlines())


def test_a_graph_is_put_read_added_to_and_deleted(writer: Writer) -> None:
    assert writer.store("PUT", ONE, graph=G).status_code == 201
    assert writer.store("PUT", TWO, graph=G).status_code == 200
    assert writer.store("POST", ONE, graph=G).status_code == 200
    assert len(triples(writer, graph=G)) == 2
    assert writer.store("DELETE", graph=G).status_code == 200
    assert writer.client.get("/store", params={"graph": G}).status_code == 404
    assert writer.store("DELETE", graph=G).status_code == 404


def test_the_default_graph_is_always_there(writer: Writer) -> None:
    assert triples(writer, default="") == []
    assert writer.store("PUT", ONE, default="").status_code == 200
    assert len(triples(writer, default="")) == 1


def test_an_empty_graph_is_a_graph(writer: Writer) -> None:
    assert writer.store("PUT", "# nothing", graph=G).status_code == 201
    assert triples(writer, graph=G) == []
    assert writer.values("SELECT ?g { GRAPH ?g {} }") == [G]


def test_a_graph_can_have_the_address_of_the_request_or_get_one(writer: Writer) -> None:
    assert writer.store("PUT", ONE, path="/store/people/1").status_code == 201
    assert writer.client.get("/store/people/1").status_code == 200
    assert triples(writer, graph="https://kennisgraaf.example/store/people/1")
    made = writer.store("POST", ONE)
    assert made.status_code == 201
    assert triples(writer, graph=made.headers["location"])


def test_several_files_of_a_form_are_added(writer: Writer) -> None:
    files = [
        ("one", ("1.ttl", ONE, "text/turtle")),
        ("two", ("2.nt", "<urn:a> <urn:b> <urn:c> .", "application/n-triples")),
    ]
    answer = writer.client.post("/store", params={"graph": G}, files=files, headers=writer.headers)
    assert answer.status_code == 201, answer.text
    assert len(triples(writer, graph=G)) == 2


def test_a_read_can_be_kept_and_asked_for_by_head(writer: Writer) -> None:
    writer.store("PUT", ONE, graph=G)
    got, head = (writer.client.request(method, "/store", params={"graph": G}) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == got.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "content-length" not in head.headers
    again = writer.client.get("/store", params={"graph": G}, headers={"If-None-Match": got.headers["etag"]})
    assert again.status_code == 304
    writer.store("PUT", TWO, graph=G)
    changed = writer.client.get("/store", params={"graph": G}, headers={"If-None-Match": got.headers["etag"]})
    assert changed.status_code == 200


def test_a_graph_is_read_whole_whatever_the_row_limit(tmp_path: Path) -> None:
    with writing(tmp_path, max_rows=2) as writer:
        assert writer.store("PUT", "<urn:a> <urn:b> 1, 2, 3 .", graph=G).status_code == 201
        assert len(triples(writer, graph=G)) == 3


def test_an_older_version_is_read_by_its_number(writer: Writer) -> None:
    version = writer.store("PUT", ONE, graph=G).json()["version"]
    writer.store("PUT", TWO, graph=G)
    assert "> 1 " not in triples(writer, graph=G)[0]
    assert '"1"' in triples(writer, graph=G, version=str(version))[0]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_a_write_may_ask_that_the_graph_is_as_it_was_read(writer: Writer, method: str) -> None:
    writer.store("PUT", ONE, graph=G)
    read = writer.client.get("/store", params={"graph": G}).headers["etag"]
    writer.store("POST", TWO, graph=G)
    lost = writer.store(method, ONE, graph=G, headers={"If-Match": read})
    assert (lost.status_code, lost.json()["code"]) == (412, "PRECONDITION_FAILED")
    assert len(triples(writer, graph=G)) == 2
    read = writer.client.get("/store", params={"graph": G}, headers={"Accept": "text/turtle"}).headers["etag"]
    assert writer.store(method, ONE, graph=G, headers={"If-Match": read}).status_code == 200


def test_a_write_may_ask_that_there_is_no_graph_yet(writer: Writer) -> None:
    new = {"If-None-Match": "*"}
    assert writer.store("PUT", ONE, graph=G, headers=new).status_code == 201
    assert writer.store("PUT", TWO, graph=G, headers=new).status_code == 412
    assert writer.store("PUT", ONE, graph=f"{G}2", headers={"If-Match": "*"}).status_code == 412
    assert '"1"' in triples(writer, graph=G)[0]


def test_a_graph_that_is_not_there_is_not_deleted_whatever_is_asked_of_it(writer: Writer) -> None:
    assert writer.store("DELETE", graph=G, headers={"If-Match": "*"}).status_code == 404


@pytest.mark.parametrize(
    ("method", "params", "media_type", "body", "status", "code"),
    [
        ("PUT", {"graph": G}, "text/turtle", "<urn:a> <urn:b>", 400, "MALFORMED_BODY"),
        ("PUT", {"graph": G}, "application/trig", "<urn:a> <urn:b> 1 .", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("PUT", {"graph": G}, "text/csv", "a,b", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("PUT", {"graph": G}, "text/turtle; charset=latin-1", ONE, 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("PUT", {"graph": G}, "text/turtle", "#" * 200_000, 413, "TOO_LARGE"),
        ("PUT", {"graph": "no iri"}, "text/turtle", ONE, 400, "BAD_REQUEST"),
        ("PUT", {"graph": "urn:x> } ; DROP ALL #"}, "text/turtle", ONE, 400, "BAD_REQUEST"),
        ("PUT", {"graph": G, "default": ""}, "text/turtle", ONE, 400, "BAD_REQUEST"),
        ("PUT", {}, "text/turtle", ONE, 405, "METHOD_NOT_ALLOWED"),
        ("PATCH", {"graph": G}, "text/turtle", ONE, 405, "METHOD_NOT_ALLOWED"),
        ("POST", {"graph": G}, "multipart/form-data", ONE, 400, "BAD_REQUEST"),
    ],
)
def test_bad_input_is_refused_with_a_code_and_nothing_is_written(
    writer: Writer, method: str, params: dict[str, Any], media_type: str, body: str, status: int, code: str
) -> None:
    answer = writer.store(method, body, media_type, **params)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert writer.values("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }") == ["0"]


def test_relative_iris_of_a_body_are_resolved_by_the_graph(writer: Writer) -> None:
    writer.store("PUT", "<> <#b> <c> .", graph=f"{G}/a")
    assert triples(writer, graph=f"{G}/a") == [f"<{G}/a> <{G}/a#b> <{G}/c> ."]


def test_a_blank_node_of_another_body_is_another_node(writer: Writer) -> None:
    for _ in range(2):
        writer.store("POST", "_:x <urn:b> 1 .", graph=G)
    assert len({line.split()[0] for line in triples(writer, graph=G)}) == 2


def test_a_body_without_content_adds_nothing_and_makes_a_graph(writer: Writer) -> None:
    assert writer.store("POST", " ", graph=G).status_code == 201
    assert triples(writer, graph=G) == []
    assert writer.store("POST", " ", graph=G).json()["published"] is False


def test_what_cannot_be_given_is_refused_with_what_can_and_a_wrong_method_with_the_right_ones(writer: Writer) -> None:
    writer.store("PUT", ONE, graph=G)
    refused = writer.client.get("/store", params={"graph": G}, headers={"Accept": "image/png"})
    assert (refused.status_code, "text/turtle" in refused.json()["detail"]) == (406, True)
    wrong = writer.store("PATCH", ONE, graph=G)
    allowed = {name.strip() for name in wrong.headers["allow"].split(",")}
    assert (wrong.status_code, allowed) == (405, {"GET", "HEAD", "PUT", "POST", "DELETE"})


def test_a_body_without_a_media_type_is_refused_with_those_taken(writer: Writer) -> None:
    answer = writer.client.put("/store", params={"graph": G}, content=ONE, headers=writer.headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert "text/turtle" in answer.json()["detail"]


def test_only_writing_needs_a_token(writer: Writer) -> None:
    writer.store("PUT", ONE, graph=G)
    assert writer.client.get("/store", params={"graph": G}).status_code == 200
    for method in ("PUT", "POST", "DELETE"):
        assert writer.client.request(method, "/store", params={"graph": G}).status_code == 401
    assert writer.client.get("/store").status_code == 400


@pytest.mark.slow
def test_of_the_default_graph_a_client_may_choose_the_facts(service: Service) -> None:
    read, tags = {}, set()
    for include in ("all", "asserted", "inferred"):
        answer = service.client.get(
            "/store", params={"default": "", "include": include}, headers={"Accept": "application/n-triples"}
        )
        read[include] = set(answer.text.splitlines())
        tags.add(answer.headers["etag"])
        asked = service.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", include=include)
        assert asked == [(len(read[include]),)]
    assert read["all"] == read["asserted"] | read["inferred"]
    assert len(tags) == 3
