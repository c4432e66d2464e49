import asyncio
from typing import Any
from urllib.parse import unquote

import pytest
from httpx2 import Response

from graph_api.sparql import empty_answers
from graph_api.sparql.empty_answers import may_be_empty
from tests.service import PREFIXES, Service

UNKNOWN = "kg:Programm does not occur in the data or its ontology. Did you mean kg:Programme?"
COUNTED = "SELECT (COUNT(*) AS ?n) { ?x a kg:Theme }"
NOTHING = "SELECT ?x { ?x a kg:Programm }"


def ask(service: Service, query: str, **headers: str) -> Response:
    choices = {"query": PREFIXES + query, "format": headers.pop("format", "json")}
    answer: Response = service.client.get("/sparql", params=choices, headers=headers)
    assert answer.status_code in (200, 304), answer.text
    return answer


@pytest.mark.parametrize(
    ("query", "formats"),
    [
        (NOTHING, "json csv tsv xml"),
        ("ASK { ?x a kg:Programm }", "json csv tsv xml"),
        ("SELECT (COUNT(*) AS ?n) { ?x a kg:Programm }", "json csv tsv xml"),
        ("SELECT (MAX(?x) AS ?m) (COUNT(?x) AS ?n) { ?x a kg:Programm }", "json csv tsv xml"),
        ("CONSTRUCT WHERE { ?x a kg:Programm }", "turtle ntriples jsonld rdfxml trig nquads"),
        ("DESCRIBE kg:Programm", "turtle"),
    ],
)
def test_an_answer_without_rows_has_hints_in_every_format(service: Service, query: str, formats: str) -> None:
    for name in formats.split():
        assert ask(service, query, format=name).headers["x-hint"] == f'%"{UNKNOWN}";code=UNKNOWN_TERM', name


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x a kg:Programme }",
        "SELECT ?x { ?x a kg:Programme OPTIONAL { ?x kg:nothing ?y } }",
        "SELECT ?x { { ?x a kg:Programm } UNION { ?x a kg:Programme } } LIMIT 1",
        "ASK { ?x a kg:Programme FILTER NOT EXISTS { ?x a kg:Programm } }",
        "SELECT (COUNT(*) AS ?n) { ?x a kg:Programme MINUS { ?x a kg:Programm } }",
        "SELECT (0 AS ?zero) (COUNT(*) AS ?n) { ?x a kg:Programme OPTIONAL { ?x a kg:Programm } }",
        "SELECT (MIN(?n) AS ?least) { ?x kg:nothing* ?y . ?x kg:numberToc ?n }",
        "CONSTRUCT { ?x a kg:Programm } WHERE { ?x a kg:Programme }",
        "DESCRIBE kg:Programme",
    ],
)
def test_an_answer_with_rows_has_no_hints(service: Service, query: str) -> None:
    answer = ask(service, query, format="json" if "SELECT" in query or "ASK" in query else "turtle")
    assert "x-hint" not in answer.headers
    assert "Accept-Language" not in answer.headers["vary"]


def test_an_empty_answer_that_is_simply_right_has_no_header(service: Service) -> None:
    assert "x-hint" not in ask(service, "SELECT ?x { ?x a kg:Project MINUS { ?x a kg:Endeavour } }").headers


def test_hints_are_in_the_language_of_the_request_with_a_tag_of_their_own(service: Service) -> None:
    for _ in range(2):  # computed, then from the cache
        dutch, english = (ask(service, NOTHING, **{"accept-language": tag}) for tag in ("nl-BE", "en"))
        assert "komt niet voor" in dutch.headers["x-hint"]
        assert "does not occur" in english.headers["x-hint"]
        assert dutch.headers["etag"].endswith('-nl"')
        assert "Accept-Language" in dutch.headers["vary"]
    again = ask(service, NOTHING, **{"accept-language": "nl", "if-none-match": dutch.headers["etag"]})
    assert (again.status_code, again.headers.get_list("etag")) == (304, [dutch.headers["etag"]])
    assert ask(service, NOTHING, **{"accept-language": "en", "if-none-match": dutch.headers["etag"]}).status_code == 200


def test_a_post_has_hints_and_the_facts_that_it_chooses_count(service: Service) -> None:
    query = PREFIXES + "SELECT ?x { ?x a kg:HostMunicipality }"
    answer = service.client.post("/sparql", params={"include": "asserted"}, data={"query": query})
    assert "With include=all there are some." in answer.headers["x-hint"]


def test_text_that_is_not_ascii_is_percent_encoded(service: Service) -> None:
    header = ask(service, 'SELECT ?x { ?x kg:helix "Gént\\r\\nX-Evil: 1" }').headers["x-hint"]
    assert header.isascii()
    assert "G%c3%a9nt" in header
    assert "Gént" in unquote(header)
    assert "x-evil" not in ask(service, 'SELECT ?x { ?x kg:helix "\\r\\nX-Evil: 1" }').headers


def test_a_description_of_a_query_names_its_hints_with_their_places(service: Service) -> None:
    answer = service.client.get(
        "/sparql", params={"query": f"{PREFIXES}ASK {{\n ?x a kg:Programm }}", "explain": "true"}
    )
    lines = PREFIXES.count("\n") + 2
    assert answer.json()["hints"] == [{"line": lines, "column": 5, "code": "UNKNOWN_TERM", "detail": UNKNOWN}]


def test_an_answer_with_rows_costs_no_search(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> tuple[()]:
        raise AssertionError("hints are searched for an answer with rows")

    monkeypatch.setattr(empty_answers, "query_hints", refused)
    for query in (
        "SELECT ?x { ?x a kg:Theme } LIMIT 7",
        "ASK { ?x a kg:Theme }",
        "SELECT (COUNT(*) AS ?n) { ?x a kg:Theme }",
    ):
        ask(service, query)


class _Answer:
    def __init__(self, rows: int, body: bytes | None, form: str = "SELECT", encoding: str | None = None) -> None:
        self.rows, self.body, self.form, self.encoding, self.media_type = rows, body, form, encoding, "text/csv"


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        (_Answer(0, b""), "SELECT", True),
        (_Answer(0, None), "SELECT", False),
        (_Answer(1, b"true", "ASK"), "ASK", False),
        (_Answer(1, b"false", "ASK"), "ASK", True),
        (_Answer(1, b"n\r\n0\r\n"), "select (count(*)", True),
        (_Answer(1, b"n\r\n0\r\n", encoding="gzip"), "select (count(*)", False),
        (_Answer(1, b"n\r\n0\r\n"), "SELECT (SUM(?x)", False),
        (_Answer(2, b"n\r\n0\r\n1\r\n"), "SELECT (COUNT(*)", False),
    ],
)
def test_an_answer_that_may_be_empty_is_recognised(answer: Any, text: str, expected: bool) -> None:
    assert may_be_empty(answer, text) is expected


def test_many_empty_answers_at_once_are_all_hinted(service: Service) -> None:
    async def gather() -> list[Response]:
        texts = [f"SELECT ?x {{ ?x a kg:Programm{number} }}" for number in range(20)]
        return await asyncio.gather(*(asyncio.to_thread(ask, service, text) for text in texts))

    assert all("x-hint" in answer.headers for answer in asyncio.run(gather()))
