from collections.abc import Iterator

import pytest

from tests.graph_api.plain import Writer, writing


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(tmp_path_factory.mktemp("state")) as found:
        yield found


def test_each_method_of_the_operation_is_answered_and_every_other_refused_with_those(writer: Writer) -> None:
    asked = {"query": "ASK {}"}
    assert writer.client.get("/sparql", params=asked).json()["boolean"] is True
    assert writer.client.head("/sparql", params=asked).status_code == 200
    assert writer.client.post("/sparql", data=asked).json()["boolean"] is True
    refused = writer.client.delete("/sparql")
    assert refused.status_code == 405
    assert refused.json()["code"] == "METHOD_NOT_ALLOWED"
    assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_an_error_is_a_problem_that_any_page_may_read(writer: Writer) -> None:
    answer = writer.client.get("/sparql", params={"query": "SELECT"}, headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED_QUERY")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_has_been_answered_is_told_by_its_tag_to_one_who_has_it(writer: Writer) -> None:
    asked = {"query": "SELECT * { ?s ?p ?o } LIMIT 1"}
    for _ in range(2):
        tag = writer.client.get("/sparql", params=asked).headers["etag"]
        answer = writer.client.get("/sparql", params=asked, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
