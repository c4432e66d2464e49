"""Written forms of literals: dates with the names of months, yes and no."""

import re

from pyoxigraph import Literal

from ontology.calendar_words import month_name

_XSD = "http://www.w3.org/2001/XMLSchema#"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

_GROUPED_FROM = 10_000

_TRUTH = {"nl": {"true": "ja", "false": "nee"}, "en": {"true": "yes", "false": "no"}}


def shown(value: Literal, language: str) -> str:
    """Return a value as written in one interface language; other values stay unchanged."""
    datatype = value.datatype.value
    if datatype in {_EDTF, f"{_XSD}date"}:
        return _dates(value.value, language)
    if datatype == f"{_XSD}boolean":
        return _TRUTH[language].get(value.value, value.value)
    return value.value


def number(value: float) -> str:
    """Return a number as it is read: in groups of three from ten thousand on, a whole number without a point."""
    whole = int(value) if value == int(value) else value
    return f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") if abs(whole) >= _GROUPED_FROM else str(whole)


def shown_day(moment: str, language: str) -> str:
    """Return the day of an ISO moment, for example of the publication of a version."""
    return _date(moment[:10], language)


def _dates(text: str, language: str) -> str:
    return "–".join(_date(part, language) for part in text.split("/")) if text else text


def _date(text: str, language: str) -> str:
    found = _DATE.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    if month is None:
        return year
    name = month_name(int(month), language)
    return text if name is None else f"{int(day)} {name} {year}" if day else f"{name} {year}"
