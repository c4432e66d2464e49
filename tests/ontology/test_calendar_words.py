"""Names of months and seasons."""

import pytest

from ontology.calendar_words import DUTCH_MONTHS, DUTCH_SEASONS, month_name


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (1, "januari", "January"),
        (12, "december", "December"),
        (21, "voorjaar", "spring"),
        (0, None, None),
        (13, None, None),
    ],
)
def test_a_month_or_season_has_a_name_in_each_language(number: int, dutch: str | None, english: str | None) -> None:
    assert (month_name(number, "nl"), month_name(number, "en")) == (dutch, english)


def test_a_dutch_name_or_abbreviation_gives_the_number() -> None:
    words = ("januari", "jan", "febr", "feb", "mrt", "maa", "mei", "sept", "sep", "okt", "dec")
    assert [DUTCH_MONTHS[word] for word in words] == [1, 1, 2, 2, 3, 3, 5, 9, 9, 10, 12]
    assert (DUTCH_SEASONS["lente"], DUTCH_SEASONS["herfst"], DUTCH_SEASONS["winter"]) == (21, 23, 24)
