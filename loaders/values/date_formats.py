"""Date, time and duration formats of CSVW. https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times

The standard requires formats for dates, times and both. Those for parts of a date (`MM/yyyy`) are allowed by it.
"""

import re
from datetime import date, time
from functools import cache

DAY_FORMATS = (
    *("yyyy-MM-dd", "yyyyMMdd"),
    *(f"{day}{mark}{month}{mark}yyyy" for mark in "-/." for day, month in (("dd", "MM"), ("d", "M"))),
    *(f"{month}{mark}{day}{mark}yyyy" for mark in "-/." for day, month in (("dd", "MM"), ("d", "M"))),
)
"""The formats of a day, with the day before the month where both are possible."""

TIME_FORMATS = ("HH:mm:ss", "HHmmss", "HH:mm", "HHmm")
"""The formats of a time."""

_PART_FORMATS = {
    "gYear": ("yyyy",),
    "gYearMonth": ("yyyy-MM", "yyyyMM", *(f"{month}{mark}yyyy" for mark in "-/." for month in ("MM", "M"))),
    "gMonth": ("MM", "M"),
    "gMonthDay": (
        *("MM-dd", "MMdd", "MM/dd", "M/d"),
        *(f"{day}{mark}{month}" for mark in "-/." for day, month in (("dd", "MM"), ("d", "M"))),
    ),
    "gDay": ("dd", "d"),
}
_BOTH = frozenset({"dateTime", "datetime", "dateTimeStamp"})
_ZONE = re.compile(r"(.*?)( ?)(X{1,3}|x{1,3})")
_TOKENS = {
    "yyyy": r"(?P<year>-?\d{4,})", "MM": r"(?P<month>\d{2})", "M": r"(?P<month>\d{1,2})", "dd": r"(?P<day>\d{2})",
    "d": r"(?P<day>\d{1,2})", "HH": r"(?P<hour>\d{2})", "mm": r"(?P<minute>\d{2})", "ss": r"(?P<second>\d{2})",
}  # fmt: skip
_TOKEN = re.compile("yyyy|MM|M|dd|d|HH|mm|ss|S+|.", re.DOTALL)
_STATED_ZONE = r"(?P<zone>Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))"
_ANY_ZONE = f"{_STATED_ZONE}?"
_YEAR, _MONTH, _DAY = r"(?P<year>-?\d{4,})", r"(?P<month>\d{2})", r"(?P<day>\d{2})"
_CLOCK = r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?P<fraction>\.\d+)?"
_NATIVE = {
    "date": f"{_YEAR}-{_MONTH}-{_DAY}{_ANY_ZONE}",
    "dateTime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ANY_ZONE}",
    "datetime": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_ANY_ZONE}",
    "dateTimeStamp": f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}{_STATED_ZONE}",
    "time": _CLOCK + _ANY_ZONE,
    "gYear": _YEAR + _ANY_ZONE,
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ANY_ZONE}",
    "gMonth": f"--{_MONTH}{_ANY_ZONE}",
    "gMonthDay": f"--{_MONTH}-{_DAY}{_ANY_ZONE}",
    "gDay": f"---{_DAY}{_ANY_ZONE}",
}
_CLOCK_PART = r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)"
_DAYS_PART = r"(?:(?P<days>\d+)D)?"
_MONTHS_PART = r"(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?"
_DURATIONS = {
    "duration": rf"(?P<minus>-)?P(?=\d|T){_MONTHS_PART}{_DAYS_PART}{_CLOCK_PART}?",
    "dayTimeDuration": rf"(?P<minus>-)?P(?=\d|T){_DAYS_PART}{_CLOCK_PART}?",
    "yearMonthDuration": rf"(?P<minus>-)?P(?=\d){_MONTHS_PART}",
}
_LEAP_YEAR = 2000
DATES = frozenset(_NATIVE)
"""The datatypes of dates and times."""
DURATIONS = frozenset(_DURATIONS)
"""The datatypes of durations."""


class NotADate(ValueError):
    """The text, or the format, is not a date or time of this datatype."""


