"""The decimal mark that a column shows decides how numbers with two readings are read."""

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store import State
from loaders import as_csv, check, quarantine
from loaders.check.inventory import inventory_of
from loaders.read.document import Document
from tests.loaders.conftest import KG, RunSync, column, describe, key, one_table, replace, said, table

NUMBER = "https://example.org/ns#number"
POINTS = {"base": "decimal", "format": {"decimalChar": ".", "groupChar": ","}}


def document(*cells: str, datatype: object = "decimal", **parts: object) -> tuple[Document, dict[str, str]]:
    """Return a file with these cells in one column, and the numbers that would be loaded, by key."""
    described = one_table(key("prj"), column("number", datatype=datatype, property="value", **parts))
    text = "id;number\n" + "".join(f"prj:n{line};{cell}\n" for line, cell in enumerate(cells, 2))
    found = inventory_of(described, text.encode(), "x.csv")
    return found.document, {row.key: row.text("number") for row in found.good}


def codes(found: Document) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.line) for issue in found.issues]


def test_a_decimal_point_elsewhere_in_the_column_refuses_a_number_with_two_readings() -> None:
    found, numbers = document("33.166", "12", "50.8466")

    assert (numbers, codes(found)) == ({"prj:n3": "12"}, [("ambiguous-number", 2), ("ambiguous-number", 4)])
    assert found.issues[0].reason == (
        "“33.166” can be read in two ways: “50.8466” on line 4 of x.csv writes decimals with a point"
    )
    assert found.issues[0].accepted == "33166, 33,1660, or in the metadata a format with decimalChar"
    assert "decimalen met een punt" in found.issues[0].say("nl")


@pytest.mark.parametrize("shown", ["50.8466", "-.5", "0.125", "1,234.5", "1234.567", "1.5E+06"])
@pytest.mark.parametrize("doubtful", ["33.166", "-33.166", "33,166"])
def test_whatever_shows_a_point_counts_and_a_comma_may_then_group(shown: str, doubtful: str) -> None:
    assert codes(document(doubtful, shown)[0])[0] == ("ambiguous-number", 2)


def test_a_decimal_comma_makes_it_a_thousand() -> None:
    found, numbers = document("33.166", "12,5")
    assert (numbers, codes(found)) == ({"prj:n2": "33166", "prj:n3": "12.5"}, [("thousands-assumed", 2)])


@pytest.mark.parametrize(
    ("datatype", "cells", "good"),
    [
        ("integer", ("128.978", "86.445"), ["128978", "86445"]),
        ("integer", ("128.978", "50.8466"), []),
        ("double", ("33.166", "50.8466"), ["33.166", "50.8466"]),
        ("double", ("33.166", "50,8466"), ["50.8466"]),
        ("double", ("33,166", "50.8466"), ["50.8466"]),
    ],
)
def test_the_same_goes_for_every_datatype_of_numbers(datatype: str, cells: tuple[str, ...], good: list[str]) -> None:
    assert list(document(*cells, datatype=datatype)[1].values()) == good


def test_values_of_a_list_and_units_are_looked_at_one_by_one() -> None:
    found, numbers = document("€ 33.166", "1|€ 2.5", separator="|", load_unit=["€"])
    assert (numbers, codes(found)[0]) == ({}, ("ambiguous-number", 2))


def test_a_personal_number_is_not_repeated() -> None:
    found, _ = document("33.166", "50.8466", load_personal=True)
    assert "50.8466" not in found.issues[0].reason + found.issues[0].accepted
    assert "33" not in found.issues[0].reason + found.issues[0].accepted


def test_another_column_or_a_row_that_is_too_long_shows_nothing() -> None:
    described = one_table(key("prj"), column("number", datatype="decimal"), column("text"))
    found = inventory_of(described, b"id;number;text\nprj:a;33.166;12.5\nprj:b;12.5;12.5;12.5\n", "x.csv")
    assert [row.text("number") for row in found.good] == ["33166"]


