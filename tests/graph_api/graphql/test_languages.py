"""Choosing a text for display."""

import pytest

from graph_api.graphql.languages import Text, chosen, preferred
from graph_store.errors import BadRequest

GENT, GHENT = Text("Gent", "nl"), Text("Ghent", "en")


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        (("en", "nl"), GHENT),
        (("nl-BE", "en"), GENT),
        (("NL",), GENT),
        (("fr", "en"), GHENT),
        (("fr",), GHENT),
    ],
)
def test_the_first_language_that_has_a_text_wins_else_the_first_tag(languages: tuple[str, ...], text: Text) -> None:
    assert chosen([GENT, GHENT], languages) == text


def test_nothing_is_chosen_from_nothing() -> None:
    assert chosen([], ("nl",)) is None


def test_asked_languages_come_before_those_of_the_service() -> None:
    assert preferred(("nl-BE", "en"), ("nl", "en")) == ("nl-BE", "en", "nl", "en")
    with pytest.raises(BadRequest):
        preferred(("n!",), ())


def test_a_lookup_cuts_a_single_letter_with_what_follows_it() -> None:
    """https://www.rfc-editor.org/rfc/rfc4647#section-3.4"""
    assert chosen([Text("a", "zh-Hant"), Text("b", "zh-Hant-CN")], ["zh-Hant-CN-x-private1"]) == Text("b", "zh-Hant-CN")
