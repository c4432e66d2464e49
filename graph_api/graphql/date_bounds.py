"""The first and last day of things, `earliest` and `latest`: a bound that no row states is open.

A thing with at least one bound has dates. An open bound is earlier, or later, than every day; filters on `earliest`
and `latest`, `during` and `overlapping` use it that way. A thing without bounds is never found by them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from graph_api.graphql.columns import Column
from graph_api.graphql.edtf_dates import Precision, When
from graph_api.graphql.version_facts import Facts

EARLIEST: Final = "earliest"
LATEST: Final = "latest"

_OPEN: Final[Mapping[str, When]] = {
    EARLIEST: When("..", date.min.isoformat(), date.min.isoformat(), Precision.INTERVAL),
    LATEST: When("..", date.max.isoformat(), date.max.isoformat(), Precision.INTERVAL),
}
BOUNDS: Final = frozenset(_OPEN)

OUTSIDE: Final[Mapping[str, str]] = {EARLIEST: "gt", LATEST: "lt"}
"""The condition on a bound that rules out a date: the thing begins after it, or ends before it."""


def bounds(facts: Facts, name: str) -> Column:
    """Return the first or the last day of every thing with dates, by IRI."""
    stated, other = facts.of(name), facts.of(LATEST if name == EARLIEST else EARLIEST)
    found: Column = facts.made(("bounds", name), lambda: dict.fromkeys(other, (_OPEN[name],)) | dict(stated))
    return found
