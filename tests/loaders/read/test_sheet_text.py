"""Cells of a spreadsheet become the text that a CSV of the same table has."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph_store import State
from loaders import SyncOptions, check, inventory_csv, inventory_metadata, sync
from loaders.read.sheet_text import plain_text, sheet_text, text_of
from loaders.read.workbook import Sheet
from tests.loaders.conftest import CITIES, PROJECTS, Json, column, describe, facts, key, one_table, table
from tests.loaders.workbooks import DAY, MOMENT, PERCENT, Cell, Fault, Styled, workbook

METADATA = "csv-metadata.json"


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (3.0, "3"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (314595348.0, "314595348"),
     ("00123", "00123"),
     (date(2015, 10, 20), "2015-10-20"), (datetime(2015, 10, 20, 14, 30), "2015-10-20T14:30:00"),
     (datetime(2015, 10, 20, 23, 59, 59, 999_500), "2015-10-21"), (time(14, 30), "14:30:00"),
     (timedelta(hours=26, minutes=30), "PT26H30M0S"), (-timedelta(seconds=1), "-PT0H0M1S"), (-12.5, "-12.5"),
     ("a\r\nb", "a\u2028b"), ("", "")],
)  # fmt: skip
def test_a_value_has_one_text(value: Any, text: str) -> None:
    assert text_of(value) == text


def text(described: Json, value: Any) -> str:
    found = sheet_text(Sheet("x", [["id", "v"], ["a", value]]), one_table(column("id"), described))
    return found.text.splitlines()[1].removeprefix("a,").strip('"')


@pytest.mark.parametrize(
    ("described", "value", "written"),
    [
        (column("v", datatype="decimal"), 1.234, "1,234"),
        (column("v", datatype="double"), 1.234, "1,234"),
        (column("v", datatype={"base": "decimal", "format": {"decimalChar": "."}}), 1.234, "1.234"),
        (column("v"), 1.5, "1.5"),
        (column("v", datatype={"base": "boolean", "format": "Y|N"}), True, "Y"),
        (column("v", datatype="boolean"), False, "false"),
        (column("v", datatype="dateTime"), date(2015, 10, 20), "2015-10-20T00:00:00"),
        (column("v", datatype="date"), date(2015, 10, 20), "2015-10-20"),
    ],
)
def test_a_number_and_a_boolean_are_written_as_their_column_reads_them(
    described: Json, value: Any, written: str
) -> None:
    assert text(described, value) == written


def test_a_sheet_without_a_table_has_decimal_commas() -> None:
    assert plain_text(Sheet("x", [["", ""], ["id", "v"], ["a", 1.5]])) == ',\nid,v\na,"1,5"\n'


CELLS: list[list[Cell]] = [
    ["id", "naam", "since", "inhabitants"],
    ["mun:gent", "Gent\ncentrum", Styled(39083, DAY), 265086],
    ["mun:aalst", "Aalst", "2007", Fault("#DIV/0!")],
    ["mun:genk", "Genk", Styled(39083.5, MOMENT), 12.5],
    ["mun:leuven", "Leuven", None, Styled(0.12, PERCENT)],
    ["mun:ieper", "Ieper", None, Styled(None, 0, "1+2")],
]


def test_each_bad_cell_is_told_by_its_line_column_and_sheet(folder: Path) -> None:
    book = folder / "steden.xlsx"
    book.write_bytes(workbook({"Blad1": CELLS}))
    describe(folder, {**CITIES, "url": "steden.xlsx"})

    found = check(book, folder / METADATA)

    assert [(each.line, each.column, each.code, each.value) for each in found.issues] == [
        (3, "inhabitants", "excel-error", "#DIV/0!"),
        (4, "since", "bad-date", "2007-01-01T12:00:00"),
        (4, "inhabitants", "not-integer", "12,5"),
        (5, "inhabitants", "not-integer", "0,12"),
        (6, "inhabitants", "not-integer", "=1+2"),
    ]
    assert found.issues[0].say("nl") == "“#DIV/0!” op blad Blad1 is een foutwaarde van Excel"
    assert found.rows[0].text("label_nl") == "Gent\ncentrum"
    assert found.rows[0].text("since") == "2007-01-01"


def test_a_workbook_says_what_a_csv_of_it_says(folder: Path, state: State, tmp_path: Path) -> None:
    sync(folder, state)
    rows = [line.split(",") for line in (folder / "steden.csv").read_text().splitlines()]
    (folder / "steden.csv").unlink()
    (folder / "steden.xlsx").write_bytes(workbook({"Blad1": rows}))
    text = json.dumps(json.loads((folder / METADATA).read_text())).replace("steden.csv", "steden.xlsx")
    (folder / METADATA).write_text(text)

    other = State(tmp_path / "other")
    assert sync(folder, other).issues == []
    assert facts(other) == facts(state)
    assert not sync(folder, other).published
    assert inventory_csv(other.newest(), "steden") == inventory_csv(state.newest(), "steden")
    assert json.loads(inventory_metadata(other.newest()))["tables"][0]["url"] == "steden.csv"


def test_two_sheets_of_one_workbook_are_two_inventories(folder: Path, state: State) -> None:
    for name in ("steden.csv", "projecten.csv"):
        (folder / name).unlink()
    cities = [["id", "label_nl"], ["mun:gent", "Gent"]]
    projects = [["id", "label_nl", "sited_in"], ["prj:a", "A", "mun:gent"], ["prj:b", "B", "mun:aalst"]]
    (folder / "alles.xlsx").write_bytes(workbook({"Steden": cities, "De projecten": projects}))
    text = json.dumps([{**CITIES, "url": "alles.xlsx#Steden"}, {**PROJECTS, "url": "alles.xlsx#De%20projecten"}])
    described = json.loads(text.replace('"steden.csv"', '"alles.xlsx#Steden"'))
    describe(folder, *described)

    report = sync(folder, state, SyncOptions())

    assert [(each.code, each.file, each.line) for each in report.issues if each.weight > 1] == [
        ("dangling-ref", "alles.xlsx#De%20projecten", 3)
    ]
    assert [each.loaded for each in report.files] == [1, 1]
    assert b"prj:a" in inventory_csv(state.newest(), "alles-De%20projecten")
    assert not sync(folder, state).published

    cities.append(["mun:aalst", "Aalst"])
    (folder / "alles.xlsx").write_bytes(workbook({"Steden": cities, "De projecten": projects}))
    assert [each.loaded for each in sync(folder, state).files] == [1, 1]


def test_a_workbook_that_cannot_be_read_refuses_only_its_file(folder: Path, state: State) -> None:
    (folder / "steden.csv").unlink()
    (folder / "steden.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    describe(folder, {**CITIES, "url": "steden.xlsx"}, table("los.csv", key("x")))
    (folder / "los.csv").write_text("id\nx:a\n")
    report = sync(folder, state)
    assert [(each.code, each.file) for each in report.issues if each.weight == 3] == [("bad-workbook", "steden.xlsx")]
    assert [each.loaded for each in report.files] == [0, 1]