@given(st.lists(st.integers(-999_999, 999_999), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_format_of_the_column_decides(numbers: list[int], chance: Random) -> None:
    """Thousandths with a decimal point are loaded as written, in any order of rows."""
    written = [f"{number / 1000:.3f}" for number in numbers] + ["50.8466"]
    chance.shuffle(written)
    found, read_ = document(*written, datatype=POINTS)
    assert found.issues == []
    assert [Decimal(text) for text in read_.values()] == [Decimal(text) for text in written]


@given(st.permutations(["33.166", "1.500", "12", "7,5", "50.8466"]))
def test_the_order_of_rows_decides_nothing(cells: list[str]) -> None:
    _, numbers = document(*cells)
    assert sorted(numbers.values()) == ["12", "7.5"]


def test_a_new_row_that_shows_a_point_refuses_the_rows_that_loaded_before(
    run: RunSync, folder: Path, state: State
) -> None:
    """The sync reports the unchanged rows as a fresh reading does."""
    cities = folder / "steden.csv"
    replace(cities, "265086", "265.086")
    run()
    assert run().version == 1
    cities.write_text(cities.read_text() + "mun:genk,Genk,,66.5\n")
    again = run()

    fresh = [(issue.code, issue.line) for issue in check(cities, folder / "csv-metadata.json").issues]
    assert fresh == [("ambiguous-number", 2), ("not-integer", 4)]
    assert [(issue.code, issue.line) for issue in again.issues if issue.file == "steden.csv"] == fresh
    assert said(state, "id/mun/gent", f"{KG}count") == {"265086"}, "the last good facts stay, as stale"
    assert again.total("stale") == 1

    replace(cities, "66.5", "66500")
    assert (run().exit_code, said(state, "id/mun/genk", f"{KG}count")) == (0, {"66500"})


@pytest.mark.slow
def test_a_row_that_comes_back_mended_is_read_beside_the_file_that_it_comes_from(
    run: RunSync, folder: Path, state: State
) -> None:
    described = table("maten.csv", key("prj"), column("number", datatype="decimal", propertyUrl=NUMBER))
    describe(folder, described)
    for name in ("steden.csv", "projecten.csv"):
        (folder / name).unlink()
    (folder / "maten.csv").write_text("id;number\nprj:a;33.166\nprj:b;50.8466\nprj:c;12\n")
    run()
    export = as_csv(quarantine(state)).decode("utf-8-sig")
    (folder / "hersteld.csv").write_text(export.replace("prj:b;50.8466", "prj:b;50,8466"))
    report = run()

    assert [(issue.code, issue.file, issue.line) for issue in report.issues] == [
        ("ambiguous-number", "hersteld.csv", 2)
    ]
    (folder / "hersteld.csv").write_text(
        export.replace("prj:b;50.8466", "prj:b;50,8466").replace("prj:a;33.166", "prj:a;33,1660")
    )
    assert run().exit_code == 0
    assert said(state, "id/prj/a", NUMBER) == {"33.166"}


def test_check_says_what_the_format_accepts(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id;number\nprj:a;33.166\nprj:b;50,84\nprj:c;1,234.5\nprj:d;1,5\n")
    (tmp_path / "csv-metadata.json").write_text(
        json.dumps({"@context": "http://www.w3.org/ns/csvw",
                    "tables": [table("x.csv", key("prj"), column("number", datatype=POINTS, propertyUrl=NUMBER))]})
    )  # fmt: skip
    verdict = check(tmp_path / "x.csv", tmp_path / "csv-metadata.json")

    assert verdict.values() == {"prj:a": {"number": "33.166"}, "prj:b": {"number": "5084"},
                                "prj:c": {"number": "1234.5"}, "prj:d": {"number": "15"}}  # fmt: skip
    assert [(issue.code, issue.line) for issue in verdict.issues] == [
        ("thousands-assumed", 3),
        ("thousands-assumed", 5),
    ]
