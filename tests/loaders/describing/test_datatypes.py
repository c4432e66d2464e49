"""Datatypes are as narrow as the cells allow, and no narrower than their title says."""

import pytest

from loaders.describing.datatypes import TEXT, Guess, guess_datatype
from loaders.describing.findings import Cell, UnknownColumn, UnknownTable


def guessed(title: str, *values: str) -> tuple[Guess, list[str]]:
    column = UnknownColumn(title, title, [Cell(line, value) for line, value in enumerate(values, start=2)])
    table = UnknownTable("a.csv", [column])
    return guess_datatype(column, table), [each.sentence for each in table.decisions]


@pytest.mark.parametrize(
    ("title", "values", "base", "parse"),
    [
        ("jaar", ("2015", "2016"), "string", "edtf"),
        ("aantal", ("2015", "2016"), "integer", None),
        ("nis", ("44021", "41002"), "string", None),
        ("begin", ("2015-10", "eind 2018"), "string", "edtf"),
        ("serie", ("42297", "42298"), "integer", None),
        ("vlag", ("0", "1"), "integer", None),
        ("dag", ("20151020", "20151121"), "integer", None),
        ("dag", ("20 oktober 2015", "1/2/2016"), "date", None),
        ("x", ("12", "twaalf"), "string", None),
    ],
)
def test_a_title_and_the_cells_decide(title: str, values: tuple[str, ...], base: str, parse: str | None) -> None:
    found, _ = guessed(title, *values)
    assert (found.base, found.parse) == (base, parse)


def test_a_few_words_that_come_back_are_a_list() -> None:
    words = ["land", "gewest", "provincie"] * 5
    found, decisions = guessed("soort", *words)
    assert found.datatype == {"base": "string", "format": "land|gewest|provincie"}
    assert decisions == ["only these words are accepted from now on"]
    assert guessed("soort", *words[:6])[0].datatype == "string"
    assert guessed("soort", *["Land", "land", "gewest"] * 5)[0].datatype == "string"


def test_words_for_no_value_are_no_values() -> None:
    found, decisions = guessed("n", "5", "n.v.t.", "", "7")
    assert (found.datatype, found.null, decisions) == ("integer", ("n.v.t.",), ["these words are read as empty"])


def test_na_is_no_value_among_numbers_but_a_word_among_words() -> None:
    found, decisions = guessed("n", "5.5", "NA", "7.25", "NaN")
    assert (found.base, found.null, decisions) == ("decimal", ("NA", "NaN"), ["these words are read as empty"])
    assert guessed("land", "BE", "NA", "NL") == (TEXT, [])
    assert guessed("n", "NA", "NA")[0].base == "string"


def test_an_empty_column_is_text() -> None:
    found, decisions = guessed("n", "", "")
    assert (found, len(decisions)) == (TEXT, 1)
