"""Errors as pages."""

import re

import pytest
from starlette.testclient import TestClient

from tests.service import Service

HTML = {"Accept": "text/html,*/*;q=0.1"}


def test_a_wrong_address_helps_in_the_readers_language(service: Service) -> None:
    words = {"nl": ("Dit bestaat hier niet", "Bedoelde je"), "en": ("There is nothing here", "Did you mean")}
    for language, (title, hint) in words.items():
        answer = service.client.get(f"/doc/mun/gentt?lang={language}", headers=HTML)
        assert answer.status_code == 404
        assert f"<h1>{title}</h1>" in answer.text
        assert hint in answer.text
        assert re.search(r'<a href="/doc/mun/gent(\?lang=\w\w)?">', answer.text)


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/class/Project?sort=x", 400, "Dit begrijpen we niet"),
        ("/nope", 404, "Dit bestaat hier niet"),
        ("/doc/mun/x?lang=%00", 400, "Dit begrijpen we niet"),
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
