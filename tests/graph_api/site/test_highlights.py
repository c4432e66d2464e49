"""Marks in a text that was found."""

from graph_api.site.highlights import Part, marked
from queries.search import Hit


def test_the_words_found_are_marked() -> None:
    hit = Hit("urn:x", "De Ixcité hier", "fr", True, ((3, 9),))
    assert marked(hit) == [Part("De ", False), Part("Ixcité", True), Part(" hier", False)]
