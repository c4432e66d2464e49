"""Tests of suggestions for what a person probably meant."""

import pytest

from loaders.values.suggestions import distance, key_like, nearest


@pytest.mark.parametrize(("one", "other", "far"), [("", "ab", 2), ("partner", "partner", 0), ("gnt", "gent", 1)])
def test_the_distance_counts_letters(one: str, other: str, far: int) -> None:
    assert distance(one, other) == distance(other, one) == far


def test_the_nearest_words_come_first_and_not_too_far() -> None:
    assert nearest("partnr", ["netwerkpartner", "partner", "parten"]) == ["partner", "parten"]
    assert nearest("x", ["partner"]) == []
    assert nearest("x", ["partner"], limit=None) == ["partner"]


def test_a_key_in_its_right_spelling() -> None:
    assert key_like("mun:Gent") == "mun:gent"
    assert key_like("prj:Coördinatie à Gent ") == "prj:coordinatie-a-gent"
    assert key_like('="prj:b"') == key_like("'prj:b") == key_like("=prj:B") == "prj:b"


def test_a_word_that_shares_no_letter_is_not_near() -> None:
    assert nearest("k0", ["id"]) == nearest("12", ["id"]) == []
    assert nearest("if", ["id"]) == ["id"]
