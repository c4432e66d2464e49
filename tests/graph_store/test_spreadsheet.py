"""The rule for cells that a spreadsheet opens."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.spreadsheet import guarded, guarded_list, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "@x", "+cmd", "-1+1", "\tx", "\nx", "-", "-e5", "-1e5+A1", "-0044-03-15"])
def test_a_formula_gets_a_quote(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-96.04375", "-1", "-3,5", "-1.5E-7", "-.5", "-INF", "+32 9 266", "a=b", "", "'s a"])
def test_a_number_and_what_is_no_formula_stay(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.one_of(st.integers().map(str), st.decimals(allow_nan=False, allow_infinity=False).map(lambda d: f"{d:f}")))
def test_no_number_literal_is_changed(written: str) -> None:
    assert Decimal(guarded(written)) == Decimal(written)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_double_is_changed(number: float) -> None:
    assert math.isclose(float(guarded(f"{number:E}")), float(f"{number:E}"))


@given(st.text())
def test_every_cell_but_a_quoted_formula_comes_back_as_it_was(cell: str) -> None:
    if not cell.startswith("'"):
        assert unguarded(guarded(cell)) == cell


def test_a_list_of_numbers_stays_and_another_list_is_guarded_as_one_cell() -> None:
    assert guarded_list(["-1", "-2"], "; ") == "-1; -2"
    assert guarded_list(["-1", "=2"], "; ") == "'-1; =2"
    assert guarded_list([], "; ") == ""
