"""The cells of a column are read by the function that is compiled for it, and cached."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.check.cells import Cell, Cells, ColumnReader
from loaders.read.document import Document
from tests.loaders.conftest import column, key, one_table, thing

TABLE = one_table(
    key("prj"),
    column("plain"),
    column("label", lang="nl"),
    column("count", datatype="integer"),
    column("when", load_parse="edtf"),
    column("stamp", datatype="dateTimeStamp"),
    column("several", separator=";", null=["", "n.v.t."]),
    column("city", valueUrl=thing("city")),
    column("must", required=True),
    column("usual", default="x"),
)


def cells(name: str, *, guessed: bool = False, odd: list[Cell] | None = None) -> Cells:
    found = next(each for each in TABLE.cells if each.name == name)
    return Cells(found, TABLE, Document("x.csv", guessed=guessed), [] if odd is None else odd)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("id", "prj:a"),
        ("plain", "Gent é"),
        ("count", "12"),
        ("when", "2015-10-20"),
        ("several", "a"),
        ("city", "mun:x"),
    ],
)
def test_a_cell_that_is_written_as_it_is_kept_is_its_text_alone(name: str, text: str) -> None:
    found = cells(name)
    assert found[text] is text
    assert dict(found)[text] is text


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("plain", " Gent\u00a0", "Gent"),
        ("plain", "e\u0301", "é"),
        ("label", "a  b", "a b"),
        ("count", "1 200", "1200"),
        ("when", "20/10/2015", "2015-10-20"),
        ("several", "a; n.v.t.; b", "a;b"),
        ("usual", "", "x"),
    ],
)
def test_any_other_good_cell_is_read_once_and_remembered(name: str, text: str, kept: str) -> None:
    found = cells(name)
    cell = found[text]
    assert isinstance(cell, Cell)
    assert (cell.text, cell.remarks) == (kept, ())
    assert dict(found)[text] is cell


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("plain", "=A1", "formula"),
        ("plain", "CoÃ¶rdinatie", "mojibake"),
        ("count", "veel", "not-integer"),
        ("several", "n.v.t.", "null-word"),
        ("city", "mun:a b", "bad-key"),
        ("must", "", "required"),
        ("id", "Gent", "bad-key"),
    ],
)
def test_a_cell_that_there_is_something_to_say_of_is_never_among_the_good_ones(name: str, text: str, code: str) -> None:
    odd: list[Cell] = []
    found = cells(name, odd=odd)
    cell = found[text]
    assert isinstance(cell, Cell)
    assert [remark.code for remark in cell.remarks] == [code]
    assert text not in found
    assert found[text] is cell
    assert odd == [cell, cell]


def test_in_a_file_whose_encoding_was_guessed_foreign_letters_get_a_second_look() -> None:
    assert isinstance(cells("plain", guessed=True)["Co”rdinatie"], Cell)
    assert isinstance(cells("plain")["Co”rdinatie"], str)


@given(st.sampled_from([each.name for each in TABLE.cells]), st.text(max_size=12), st.booleans())
def test_the_short_way_says_what_the_long_way_says(name: str, text: str, guessed: bool) -> None:
    found = cells(name, guessed=guessed)
    if isinstance(short := found[text], str):
        long = found.read(text)
        assert (long.written, long.text, long.remarks) == (short, short, ())
        assert [value.datatype for value in long.values or ()] == [found.datatype] * bool(short)


@given(st.sampled_from(["id", "plain", "label", "several"]), st.text("aÀé-ô‘”–€ =;ß\u0301Â", max_size=6))
def test_no_text_with_letters_that_may_be_wrong_takes_the_short_way(name: str, text: str) -> None:
    found = cells(name)
    cell = found.read(text)
    if cell.remarks or cell.text != text:
        assert not isinstance(found[text], str)


def test_a_text_of_any_script_is_kept_as_its_text_alone() -> None:
    assert [cells("plain")[text] for text in ("Gand – œuvre", "Γάνδη", "Гент")] == ["Gand – œuvre", "Γάνδη", "Гент"]


def test_a_value_that_the_store_may_write_in_another_way_is_not_a_text_alone() -> None:
    assert isinstance(cells("stamp")["2015-10-20T14:30:00Z"], Cell)


def test_a_reader_has_only_the_checks_that_its_column_needs() -> None:
    read = {each.name: ColumnReader(each, TABLE, Document("x.csv")) for each in TABLE.cells}
    assert {name: len(each.checks) for name, each in read.items() if each.checks} == {"id": 1, "count": 1, "city": 1}
