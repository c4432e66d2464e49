"""Workbooks as people make them, and workbooks made to do harm."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.read.workbook import BadWorkbook, read_sheet
from tests.loaders.workbooks import Cell, Fault, Styled, workbook, zipped

MB = 2**20
PLAIN = workbook({"Steden": [["id", "naam"], ["mun:gent", "Gent"]]})


def rows(*cells: list[Cell], **parts: object) -> list[list[object]]:
    return read_sheet(workbook({"Blad": cells}, **parts), None, MB).rows  # type: ignore[arg-type]


def members(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def code(content: bytes, name: str | None = None, limit: int = MB) -> str:
    with pytest.raises(BadWorkbook) as refused:
        read_sheet(content, name, limit)
    return refused.value.code


def test_the_first_visible_sheet_counts_unless_one_is_named() -> None:
    book = workbook({"Geheim": [["a"]], "Steden": [["b"]], "Andere": [["c"]]}, hidden=["Geheim"])
    assert [read_sheet(book, name, MB).rows for name in (None, "Andere", "Geheim")] == [[["b"]], [["c"]], [["a"]]]
    assert code(book, "Dorpen") == "no-sheet"


def test_it_is_read_from_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "steden.xlsx"
    file.write_bytes(PLAIN)
    assert read_sheet(file, None, MB).rows[1] == ["mun:gent", "Gent"]


def test_shared_and_inline_texts_keep_their_zeros_and_spaces() -> None:
    cells: list[list[Cell]] = [["00123", " a "]]
    assert rows(*cells) == rows(*cells, shared=False) == cells


def test_the_rows_before_the_table_count_as_lines() -> None:
    assert rows([], [], ["id"]) == [[""], [""], ["id"]]


def test_hidden_rows_stay_and_of_merged_cells_the_first_has_the_value() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    assert rows(["a", None], ["b", "c"], row_attributes={2: 'hidden="1"'}, tail=merged) == [["a", ""], ["b", "c"]]


def test_an_error_is_its_text_and_a_formula_its_saved_value() -> None:
    """The library leaves errors, and formulas without a value, empty."""
    assert rows(["x", Fault("#N/A")], [Styled(3, 0, "1+2"), Styled("ab", 0, 'A1&"b"')]) == [["x", "#N/A"], [3.0, "ab"]]
    assert rows(["x"], [None, Styled(None, 0, "SUM(A1:A2)")]) == [["x", ""], ["", "=SUM(A1:A2)"]]


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_a_part_is_damaged(name: str) -> None:
    parts = members(PLAIN)
    del parts[name]
    assert code(zipped(parts)) in ("bad-workbook", "no-sheet")


def test_what_is_no_workbook_is_refused() -> None:
    assert code(b"PK\x03\x04xx") == code(b"id;naam") == "bad-workbook"
    assert code(zipped({"a.csv": "id"})) == "bad-workbook"
    assert code(PLAIN[: len(PLAIN) // 2]) == "bad-workbook"


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    assert code(zipped(members(PLAIN) | {"xl/bom.xml": b" " * (9 * MB)}), limit=200 * MB) == "too-large-unpacked"
    assert code(PLAIN, limit=1_000) == "too-large-unpacked"


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    parts = members(PLAIN)
    size = len(parts["xl/worksheets/sheet1.xml"])
    lying = PLAIN.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert lying != PLAIN
    assert code(lying) == "bad-workbook"


@pytest.mark.parametrize("place", ["XFD1048576", "A1048577", "AAA500000"])
def test_two_cells_far_apart_do_not_fill_the_memory(place: str) -> None:
    parts = members(PLAIN)
    sheet = bytes(parts["xl/worksheets/sheet1.xml"])  # type: ignore[arg-type]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"</sheetData>", f'<c r="{place}"><v>1</v></c></sheetData>'.encode()
    )
    assert code(zipped(parts)) == "too-many-cells"


def test_a_document_type_and_doubled_members_are_refused() -> None:
    parts = members(PLAIN)
    sheet = bytes(parts["xl/worksheets/sheet1.xml"])  # type: ignore[arg-type]
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + sheet
    assert code(zipped(parts | {"xl/worksheets/sheet1.xml": bomb})) == "bad-workbook"
    assert code(zipped(parts | {"xl/worksheets/SHEET1.xml": sheet})) == "bad-workbook"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    parts = members(PLAIN)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(bytes(parts[name]))  # type: ignore[arg-type]
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read_sheet(zipped(parts | {name: bytes(content)}), None, MB).rows
    except BadWorkbook as refused:
        assert refused.code  # noqa: PT017
