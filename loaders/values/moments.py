"""Dates, times and durations as numbers of seconds, so that a value can be compared with a bound.

A time without a zone counts as UTC. Source: https://www.w3.org/TR/xmlschema11-2/#vp-dt-timeOnTimeline
"""

from dataclasses import dataclass
from decimal import Decimal

from loaders.values.date_formats import duration_parts, read_date, regex

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_REFERENCES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months from which two durations are compared. https://www.w3.org/TR/xmlschema11-2/#facet-duration-order"""


def moment(text: str, base: str) -> Decimal:
    """Return a date or time as seconds since 1970; the parts that it lacks are the first ones. Raises: NotADate."""
    match = regex(base, None).fullmatch(read_date(text, base, None))
    found = match.groupdict() if match else {}
    days = _days(*(int(found.get(name) or least) for name, least in (("year", 1972), ("month", 1), ("day", 1))))
    clock = [int(found.get(name) or 0) for name in ("hour", "minute", "second")]
    seconds = clock[0] * _HOUR + clock[1] * _MINUTE + clock[2] - _offset(found.get("zone"))
    return days * _DAY + seconds + Decimal(f"0{found.get('fraction') or ''}")


def _days(year: int, month: int, day: int) -> int:
    """Return the days since 1970 in the Gregorian calendar, for any year. Years begin in March here."""
    year -= month < 3
    era, month = year // 400, (month + 9) % 12
    of_era = year - era * 400
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + (153 * month + 2) // 5 + day - 1 - 719_468


def _offset(zone: str | None) -> int:
    """Return the seconds that a zone is ahead of UTC."""
    if not zone or zone == "Z":
        return 0
    ahead = int(zone[1:3]) * _HOUR + int(zone[4:6]) * _MINUTE
    return -ahead if zone[0] == "-" else ahead


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as its ends, counted from each of four months: some durations have no order (`P1M` and `P30D`)."""

    ends: tuple[Decimal, ...]

    def __le__(self, other: "Length") -> bool:
        """Return whether it is at most as long, wherever it begins."""
        return all(mine <= theirs for mine, theirs in zip(self.ends, other.ends, strict=True))

    def __lt__(self, other: "Length") -> bool:
        """Return whether it is shorter, wherever it begins."""
        return all(mine < theirs for mine, theirs in zip(self.ends, other.ends, strict=True))


def length(text: str) -> Length:
    """Return a duration that can be compared with another. Raises: NotADate."""
    found = duration_parts(text)
    sign = -1 if found["minus"] else 1
    count = {name: Decimal(found.get(name) or 0) * sign for name in ("years", "months", "days", "hours", "minutes")}
    seconds = count["days"] * _DAY + count["hours"] * _HOUR + count["minutes"] * _MINUTE
    seconds += Decimal(found.get("seconds") or 0) * sign
    months = int(count["years"] * 12 + count["months"])
    return Length(tuple(_days_after(year, month, months) * _DAY + seconds for year, month in _REFERENCES))


def _days_after(year: int, month: int, months: int) -> int:
    years, rest = divmod(month - 1 + months, 12)
    return _days(year + years, rest + 1, 1)
