"""Dates as written in Belgium, and EDTF: a full date, a month, a season, a year, an interval, a vague word.

Source: https://www.loc.gov/standards/datetime/ (level 0; from level 1: seasons, `~ ? %`, `X` and open intervals).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from loaders.values.readings import EDTF, XSD, Reading, Refused
from ontology.calendar_words import DUTCH_MONTHS, DUTCH_SEASONS

_QUALIFIERS = {
    "begin": "begin", "midden": "midden", "medio": "midden", "half": "midden", "eind": "eind", "einde": "eind",
    "vanaf": "vanaf", "sinds": "vanaf", "tot": "tot", "voor": "voor", "na": "na",
}  # fmt: skip

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_DAY_WORD = re.compile(r"(\d{1,2})([ -])([a-z]+)\.?\2(\d{4}|\d{2})")
_WORD_YEAR = re.compile(r"([a-z]+)\.? (?:van )?(\d{4})")
_QUALIFIED = re.compile(r"([a-z]+) (.+)")
_PART = re.compile(r"-?\d{4}(?:-(?P<mid>\d{2}))?[~?%]?|\d{3}X|\d{2}XX|\d{4}-XX(?:-XX)?|\d{4}-(?:0[1-9]|1[0-2])-XX")
_ABOUT_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})[~?%]")
_OLD_UNSPECIFIED = re.compile(r"\d{3}u|\d{2}uu")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIALS = range(18264, 73051)
_DAY_0 = date(1899, 12, 30)  # Excel counts 29 February 1900, which did not exist
_MEANT = (
    (re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ]\d{2}:\d{2}.*|Z)?"), r"\1-\2-\3"),
    (re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}) \d{1,2}:\d{2}.*"), r"\1"),
    (re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})"), r"\1/\2/\3"),
    (re.compile(r"(\d{4}) ?[-–] ?(\d{4})"), r"\1/\2"),
    (re.compile(r"(?:ca\.?|circa|±|~) ?(\d{4})"), r"\1~"),
    (re.compile(r"(?:[a-z]+dag|ma|di|wo|do|vr|za|zo) (.+)", re.IGNORECASE), r"\1"),
)
"""Dates that are refused, and the suggestion for each."""


def read_date(text: str) -> Reading:
    """Read one day: `2015-10-20`, `20/10/2015`, `20 oktober 2015`; always day first. Raises: Refused."""
    found = _date(text)
    if found is None:
        raise _refused(text, _date)
    return found


def read_edtf(text: str) -> Reading:
    """Read a day as `xsd:date`, or else an EDTF literal; a vague word becomes the qualifier. Raises: Refused."""
    found = _edtf(text)
    if found is None:
        raise _refused(text, _edtf)
    return found


def _refused(text: str, read: Callable[[str], Reading | None]) -> Refused:
    """Return the refusal of a text, with the date that was probably meant."""
    meant = (match.expand(template) for pattern, template in _MEANT if (match := pattern.fullmatch(text)))
    found = next((reading.text for each in meant if (reading := read(each))), "")
    return Refused("bad-date", {"suggestion": found} if found else {})


def _date(text: str) -> Reading | None:
    if day := _ISO.fullmatch(text):
        return _day(int(day[1]), int(day[2]), int(day[3]))
    if day := _DAY_FIRST.fullmatch(text):
        return _day_of(day[3], int(day[2]), int(day[1]))
    if (day := _DAY_WORD.fullmatch(text.casefold())) and day[3] in DUTCH_MONTHS:
        return _day_of(day[4], DUTCH_MONTHS[day[3]], int(day[1]))
    if (serial := _SERIAL.fullmatch(text)) and int(serial[1]) in _SERIALS:
        found = _DAY_0 + timedelta(days=int(serial[1]))
        return Reading(found.isoformat(), XSD + "date", warning="excel-serial")
    return None


def _edtf(text: str) -> Reading | None:
    return _date(text) or _edtf_part(text) or _interval(text) or _in_words(text.casefold())


def _day(year: int, month: int, day: int) -> Reading | None:
    try:
        return Reading(date(year, month, day).isoformat(), XSD + "date")
    except ValueError:
        return None


def _day_of(year: str, month: int, day: int) -> Reading | None:
    """Return the day in a year of four digits, or of two digits with a warning."""
    if len(year) == 4:
        return _day(int(year), month, day)
    found = _day(int(year) + (2000 if int(year) < 50 else 1900), month, day)
    return found and found._replace(warning="two-digit-year")


def _edtf_part(text: str) -> Reading | None:
    if _OLD_UNSPECIFIED.fullmatch(text):
        return Reading(text.replace("u", "X"), EDTF, warning="old-edtf")
    if day := _ABOUT_DAY.fullmatch(text):
        return Reading(text, EDTF) if _date(day[1]) else None
    match = _PART.fullmatch(text)
    if match is None or not _is_month_or_season(match["mid"]):
        return None
    return Reading(text, EDTF)


def _is_month_or_season(digits: str | None) -> bool:
    return digits is None or 1 <= int(digits) <= 12 or 21 <= int(digits) <= 41


def _interval(text: str) -> Reading | None:
    ends = text.split("/")
    if len(ends) != 2 or not any(end not in ("", "..") for end in ends):
        return None
    if not all(end in ("", "..") or _is_end(end) for end in ends) or _is_backward(*ends):
        return None
    return Reading(text, EDTF)


def _is_backward(first: str, last: str) -> bool:
    """Return whether an interval ends before it begins, as far as both ends are known."""
    known = min(len(first.rstrip("~?%X-")), len(last.rstrip("~?%X-")))
    return first[:4].isdigit() and last[:4].isdigit() and first[:known] > last[:known]


def _is_end(text: str) -> bool:
    return _edtf_part(text) is not None or (bool(_ISO.fullmatch(text)) and _date(text) is not None)


def _in_words(text: str) -> Reading | None:
    if match := _WORD_YEAR.fullmatch(text):
        word, year = match.groups()
        if word in DUTCH_MONTHS:
            return Reading(f"{year}-{DUTCH_MONTHS[word]:02}", EDTF)
        if word in DUTCH_SEASONS:
            return Reading(f"{year}-{DUTCH_SEASONS[word]}", EDTF)
    if (match := _QUALIFIED.fullmatch(text)) and match[1] in _QUALIFIERS:
        found = _edtf(match[2])
        return found and found._replace(qualifier=_QUALIFIERS[match[1]])
    return None
