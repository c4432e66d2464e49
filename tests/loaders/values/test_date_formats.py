"""Tests of the date formats of CSVW."""

import pytest

from loaders.values.date_formats import NotADate, duration_parts, is_duration, month_first, read_date, read_duration


@pytest.mark.parametrize(
    ("text", "base", "form", "value"),
    [("1/2/2016", "date", "d/M/yyyy", "2016-02-01"), ("20161022", "date", "yyyyMMdd", "2016-10-22"),
     ("12:30", "time", "HH:mm", "12:30:00"), ("22.10.2016 12:30:01.50", "dateTime", "dd.MM.yyyy HH:mm:ss.SS",
                                              "2016-10-22T12:30:01.5"),
     ("12:30 +01", "time", "HH:mm X", "12:30:00+01:00"), ("2016-10-22Z", "date", None, "2016-10-22Z"),
     ("10/2015", "gYearMonth", "MM/yyyy", "2015-10"), ("25/12", "gMonthDay", "dd/MM", "--12-25"),
     ("7", "gMonth", "M", "--07"), ("31", "gDay", "dd", "---31"), ("2015", "gYear", "yyyy", "2015"),
     ("10/25/2015", "date", "MM/dd/yyyy", "2015-10-25"), ("24:00:00", "time", None, "24:00:00"),
     ("2015-10-20T14:30:00-05:00", "dateTimeStamp", None, "2015-10-20T14:30:00-05:00"),
     ("--02-29", "gMonthDay", None, "--02-29"), ("-0044-03-15", "date", None, "-0044-03-15")],
)  # fmt: skip
def test_a_format_reads_what_it_describes(text: str, base: str, form: str | None, value: str) -> None:
    assert read_date(text, base, form) == value


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("31/02/2016", "dd/MM/yyyy"),
        ("2016", None),
        ("1/2/2016", "dd/MM/yyyy"),
        ("x", "y"),
        ("2016-10-22+15:00", None),
        ("2100-02-29", None),
        ("22/10/2016 +15", "dd/MM/yyyy X"),
    ],
)
def test_what_is_no_date_is_refused(text: str, form: str | None) -> None:
    with pytest.raises(NotADate):
        read_date(text, "date", form)


def test_a_duration_has_its_parts_in_order() -> None:
    assert read_duration("P1Y2MT3H", "duration") == "P1Y2MT3H"
    for text in ("P", "PT", "1Y", "P1H"):
        with pytest.raises(NotADate):
            read_duration(text, "duration")


@pytest.mark.parametrize(
    ("text", "base", "form"),
    [("2015-13", "gYearMonth", None), ("--02-30", "gMonthDay", None), ("---32", "gDay", None),
     ("24:00:01", "time", None), ("13", "gMonth", "MM"), ("2015-10-20T14:30:00", "dateTimeStamp", None),
     ("20/10/2015 14:30", "dateTimeStamp", "dd/MM/yyyy HH:mm")],
)  # fmt: skip
def test_a_part_of_a_date_or_a_zone_that_does_not_exist_is_refused(text: str, base: str, form: str | None) -> None:
    with pytest.raises(NotADate):
        read_date(text, base, form)


def test_a_duration_may_lack_each_part_and_be_negative() -> None:
    assert is_duration("-P1Y2M", "yearMonthDuration")
    assert not is_duration("P1Y2M", "dayTimeDuration")
    assert duration_parts("-P3DT1.5S") == {
        "minus": "-", "years": None, "months": None, "days": "3", "hours": None, "minutes": None, "seconds": "1.5",
    }  # fmt: skip


def test_only_american_formats_have_the_month_first() -> None:
    assert month_first("MM/dd/yyyy")
    assert not month_first("dd/MM/yyyy")
