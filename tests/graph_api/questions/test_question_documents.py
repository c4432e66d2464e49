"""`/query` and `/query/{name}` over HTTP."""

import csv
import io
from typing import Any

import pytest

from queries.catalogue import names
from tests.service import Service

CSV = {"Accept": "text/csv"}


def listed(service: Service) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = service.client.get("/query").json()["questions"]
    return found


def test_every_query_file_is_an_address(service: Service) -> None:
    assert [each["name"] for each in listed(service)] == list(names())


@pytest.mark.slow
def test_every_question_answers_as_its_text_does(service: Service) -> None:
    from queries.catalogue import question

    for each in listed(service):
        own = service.client.get(each["href"], headers=CSV)
        text = service.client.post("/sparql", data={"query": question(each["name"]).text}, headers=CSV)
        assert (own.status_code, own.text) == (200, text.text), each["name"]


def test_a_question_is_asked_about_something_else(service: Service) -> None:
    example = service.client.get("/query/cq-020?format=csv").text
    assert service.client.get("/query/cq-020?organisation=org:ugent&format=csv").text == example
    assert service.client.get("/query/cq-020?organisation=org:none&format=csv").text.split() == ["programme"]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_comes_in_every_table_format(service: Service, form: str) -> None:
    answer = service.client.get(f"/query/cq-020?format={form}")
    assert answer.status_code == 200
    assert "id/prog/" in answer.text


def test_a_spreadsheet_gets_its_mark(service: Service) -> None:
    answer = service.client.get("/query/cq-020?format=spreadsheet")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))) == ["programme"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("nope", 404), ("cq-020?x=1", 400), ("cq-020?organisation=<", 400), ("cq-020?format=pdf", 406)],
)
def test_what_cannot_be_answered_says_why(service: Service, path: str, status: int) -> None:
    answer = service.client.get(f"/query/{path}")
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_held_answer_is_not_sent_again(service: Service) -> None:
    ugent, vub = (f"/query/cq-020?organisation=org:{name}" for name in ("ugent", "vub"))
    held = {**CSV, "If-None-Match": service.client.get(ugent, headers=CSV).headers["etag"]}
    assert service.client.get(ugent, headers=held).status_code == 304
    assert service.client.get(vub, headers=held).status_code == 200


def test_people_get_a_page_with_a_form(service: Service) -> None:
    page = service.client.get("/query/cq-020", headers={"Accept": "text/html"}).text
    assert 'name="organisation"' in page
    assert "cq-020" in service.client.get("/query", headers={"Accept": "text/html"}).text
