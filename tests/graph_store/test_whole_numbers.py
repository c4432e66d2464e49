"""Texts that write a whole number."""

import pytest

from graph_store.whole_numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_ascii_digits_write_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", " 1", "\u0661", "\u00b2", "1" * 19])
def test_any_other_text_writes_none(text: str) -> None:
    assert whole_number(text) is None
