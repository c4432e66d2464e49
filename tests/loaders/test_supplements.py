"""Cells on their way to a spreadsheet and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.supplements import guarded, is_supplement, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "@x", "+cmd", "-1+1", "\tx"])
def test_a_formula_gets_a_quote(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-3,5", "+32 9 266", "prj:a", "", "'s avonds"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text())
def test_every_cell_but_a_quoted_formula_comes_back_as_it_was(cell: str) -> None:
    if not cell.startswith("'"):
        assert unguarded(guarded(cell)) == cell


def test_a_supplement_is_known_by_its_columns() -> None:
    assert is_supplement("id;quarantine_file;quarantine_line;quarantine_row\n".encode("utf-8-sig"))
    assert not is_supplement(b"id;naam\n")
