"""Tests of number patterns of CSVW."""

import pytest

from loaders.values.number_formats import NotANumber, NumberFormat, read_number


@pytest.mark.parametrize(
    ("pattern", "text", "value"),
    [("#,##0", "1,234", "1234"), ("#,##,##0", "12,34,567", "1234567"), ("#0.0#,#", "1.23,4", "1.234"),
     ("000%", "123%", "1.23"), ("%000", "%-123", "-1.23"), ("#0.###", "10", "10"), ("+0", "+1", "+1")],
)  # fmt: skip
def test_a_pattern_reads_what_it_describes(pattern: str, text: str, value: str) -> None:
    assert read_number(text, "decimal", NumberFormat(pattern)) == value


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("##0", "1,234"), ("#,##0", "12,34"), ("#0.0", "1"), ("#0.#", "12.34"), (None, "1e"), (None, "")],
)  # fmt: skip
def test_a_pattern_refuses_all_else(pattern: str | None, text: str) -> None:
    with pytest.raises(NotANumber):
        read_number(text, "decimal", NumberFormat(pattern))


@pytest.mark.parametrize("group", ["1", "11"])
def test_a_group_mark_that_is_a_digit_takes_no_longer_than_another(group: str) -> None:
    with pytest.raises(NotANumber):
        read_number("1" * 200 + "x", "decimal", NumberFormat(None, group))


@pytest.mark.parametrize("pattern", ["0" * 1_001, "#" * 100_000, "0." + "0,#" * 10_000])
def test_a_pattern_of_bounded_length_is_a_pattern(pattern: str) -> None:
    with pytest.raises(NotANumber):
        read_number("1", "decimal", NumberFormat(pattern))


def test_marks_may_be_chosen() -> None:
    assert read_number("10.000,1", "decimal", NumberFormat(None, ".", ",")) == "10000.1"
