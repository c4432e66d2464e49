"""Keys, and references between files."""

import pytest

from loaders.describing.findings import Cell, UnknownColumn, UnknownTable
from loaders.describing.keys import Reference, guess_key, guess_references


def table(url: str, **columns: str) -> UnknownTable:
    return UnknownTable(
        url,
        [
            UnknownColumn(name, name, [Cell(line, value) for line, value in enumerate(text.split(" "), start=2)])
            for name, text in columns.items()
        ],
    )


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"naam": "Gent Aalst", "id": "1 2"}, ("id",)),
        ({"naam": "Gent Aalst", "n": "1 1"}, ("naam",)),
        ({"stad_nr": "1 2", "naam": "Gent Aalst"}, ("stad_nr",)),
        ({"stad": "a a b", "jaar": "1 2 1", "n": "5 5 5"}, ("stad", "jaar")),
        ({"a": "x x", "b": "y y"}, ("a", "b")),
        ({"naam": "Gent Aalst", "schoolnr": "1 2"}, ("schoolnr",)),
        ({"naam": "Gent Aalst", "x": "001 002"}, ("x",)),
        ({"inwoners": "5 6", "naam": "Gent Aalst"}, ("naam",)),
        ({"naam": "Gent Aalst", "afkorting": "GE AA"}, ("afkorting",)),
        ({"lengte": "1.5 2.5", "naam": "Gent Aalst"}, ("naam",)),
    ],
)
def test_a_key_differs_in_every_row(columns: dict[str, str], key: tuple[str, ...]) -> None:
    assert guess_key(table("a.csv", **columns)) == key


def test_a_table_without_a_key_says_which_cells_are_equal() -> None:
    found = table("a.csv", a="x x", b="y y")
    guess_key(found)
    assert "nothing is a key" in found.decisions[0].sentence
    assert [each.line for each in found.decisions[0].cells] == [2, 3]


CITIES = table("steden.csv", id="mun:gent mun:aalst mun:genk", naam="Gent Aalst Genk")


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("mun:gent mun:aalst", [Reference("stad", "steden.csv")]),
        ("mun:gent;mun:aalst mun:genk", [Reference("stad", "steden.csv", ";")]),
        ("mun:gent ", [Reference("stad", "steden.csv")]),
        ("mun:gent mun:ieper", []),
        ("elders ergens", []),
    ],
)
def test_a_column_whose_cells_are_keys_refers_to_their_table(cells: str, found: list[Reference]) -> None:
    other = table("projecten.csv", id="a b", stad=cells)
    cities = table("steden.csv", id="mun:gent mun:aalst mun:genk")
    assert (
        guess_references([cities, other], {"steden.csv": ("id",), "projecten.csv": ("id",)})["projecten.csv"] == found
    )


def test_many_short_codes_refer_without_a_title_that_says_so() -> None:
    codes = [f"A{letter}{digit}" for letter in "BCDE" for digit in "12345"]
    keys = {"airports.csv": ("iata",), "flights.csv": ("nr",)}
    airports, flights = table("airports.csv", iata=" ".join(codes)), table("flights.csv", nr="1 2", origin="AB1 AC2")
    assert guess_references([airports, flights], keys)["flights.csv"] == []
    flights = table("flights.csv", nr=" ".join(map(str, range(20))), origin=" ".join(codes))
    assert guess_references([airports, flights], keys)["flights.csv"] == [Reference("origin", "airports.csv")]


def test_small_numbers_refer_only_if_the_title_says_so() -> None:
    keys = {"steden.csv": ("id",), "p.csv": ("nr",)}
    cities = table("steden.csv", id="1 2 3")
    assert guess_references([cities, table("p.csv", nr="1 2", aantal="2 3")], keys)["p.csv"] == []
    assert guess_references([cities, table("p.csv", nr="1 2", steden_id="2 3")], keys)["p.csv"] == [
        Reference("steden_id", "steden.csv")
    ]


def test_a_column_that_nearly_refers_is_left_to_a_person() -> None:
    keys = {"steden.csv": ("id",), "p.csv": ("nr",)}
    cities = table("steden.csv", id=" ".join(f"stad-{n}" for n in range(20)))
    other = table("p.csv", nr=" ".join(map(str, range(20))), stad=" ".join(f"stad-{n}" for n in range(1, 21)))
    assert guess_references([cities, other], keys)["p.csv"] == []
    assert [each.value for each in other.decisions[0].cells] == ["stad-20"]
