"""The language of a table, only as far as its titles tell it."""

import pytest

from loaders.describing.findings import UnknownColumn, UnknownTable
from loaders.describing.languages import language_of, own_language


def table(titles: str) -> UnknownTable:
    return UnknownTable("a.csv", [UnknownColumn(title, title, []) for title in titles.split(";")])


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        ("Nr;Naam;Plantjaar", "nl"),
        ("iata;name;city", "en"),
        ("Begindatum;x", "nl"),
        ("Naam;Country", None),
        ("id;status;code", None),
        ("Geburtsort;Straße", None),
    ],
)
def test_titles_tell_a_language_or_not(titles: str, language: str | None) -> None:
    found = table(titles)
    assert language_of(found, ()) == language
    assert [len(found.guesses), len(found.decisions)] == ([1, 0] if language else [0, 1])


def test_the_one_language_of_a_graph_is_that_of_titles_that_tell_nothing() -> None:
    assert language_of(table("id;status"), ("fr",)) == "fr"
    assert language_of(table("id;status"), ("fr", "nl")) is None
    assert language_of(table("id;name"), ("fr",)) == "en"
    assert language_of(table("naam;name"), ("fr",)) is None


@pytest.mark.parametrize(("name", "language"), [("naam_nl", "nl"), ("name_en", "en"), ("alleen", None), ("nl", None)])
def test_a_title_may_name_its_own_language(name: str, language: str | None) -> None:
    assert own_language(UnknownColumn(name, name, [])) == language
