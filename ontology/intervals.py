"""The first and last day that a written date may mean: the convention behind `kg:earliest` and `kg:latest`.

| written | means |
|---|---|
| `2020-03-04` | that day |
| `2012-06` | 2012-06-01 to 2012-06-30 |
| `2019` | the whole year; `201X` the whole decade, `20XX` the century, `2019-XX` the year, `2019-05-XX` the month |
| `2020-21`, `-22`, `-23`, `-24` | spring from 03-01, summer 06-01, autumn 09-01, winter 12-01; three months each |
| `2020/2021` | first day of the first to last day of the last; an open end has no day |
| a year with `begin`, `midden`, `eind` | 01-01 to 03-31, 04-01 to 09-30, 10-01 to 12-31 |

Other qualifiers (vanaf, tot, voorgaande jaren) do not narrow the interval. The EDTF marks `?`, `~` and `%` do not
change the days.
Source: https://www.loc.gov/standards/datetime/ (the forms); the days of seasons and qualifiers are our own convention.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_FORM = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

SEASONS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The EDTF season numbers and the month in which each season starts. Every season has three months."""

NARROWED: Final = {
    "begin": ((1, 1), (3, 31)),
    "midden": ((4, 1), (9, 30)),
    "eind": ((10, 1), (12, 31)),
}
"""The part of a year that a qualifier means: first and last month and day."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The days that a date may mean. An open end is None."""

    earliest: date | None
    latest: date | None
    narrowed: bool = False

    def contains(self, other: "Interval") -> bool:
        """Return whether the other interval lies within this one and differs from it."""
        return self._span != other._span and self._span[0] <= other._span[0] and other._span[1] <= self._span[1]

    @property
    def _span(self) -> tuple[date, date]:
        return self.earliest or date.min, self.latest or date.max


@lru_cache(maxsize=65_536)
def interval_of(text: str, qualifier: str | None = None) -> Interval | None:
    """Return the interval of a written date, or None if the text is not a known form of date."""
    first, slash, last = text.strip().partition("/")
    if slash:
        start, end = _single(first), _single(last)
        if start is None and end is None:
            return None
        return Interval(start[0] if start else None, end[1] if end else None)
    days = _single(first)
    if days is None:
        return None
    if (narrowed := NARROWED.get((qualifier or "").strip().casefold())) and re.fullmatch(r"\d{4}", first.strip("?~%")):
        (month, day), (last_month, last_day) = narrowed
        year = days[0].year
        return Interval(date(year, month, day), date(year, last_month, last_day), narrowed=True)
    return Interval(*days)


def _single(text: str) -> tuple[date, date] | None:
    form = _FORM.fullmatch(text.strip().strip("?~%").replace("-XX", ""))
    if form is None:
        return None
    try:
        return _days(form["year"], form["month"], form["day"])
    except ValueError:
        return None


def _days(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """Return the first and last day. Raises ValueError for a day or month that does not exist."""
    if year.endswith("X"):
        if month:
            raise ValueError("a decade has no months")
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if day is not None:
        exact = date(int(year), int(month), int(day))
        return exact, exact
    if (start := SEASONS.get(int(month))) is not None:
        return date(int(year), start, 1), _last_of_quarter(int(year), start)
    return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])


def _last_of_quarter(year: int, month: int) -> date:
    """Return the last day of the three months that start with this month."""
    following = date(year + (month + 3 > 12), (month + 2) % 12 + 1, 1)
    return following - timedelta(days=1)
