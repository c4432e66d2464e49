"""Errors as pages."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from graph_api.app import create_app
from graph_api.service import ServiceSettings
from graph_api.site.error_page import MESSAGES, message
from graph_api.site.texts import INTERFACE
from graph_store.errors import GraphError
from graph_store.versions import State
from tests.kennisgraaf.english_words import english_in
from tests.service import Service

HTML = {"Accept": "text/html,*/*;q=0.1"}


def test_a_wrong_address_helps_in_the_readers_language(service: Service) -> None:
    words = {"nl": ("Dit bestaat hier niet", "Bedoelde je"), "en": ("This does not exist here", "Did you mean")}
    for language, (title, hint) in words.items():
        answer = service.client.get(f"/doc/mun/gentt?lang={language}", headers=HTML)
        assert answer.status_code == 404
        assert f"<h1>{title}</h1>" in answer.text
        assert hint in answer.text
        assert re.search(r'<a href="/doc/mun/gent(\?lang=\w\w)?">', answer.text)


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/class/Project?sort=x", 400, "We begrijpen deze vraag niet"),
        ("/nope", 404, "Dit bestaat hier niet"),
        ("/doc/mun/x?lang=%00", 400, "We begrijpen deze vraag niet"),
    ],
)
def test_each_kind_of_error_has_its_words(small: TestClient, path: str, status: int, title: str) -> None:
    answer = small.get(path, headers=HTML)
    assert answer.status_code == status
    assert title in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text


def test_what_was_sent_is_shown_and_never_run(small: TestClient) -> None:
    text = small.get("/%3Cscript%3Ealert(1)%3C/script%3E", headers=HTML).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def codes(error: type[GraphError] = GraphError) -> Iterator[str]:
    yield error.code
    for below in error.__subclasses__():
        yield from codes(below)


def test_every_code_is_told_in_every_language_and_no_other() -> None:
    assert sorted(MESSAGES) == sorted(set(codes()))
    for code in MESSAGES:
        told = [message(code, "/x{y}", language) for language in INTERFACE]
        assert len(set(told)) == len(INTERFACE), code
        assert all(text.endswith(".") for text in told), code


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nope", 404, {"nl": "/nope bestaat niet.", "en": "/nope does not exist."}),
        (
            "/class/Project?format=zip",
            406,
            {"nl": "niet in de vorm die je vroeg", "en": "not in the form you asked for"},
        ),
        ("/versions/99", 404, {"nl": "wordt niet meer bewaard", "en": "was never published"}),
    ],
)
def test_what_went_wrong_is_told_in_the_language_of_the_page(
    small: TestClient, path: str, status: int, told: dict[str, str]
) -> None:
    for language, words in told.items():
        answer = small.get(f"{path}{'&' if '?' in path else '?'}lang={language}", headers=HTML)
        assert answer.status_code == status
        assert words in answer.text
        (detail,) = re.findall(r'<p lang=".."><bdi>(.*)</bdi></p>', answer.text)
        assert language == "en" or english_in(unescape(detail)) == []


@pytest.mark.slow
def test_a_fault_of_ours_is_told_in_the_language_of_the_reader(small_state: State) -> None:
    app = create_app(ServiceSettings(data=small_state.root, workers=1))
    app.router.routes.insert(0, Route("/fault", _fault))
    client = TestClient(app, raise_server_exceptions=False)
    for language, words in {"nl": "Er is iets misgegaan", "en": "Something went wrong"}.items():
        answer = client.get(f"/fault?lang={language}", headers=HTML)
        assert answer.status_code == 500
        assert words in answer.text
        assert "ZeroDivision" not in answer.text


def _fault(request: Request) -> Response:
    raise ZeroDivisionError