@cache
def regex(base: str, form: str | None) -> "re.Pattern[str]":
    """Return the expression that a date of this datatype matches. Raises: NotADate for a format outside CSVW."""
    if form is None:
        return re.compile(_NATIVE[base])
    body, space, zone = form, "", ""
    if match := _ZONE.fullmatch(form):
        body, space, zone = match.groups()
    fraction = re.search(r"\.(S+)$", body)
    clock = body[: fraction.start()] if fraction else body
    if not _is_known(base, clock) or (fraction and not clock.endswith("ss")):
        raise NotADate(form)
    parts = "".join(_TOKENS.get(token, re.escape(token)) for token in _TOKEN.findall(clock))
    digits = rf"(?P<fraction>\.\d{{1,{len(fraction[1])}}})?" if fraction else ""
    return re.compile(parts + digits + re.escape(space) + _zone(zone))


def _is_known(base: str, form: str) -> bool:
    if base in _BOTH:
        day, mark, clock = form.partition("T") if "T" in form else form.partition(" ")
        return bool(mark) and day in DAY_FORMATS and clock in TIME_FORMATS
    return form in {"date": DAY_FORMATS, "time": TIME_FORMATS, **_PART_FORMATS}[base]


def month_first(form: str) -> bool:
    """Return whether a format of dates writes the month before the day, as in American English."""
    return form.startswith("M")


def _zone(form: str) -> str:
    """Return the expression for a time zone: `X` to `XXX` allow Z; more letters mean more digits."""
    if not form:
        return ""
    numbers = {1: r"[+-]\d{2}(?:\d{2})?", 2: r"[+-]\d{4}", 3: r"[+-]\d{2}:\d{2}"}[len(form)]
    return rf"(?P<zone>{'Z|' if form[0] == 'X' else ''}{numbers})"


def read_date(text: str, base: str, form: str | None) -> str:
    """Return a date or time as XML Schema writes it. Raises: NotADate."""
    match = regex(base, form).fullmatch(text)
    if match is None:
        raise NotADate(text)
    found = match.groupdict()
    _check(found, text)
    written = text if form is None else _written(found, base)
    if form is not None and not regex(base, None).fullmatch(written):
        raise NotADate(text)
    return written


def _check(found: dict[str, str | None], text: str) -> None:
    """Refuse a day or an hour that does not exist. Raises: NotADate."""
    try:
        if found.get("day") or found.get("month"):
            date(_year_like(found.get("year")), int(found.get("month") or 1), int(found.get("day") or 1))
        if found.get("hour"):
            hour, rest = int(found["hour"] or 0), (int(found["minute"] or 0), int(found.get("second") or 0))
            time(0 if hour == 24 and rest == (0, 0) else hour, *rest)
    except ValueError as fault:
        raise NotADate(text) from fault


def _year_like(year: str | None) -> int:
    """Return a year that Python's calendar has, with as many days as this one; a leap year if none is given."""
    return _LEAP_YEAR + int(year or 0) % 400


def _written(found: dict[str, str | None], base: str) -> str:
    """Return the parts as XML Schema writes them; a part of a date keeps the hyphens of the missing parts."""
    zone = _long_zone(found.get("zone"))
    if base in _PART_FORMATS:
        year, month, day = (found.get(name) for name in ("year", "month", "day"))
        hyphens = {"gMonth": "--", "gMonthDay": "--", "gDay": "---"}.get(base, "")
        parts = (year, month and f"{month:0>2}", day and f"{day:0>2}")
        return hyphens + "-".join(part for part in parts if part) + zone
    date_part = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}" if found.get("day") else ""
    fraction = (found.get("fraction") or "").rstrip("0").rstrip(".")
    clock = f"{found['hour']}:{found['minute']}:{found.get('second') or '00'}{fraction}" if found.get("hour") else ""
    return "T".join(part for part in (date_part, clock) if part) + zone


def _long_zone(zone: str | None) -> str:
    if not zone or zone == "Z" or ":" in zone:
        return zone or ""
    return f"{zone[:3]}:{zone[3:] or '00'}"


def read_duration(text: str, base: str) -> str:
    """Return a duration unchanged, once it is checked. Raises: NotADate."""
    _duration_parts(text, base)
    return text


def is_duration(text: str, base: str) -> bool:
    """Return whether a text is a duration of this datatype."""
    return re.fullmatch(_DURATIONS[base], text) is not None


def duration_parts(text: str) -> dict[str, str | None]:
    """Return the numbers of a duration by name, and its sign as `minus`. Raises: NotADate."""
    return _duration_parts(text, "duration")


def _duration_parts(text: str, base: str) -> dict[str, str | None]:
    match = re.fullmatch(_DURATIONS[base], text)
    if match is None:
        raise NotADate(text)
    return match.groupdict()
