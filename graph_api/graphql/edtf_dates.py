"""Dates as the graph stores them, compared by the days they cover, which `ontology.intervals` computes."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import strawberry

from ontology.intervals import SEASONS, interval_of


@strawberry.enum(description="The precision of a date.")
class Precision(Enum):
    """The precision of a date."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"


class When(NamedTuple):
    """A date: its text, and the first and last day it covers, as `YYYY-MM-DD`."""

    text: str
    first: str
    last: str
    precision: Precision


@lru_cache(maxsize=65_536)
def when(text: str, qualifier: str | None = None) -> When:
    """Return the date for a text, narrowed by a qualifier such as `eind`.

    Raises: ValueError naming the accepted forms.
    """
    days = interval_of(text, qualifier)
    if days is None:
        raise ValueError(f"{text!r} is not a date: write 2020-03-03, 2020-03, 2020, 2020-21 (spring) or 2020/2021")
    first, last = days.earliest or date.min, days.latest or date.max
    return When(text, first.isoformat(), last.isoformat(), _precision(text))


_PRECISIONS: Mapping[str, Precision] = {
    r"\d{4}": Precision.YEAR,
    r"\d{3}X": Precision.DECADE,
    rf"\d{{4}}-({'|'.join(map(str, SEASONS))})": Precision.SEASON,
    r"\d{4}-\d\d": Precision.MONTH,
    r"\d{4}-\d\d-\d\d": Precision.DAY,
}


def _precision(text: str) -> Precision:
    plain = text.strip().rstrip("?~%")
    return next((each for form, each in _PRECISIONS.items() if re.fullmatch(form, plain)), Precision.INTERVAL)
