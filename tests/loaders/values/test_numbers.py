"""Tests of numbers as written in Belgium."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.values.number_formats import NumberFormat
from loaders.values.numbers import assumed_mark, decimal, decimal_mark, double, formatted, integer, without_unit
from loaders.values.readings import XSD, Reading, Refused


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234,56", "1234.56"), ("1'234,56", "1234.56"), ("−3,5", "-3.5"), ("€ -3,5", "-3.5"), ("-€ 3,5", "-3.5"),
     ("12 %", "12"), ("1.234.567", "1234567"), (",5", "0.5"), ("1,234", "1.234"), ("0,10", "0.10")],
)  # fmt: skip
def test_a_decimal_keeps_its_digits(text: str, value: str) -> None:
    assert decimal(("€", "%"))(text) == Reading(value, f"{XSD}decimal")


@pytest.mark.parametrize(
    ("text", "code"),
    [("1,234.56", "ambiguous-number"), ("0.123", "ambiguous-number"), ("1234.567", "ambiguous-number"),
     ("€ 5", "not-number"), ("1.23,4", "not-number"), ("1.234 567,8", "not-number"), ("1,5E+06", "scientific")],
)  # fmt: skip
def test_what_could_be_two_numbers_or_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        decimal()(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("base", "text", "good"),
    [("nonNegativeInteger", "0", True), ("nonNegativeInteger", "-1", False), ("positiveInteger", "0", False),
     ("byte", "128", False), ("byte", "-128", True), ("unsignedByte", "255", True), ("unsignedByte", "256", False),
     ("integer", "0.123", False), ("integer", "1,2E+05", False)],
)  # fmt: skip
def test_a_whole_number_is_within_its_datatype(base: str, text: str, good: bool) -> None:
    if good:
        assert integer(base)(text).text == text
    else:
        with pytest.raises(Refused):
            integer(base)(text)


def test_a_double_takes_a_comma() -> None:
    assert double("double")("1,5e3").text == "1.5e3"


@given(st.text(max_size=20))
def test_a_unit_is_taken_off_any_text(text: str) -> None:
    assert without_unit(text, ("€",)) is not None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("(1.234,56)", "-1.234,56"), ("€ 1.234,56-", "-1.234,56"), ("1,234.56", "1234,56"), ("12.5", "12,5"),
     ("(veel)", None), ("((5))", None), ("1,5E+06", None)],
)  # fmt: skip
def test_a_number_in_another_writing_is_refused_with_what_was_meant(text: str, meant: str | None) -> None:
    with pytest.raises(Refused) as refused:
        decimal(("€",))(text)
    assert refused.value.details.get("suggestion") == meant


@pytest.mark.parametrize(("text", "meant"), [("1.000,00", "1.000"), ("12,0", "12"), ("1,000", None), ("(5)", None)])
def test_a_whole_number_with_decimals_is_refused_with_the_whole(text: str, meant: str | None) -> None:
    with pytest.raises(Refused) as refused:
        integer("nonNegativeInteger")(text)
    assert refused.value.details.get("suggestion") == meant


@pytest.mark.parametrize(
    ("base", "form", "text", "value"),
    [
        ("decimal", NumberFormat(), "33.166", "33.166"),
        ("decimal", NumberFormat(None, ",", "."), "+1,234.50", "1234.50"),
        ("decimal", NumberFormat(None, ".", ","), "1.234,5", "1234.5"),
        ("decimal", NumberFormat(None, "\u00a0", ","), "1 234,5", "1234.5"),
        ("decimal", NumberFormat("#,##0.00"), "1,234.50", "1234.50"),
        ("decimal", NumberFormat(), "−.5", "-0.5"),
        ("decimal", NumberFormat(), "12%", "0.12"),
        ("decimal", NumberFormat(), "5‰", "0.005"),
        ("integer", NumberFormat(None, ",", "."), "128,978", "128978"),
        ("integer", NumberFormat("000"), "007", "7"),
        ("double", NumberFormat(None, None, ","), "1,5E3", "1.5E3"),
        ("float", NumberFormat(), "NaN", "NaN"),
    ],
)
def test_a_number_in_the_format_of_its_column(base: str, form: NumberFormat, text: str, value: str) -> None:
    assert formatted(base, form)(text) == Reading(value, XSD + base)


@pytest.mark.parametrize(
    ("base", "form", "text", "example"),
    [
        ("decimal", NumberFormat(), "50,8466", "1234.56"),
        ("decimal", NumberFormat(None, ",", "."), "1.234,5", "1,234.56"),
        ("decimal", NumberFormat(), "1e3", "1234.56"),
        ("integer", NumberFormat(None, ",", "."), "128.978", "1,234"),
        ("integer", NumberFormat("000"), "12", "000"),
        ("unsignedByte", NumberFormat(), "256", "1234"),
    ],
)
def test_a_number_in_another_format_is_refused_with_an_example(
    base: str, form: NumberFormat, text: str, example: str
) -> None:
    with pytest.raises(Refused) as refused:
        formatted(base, form)(text)
    assert (refused.value.code, refused.value.details) == ("bad-format", {"format": example})


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1.234", None), ("12.5", "."), ("12,5", ","), ("1.234,5", ","),
    ("1,234", None), ("1,234.5", "."), ("1.234.567", None), ("x.5", None),
    ("1.234e5", "."), ("0.123", "."), ("0,123", ","), ("1234.567", ".")],
)  # fmt: skip
def test_what_a_number_shows_of_its_decimal_mark(text: str, mark: str | None) -> None:
    assert decimal_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "base", "mark"),
    [("1.234", "decimal", ","), ("1,234", "decimal", ","),
    ("1.234", "double", "."), ("1,234", "double", ","),
    ("12.34", "decimal", None), ("0.123", "decimal", None)],
)  # fmt: skip
def test_a_number_with_two_readings_rests_on_a_mark(text: str, base: str, mark: str | None) -> None:
    assert assumed_mark(text, base) == mark
