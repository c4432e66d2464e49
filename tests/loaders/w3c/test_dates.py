"""Tests of the date formats of CSVW."""

import pytest

from loaders.w3c.dates import NotADate, read_date, read_duration


@pytest.mark.parametrize(
    ("text", "base", "form", "value"),
    [("1/2/2016", "date", "d/M/yyyy", "2016-02-01"), ("20161022", "date", "yyyyMMdd", "2016-10-22"),
     ("12:30", "time", "HH:mm", "12:30:00"), ("22.10.2016 12:30:01.50", "dateTime", "dd.MM.yyyy HH:mm:ss.SS",
                                              "2016-10-22T12:30:01.5"),
     ("12:30 +01", "time", "HH:mm X", "12:30:00+01:00"), ("2016-10-22Z", "date", None, "2016-10-22Z")],
)  # fmt: skip
def test_a_format_reads_what_it_describes(text: str, base: str, form: str | None, value: str) -> None:
    assert read_date(text, base, form) == value


@pytest.mark.parametrize(
    ("text", "form"), [("31/02/2016", "dd/MM/yyyy"), ("2016", None), ("1/2/2016", "dd/MM/yyyy"), ("x", "y")]
)
def test_what_is_no_date_is_refused(text: str, form: str | None) -> None:
    with pytest.raises(NotADate):
        read_date(text, "date", form)


def test_a_duration_has_its_parts_in_order() -> None:
    assert read_duration("P1Y2MT3H", "duration") == "P1Y2MT3H"
    for text in ("P", "PT", "1Y", "P1H"):
        with pytest.raises(NotADate):
            read_duration(text, "duration")
