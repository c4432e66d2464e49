from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph_api.response_cache import Cache
from graph_store.versions import State
from tests.graph_api.plain import Writer, writing
from tests.graph_api.small import publish, served

ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with writing(tmp_path_factory.mktemp("state")) as found:
        found.update("INSERT DATA { <urn:a> <urn:b> 1 }")
        yield found


def test_a_value_is_kept_until_there_are_too_many() -> None:
    cache = Cache[int](most_bytes=200_000)
    for number in range(1_000):
        cache.put(number, number, 500)
    assert cache.get(0) is None
    assert cache.get(999) == 999
    assert (cache.hits, cache.misses) == (1, 1)


def test_a_large_value_is_not_kept() -> None:
    cache = Cache[str](most_bytes=200_000)
    cache.put("large", "x", 20_000)
    assert cache.get("large") is None


def test_the_value_that_was_asked_for_longest_ago_goes_first() -> None:
    cache = Cache[str](most_bytes=30_000)
    for name in "abcdefghijklmnopqrstuvwxyz":
        cache.put(name, name, 700)
        cache.get("a")
    assert "".join(name for name in "abcdefghijklmnopqrstuvwxyz" if cache.get(name)) == "acdefghijklmnopqrstuvwxyz"


def test_a_page_is_made_once_and_each_answer_has_headers_of_its_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    state: State = publish(tmp_path_factory.mktemp("kept") / "state")
    with served(state) as client:
        assert isinstance(client, TestClient)
        page = {"Accept": "text/html", "Accept-Encoding": "identity"}
        answers = [client.get("/doc/mun/x", headers=each) for each in ({**page, "Origin": "http://a"}, page)]
        service = client.app.state.service  # type: ignore[attr-defined]
        assert answers[0].text == answers[1].text
        assert service.pages.get((service.state.stamp(), answers[0].headers["ETag"])) is not None
        assert "access-control-allow-origin" not in answers[1].headers


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
