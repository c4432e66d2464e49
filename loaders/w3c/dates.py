"""Date, time and duration formats of CSVW. https://www.w3.org/TR/tabular-data-model/#formats-for-dates-and-times"""

import re
from datetime import date, time
from functools import cache

_DATES = (
    *("yyyy-MM-dd", "yyyyMMdd"),
    *(f"{day}{mark}{month}{mark}yyyy" for mark in "-/." for day, month in (("dd", "MM"), ("d", "M"))),
    *(f"{month}{mark}{day}{mark}yyyy" for mark in "-/." for day, month in (("dd", "MM"), ("d", "M"))),
)
_TIMES = ("HH:mm:ss", "HHmmss", "HH:mm", "HHmm")
_ZONE = re.compile(r"(.*?)( ?)(X{1,3}|x{1,3})")
_TOKENS = {
    "yyyy": r"(?P<year>-?\d{4,})", "MM": r"(?P<month>\d{2})", "M": r"(?P<month>\d{1,2})", "dd": r"(?P<day>\d{2})",
    "d": r"(?P<day>\d{1,2})", "HH": r"(?P<hour>\d{2})", "mm": r"(?P<minute>\d{2})", "ss": r"(?P<second>\d{2})",
}  # fmt: skip
_TOKEN = re.compile("yyyy|MM|M|dd|d|HH|mm|ss|S+|.", re.DOTALL)
_ANY_ZONE = r"(?P<zone>Z|[+-]\d{2}:\d{2})?"
_YEAR, _CLOCK = r"-?\d{4,}", r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?P<fraction>\.\d+)?"
_DAY = r"(?P<year>-?\d{4,})-(?P<month>\d{2})-(?P<day>\d{2})"
_NATIVE = {
    "date": _DAY + _ANY_ZONE,
    "dateTime": f"{_DAY}T{_CLOCK}{_ANY_ZONE}",
    "datetime": f"{_DAY}T{_CLOCK}{_ANY_ZONE}",
    "dateTimeStamp": f"{_DAY}T{_CLOCK}(?P<zone>Z|[+-]\\d{{2}}:\\d{{2}})",
    "time": _CLOCK + _ANY_ZONE,
    "gYear": _YEAR + _ANY_ZONE,
    "gYearMonth": rf"{_YEAR}-\d{{2}}{_ANY_ZONE}",
    "gMonth": rf"--\d{{2}}{_ANY_ZONE}",
    "gMonthDay": rf"--\d{{2}}-\d{{2}}{_ANY_ZONE}",
    "gDay": rf"---\d{{2}}{_ANY_ZONE}",
}
_CLOCK_PART = r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)"
_DURATIONS = {
    "duration": rf"-?P(?=\d|T)(?:\d+Y)?(?:\d+M)?(?:\d+D)?{_CLOCK_PART}?",
    "dayTimeDuration": rf"-?P(?=\d|T)(?:\d+D)?{_CLOCK_PART}?",
    "yearMonthDuration": r"-?P(?=\d)(?:\d+Y)?(?:\d+M)?",
}
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
    if base == "date":
        return form in _DATES
    if base == "time":
        return form in _TIMES
    day, mark, clock = form.partition("T") if "T" in form else form.partition(" ")
    return base in ("dateTime", "datetime", "dateTimeStamp") and bool(mark) and day in _DATES and clock in _TIMES


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
    if form is None:
        return text
    return _written(found, base)


def _check(found: dict[str, str | None], text: str) -> None:
    """Refuse a day or an hour that does not exist. Raises: NotADate."""
    try:
        if found.get("day"):
            date(int(found["year"] or 1), int(found["month"] or 1), int(found["day"] or 1))
        if found.get("hour") and found["hour"] != "24":
            time(int(found["hour"] or 0), int(found["minute"] or 0), int(found.get("second") or 0))
    except ValueError as fault:
        raise NotADate(text) from fault


def _written(found: dict[str, str | None], base: str) -> str:
    day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}" if found.get("day") else ""
    fraction = (found.get("fraction") or "").rstrip("0").rstrip(".")
    clock = f"{found['hour']}:{found['minute']}:{found.get('second') or '00'}{fraction}" if found.get("hour") else ""
    return ("T".join(part for part in (day, clock) if part)) + _long_zone(found.get("zone"))


def _long_zone(zone: str | None) -> str:
    if not zone or zone == "Z" or ":" in zone:
        return zone or ""
    return f"{zone[:3]}:{zone[3:] or '00'}"


def read_duration(text: str, base: str) -> str:
    """Return a duration unchanged, once it is checked. Raises: NotADate."""
    if not re.fullmatch(_DURATIONS[base], text):
        raise NotADate(text)
    return text
