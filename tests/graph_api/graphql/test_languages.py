"""Choosing a text for display."""

import pytest

from graph_api.graphql.facts import Text
from graph_api.graphql.languages import chosen

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
