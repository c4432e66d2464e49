"""Tests of reading cells by the function of their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.cell_reader import Cell, CellReader
from loaders.read.document import Document
from tests.loaders.conftest import column, key, one_table, thing

TABLE = one_table(
    key("prj"),
    column("plain"),
    column("label", lang="nl"),
    column("count", datatype="integer"),
    column("when", load_parse="edtf"),
    column("several", separator=";", null=["", "n.v.t."]),
    column("city", valueUrl=thing("city")),
    column("must", required=True),
    column("usual", default="x"),
)


def reader(name: str, *, guessed: bool = False) -> CellReader:
    column_ = next(each for each in TABLE.cells if each.name == name)
    return CellReader(column_, TABLE, Document("x.csv", guessed=guessed))


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
    read = reader(name)
    assert read(text) is text
    assert read.memory[text] is text


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
    read = reader(name)
    cell = read(text)
    assert isinstance(cell, Cell)
    assert (cell.text, cell.remarks) == (kept, ())
    assert read.memory[text] is cell


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
    read = reader(name)
    cell = read(text)
    assert isinstance(cell, Cell)
    assert [remark.code for remark in cell.remarks] == [code]
    assert text not in read.memory
    assert read(text) is cell


def test_in_a_file_whose_encoding_was_guessed_foreign_letters_get_a_second_look() -> None:
    assert isinstance(reader("plain", guessed=True)("Co”rdinatie"), Cell)
    assert isinstance(reader("plain")("Co”rdinatie"), str)


@given(st.sampled_from([each.name for each in TABLE.cells]), st.text(max_size=12), st.booleans())
def test_the_short_way_says_what_the_long_way_says(name: str, text: str, guessed: bool) -> None:
    read = reader(name, guessed=guessed)
    found = read.memory.get(text, None)
    found = read(text) if found is None else found
    if isinstance(found, str):
        long = read.carefully(text)
        assert (long.written, long.text, long.remarks) == (found, found, ())
        assert [value.datatype for value in long.values or ()] == [read.form.datatype] * bool(found)
