"""Nouns with their article, and names in quotes."""

import pytest

from ontology.noun_phrases import capitalised, named, quoted, with_article


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("municipality", "a municipality"), ("agent", "an agent"), ("endeavour", "an endeavour"),
        ("European project", "a European project"), ("university", "a university"),
        ("unnamed group", "an unnamed group"), ("unimportant note", "an unimportant note"),
        ("urban church case", "an urban church case"), ("hour", "an hour"),
        ("host municipality", "a host municipality"), ("SME", "an SME"), ("GDPR topic", "a GDPR topic"),
        ("use", "a use"), ("unit", "a unit"), ("one-day event", "a one-day event"),
    ],
)  # fmt: skip
def test_the_article_fits_the_first_sound(noun: str, expected: str) -> None:
    assert with_article(noun, "en") == expected


def test_dutch_has_one_indefinite_article() -> None:
    assert with_article("orgaan", "nl") == "een orgaan"


def test_a_name_with_a_small_letter_stands_in_quotes() -> None:
    assert [named(name) for name in ("Gent", "beheerscomité", "website ‘kerken’")] == [
        "Gent", "‘beheerscomité’", "“website ‘kerken’”",
    ]  # fmt: skip


def test_a_text_keeps_all_but_its_first_letter() -> None:
    assert (capitalised("een GDPR-uitdaging"), quoted("x")) == ("Een GDPR-uitdaging", "‘x’")
