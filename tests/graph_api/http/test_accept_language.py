"""The languages that a client prefers."""

import pytest

from graph_api.http.accept_language import accepted_languages, is_language_tag, lookup_tags


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("nl-BE, fr;q=0.3, en;q=0.8", ("nl-be", "en", "fr")),
        ("nl; q=0.1, en; q=0.9", ("en", "nl")),
        ("fr;q=0, *, en", ("en",)),
        ("", ()),
        ("!!,;q=1", ()),
        ("en;q=bad", ()),
        ("nl, en", ("nl", "en")),
        (", ".join(f"a{chr(97 + n)}" for n in range(26)), tuple(f"a{chr(97 + n)}" for n in range(20))),
    ],
)
def test_an_accept_language_header_orders_by_weight(header: str, languages: tuple[str, ...]) -> None:
    assert accepted_languages(header) == languages


@pytest.mark.parametrize(
    ("tag", "tags"),
    [
        ("nl-BE", ["nl-be", "nl"]),
        ("en", ["en"]),
        ("zh-Hant-CN-x-private1", ["zh-hant-cn-x-private1", "zh-hant-cn", "zh-hant", "zh"]),
    ],
)
def test_a_tag_is_looked_up_from_its_end(tag: str, tags: list[str]) -> None:
    """https://www.rfc-editor.org/rfc/rfc4647#section-3.4"""
    assert lookup_tags(tag) == tags


@pytest.mark.parametrize(
    ("text", "is_tag"), [("nl", True), ("nl-BE", True), ("", False), ("*", False), ("n!", False), ("x" * 36, False)]
)
def test_a_language_tag_has_a_form(text: str, is_tag: bool) -> None:
    assert is_language_tag(text) is is_tag
