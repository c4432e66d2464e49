"""Tests of dates, times and durations as numbers that can be compared."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.values.date_formats import NotADate
from loaders.values.moments import length, moment


@given(st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)))
def test_a_moment_is_the_number_of_seconds_that_python_counts(when: datetime) -> None:
    since = when.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    found = moment(when.isoformat(), "dateTime")
    assert timedelta(seconds=int(found), microseconds=int(found % 1 * 1_000_000)) == since


@pytest.mark.parametrize(
    ("early", "late", "base"),
    [("2015-10-20", "2015-10-21", "date"), ("2015-10-20T10:00:00+02:00", "2015-10-20T09:00:00Z", "dateTime"),
     ("-0044", "0001", "gYear"), ("2015-09", "2015-10", "gYearMonth"), ("--02-29", "--03-01", "gMonthDay"),
     ("--09", "--10", "gMonth"), ("---09", "---10", "gDay"), ("09:00:00.5", "09:00:00.51", "time"),
     ("9999-12-31", "10000-01-01", "date")],
)  # fmt: skip
def test_what_is_earlier_is_less(early: str, late: str, base: str) -> None:
    assert moment(early, base) < moment(late, base)


def test_what_is_no_moment_is_refused() -> None:
    with pytest.raises(NotADate):
        moment("2015-02-30", "date")


def test_durations_have_an_order_only_where_every_month_agrees() -> None:
    assert length("P1M") < length("P32D")
    assert length("PT36H") <= length("P1DT12H") <= length("PT36H")
    assert length("-P1Y") < length("P0D") < length("PT0.1S")
    assert not length("P1M") <= length("P30D")
    assert not length("P30D") <= length("P1M")
