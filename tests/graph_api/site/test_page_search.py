"""Search in the pages of the program itself."""

import pytest

from tests.service import Service

HTML = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("language", "question", "path", "title"),
    [
        ("nl", "licentie", "/reuse", "Hergebruik de gegevens"),
        ("nl", "hergebruik", "/reuse", "Hergebruik de gegevens"),
        ("en", "reuse licence", "/reuse", "Reuse the data"),
        ("nl", "lege lijst", "/lists", "Lijsten om in te vullen"),
        ("en", "compare versions", "/changes", "What has changed?"),
    ],
)
def test_a_page_is_found_by_the_words_of_its_texts(
    service: Service, language: str, question: str, path: str, title: str
) -> None:
    text = service.client.get("/search", params={"q": question, "lang": language}, headers=HTML).text
    assert f'<li><a href="{path}?lang={language}">{title}</a>' in text


def test_words_of_the_data_and_short_words_find_no_page(service: Service) -> None:
    for question in ("kerken", "de", ""):
        text = service.client.get("/search", params={"q": question, "lang": "nl"}, headers=HTML).text
        assert "Pagina’s van deze site" not in text
    assert "Niets gevonden voor" in service.client.get("/search?q=qqqq&lang=nl", headers=HTML).text
