"""Corrections of an unknown word."""

import pytest

from graph_store.fulltext.corrections import corrected, distance
from graph_store.fulltext.vocabulary import Vocabulary

KNOWN = Vocabulary({"kerken": 5, "kernen": 1, "herbestemming": 2, "smart": 1, "city": 1, "stad": 3, "beleid": 2})


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("kerkn", ["kerken"]),
        ("keren", ["kerken"]),
        ("smartcity", ["smart", "city"]),
        ("stadsbeleid", ["stad", "beleid"]),
        ("herbetsemmnig", ["herbestemming"]),
        ("hrbestem", ["herbestemming"]),
        ("krk", []),
        ("nergens", []),
    ],
)
def test_an_unknown_word_stands_for_the_nearest_known_one(word: str, instead: list[str]) -> None:
    assert corrected(word, KNOWN) == instead


@pytest.mark.parametrize(("one", "other", "errors"), [("kerk", "kerk", 0), ("kerk", "krek", 1), ("kerk", "erken", 3)])
def test_errors_between_two_words_are_counted(one: str, other: str, errors: int) -> None:
    assert distance(one, other) == distance(other, one) == errors
