"""The choice of a reader's language."""

import pytest
from starlette.requests import Request

from graph_api.site.language import reader
from graph_store.errors import BadRequest


def request(query: str = "", accept_language: str = "") -> Request:
    headers = [(b"accept-language", accept_language.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("query", "accept_language", "language", "order"),
    [
        ("", "", "nl", ("nl", "en")),
        ("lang=en", "nl", "en", ("en", "nl")),
        ("", "en-GB,en;q=0.9", "en", ("en-gb", "en", "nl")),
        ("", "fr, en;q=0.5, nl;q=0.8", "nl", ("fr", "nl", "en")),
        ("lang=fr", "", "nl", ("fr", "nl", "en")),
        ("", "en;q=0, *", "nl", ("nl", "en")),
        ("", "en;q=bad", "nl", ("nl", "en")),
    ],
)
def test_the_wish_comes_before_the_services_languages(
    query: str, accept_language: str, language: str, order: tuple[str, ...]
) -> None:
    found = reader(request(query, accept_language), ("nl", "en"))
    assert (found.language, found.order) == (language, order)


@pytest.mark.parametrize(
    ("languages", "interface"),
    [(("en",), ("en",)), (("en", "nl"), ("en", "nl")), (("fr",), ("en",)), (("fr", "nl"), ("nl",))],
)
def test_the_interface_has_the_languages_of_the_graph_or_english(
    languages: tuple[str, ...], interface: tuple[str, ...]
) -> None:
    found = reader(request("lang=nl" if "nl" not in languages else ""), languages)
    assert (found.language, found.interface) == (interface[0], interface)


@pytest.mark.parametrize("tag", ["", "%00", "nl'", "x" * 36, "<b>", "n%C3%AB"])
def test_what_is_no_language_tag_is_a_bad_request(tag: str) -> None:
    with pytest.raises(BadRequest, match="lang="):
        reader(request(f"lang={tag}"), ("nl",))
