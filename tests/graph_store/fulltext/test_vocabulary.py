"""The words that an index knows."""

import pytest

from graph_store.fulltext.vocabulary import Vocabulary

KNOWN = Vocabulary(
    dict.fromkeys(
        ["kerk", "kerken", "gebouw", "werk", "groep", "kerkgebouw", "parochiekerken", "werkgroepen", "samenwerking"], 1
    )
)


def test_a_known_word_begins_with_some_letters() -> None:
    assert KNOWN.begins("paro") == "parochiekerken"
    assert KNOWN.begins("zzz") is None


def test_known_words_of_a_length_start_with_a_letter() -> None:
    assert KNOWN.starting("k", 5, 1) == ["kerk", "kerken"]


def test_a_compound_has_a_part_at_its_end_its_beginning_or_its_middle() -> None:
    assert KNOWN.compounds({"kerken"}) >= {"parochiekerken"}
    assert "kerkgebouw" in KNOWN.compounds({"kerk"})
    assert "werkgroepen" in KNOWN.compounds({"groep"})


@pytest.mark.parametrize("part", ["king", "pen", "kenge"])
def test_letters_beside_which_no_word_stands_are_no_part(part: str) -> None:
    assert KNOWN.compounds({part}) == set()


def test_a_compound_has_its_known_words_as_parts() -> None:
    assert KNOWN.parts("kerkgebouw") == {"kerk", "gebouw"}
    assert KNOWN.parts("werkgroep") == {"werk", "groep"}
    assert KNOWN.parts("gebouw") == set()
