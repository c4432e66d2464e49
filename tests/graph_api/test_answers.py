from collections.abc import Iterator

import pytest

from graph_api.answers import Answers, Kept, request_key
from tests.graph_api.plain import Writer, writing

ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(tmp_path_factory.mktemp("state")) as found:
        found.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        yield found


def kept(body: bytes = b"x") -> Kept:
    return Kept(((b"etag", b'"1"'),), body, '"1"', "hash", 1)


def test_an_answer_is_kept_until_there_are_too_many() -> None:
    answers = Answers(most_bytes=200_000)
    for number in range(1_000):
        answers.put(number, kept(b"x" * 500))
    assert answers.get(0) is None
    assert answers.get(999) == kept(b"x" * 500)
    assert (answers.hits, answers.misses) == (1, 1)


def test_a_large_answer_is_not_kept() -> None:
    answers = Answers(most_bytes=200_000)
    answers.put("large", kept(b"x" * 3_000))
    assert answers.get("large") is None


def test_what_is_known_by_its_request_is_good_for_one_version() -> None:
    answers = Answers()
    answers.put_quick("request", 1, kept())
    assert answers.quick("request", 1)
    assert answers.quick("request", 2) is None
    answers.put_quick("other", 2, kept())
    assert answers.quick("request", 1) is None


def test_the_same_question_is_answered_from_memory_until_the_data_changes(writer: Writer) -> None:
    answers = writer.client.app.state.service.answers  # type: ignore[attr-defined]
    first = writer.client.get("/sparql", params={"query": ALL})
    hits = answers.hits
    again = writer.client.get("/sparql", params={"query": ALL})
    assert answers.hits == hits + 1
    assert (again.content, again.status_code) == (first.content, 200)
    same = {name: value for name, value in first.headers.items() if name != "content-length"}
    assert {name: again.headers[name] for name in same} == same
    posted = writer.client.post("/sparql", data={"query": ALL})
    assert (posted.content, answers.hits) == (first.content, hits + 2)
    writer.update("INSERT DATA { <urn:a> <urn:b> 2 }")
    changed = writer.client.get("/sparql", params={"query": ALL})
    assert changed.content != first.content
    assert changed.headers["etag"] != first.headers["etag"]


def test_a_client_that_has_the_answer_gets_none(writer: Writer) -> None:
    tag = writer.client.get("/sparql", params={"query": ALL}).headers["etag"]
    for _ in range(2):
        again = writer.client.get("/sparql", params={"query": ALL}, headers={"If-None-Match": f"W/{tag}"})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_formats_and_encodings_are_kept_apart(writer: Writer) -> None:
    for _ in range(2):
        for accept, begins in (
            ("text/csv", b"s,p,o"),
            ("application/json", b"{"),
            ("text/tab-separated-values", b"?s"),
        ):
            answer = writer.client.get(
                "/sparql", params={"query": "SELECT ?s ?p ?o { ?s ?p ?o }"}, headers={"Accept": accept}
            )
            assert answer.content.startswith(begins)


def test_any_page_may_read_what_is_kept(writer: Writer) -> None:
    for _ in range(2):
        answer = writer.client.get("/sparql", params={"query": ALL}, headers={"Origin": "https://elsewhere.example"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "ETag" in answer.headers["access-control-expose-headers"]


def test_what_changes_by_itself_is_not_kept(writer: Writer) -> None:
    query = "SELECT (STRUUID() AS ?id) {}"
    assert writer.values(query) != writer.values(query)


def test_an_older_version_is_kept_apart(writer: Writer) -> None:
    assert writer.values("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", version="0") == ["0"]
    assert writer.values("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") != ["0"]


def test_a_long_request_is_not_known_as_it_was_sent() -> None:
    scope = {"method": "GET", "path": "/sparql", "headers": [(b"accept", b"text/csv")]}
    assert request_key({**scope, "query_string": b"query=" + b"x" * 1_000}) is not None
    assert request_key({**scope, "query_string": b"query=" + b"x" * 2_000}) is None
