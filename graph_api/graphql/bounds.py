"""The first and last day of things, `earliest` and `latest`: a bound that nobody states is open.

A thing with one of the two is dated. Its other bound is earlier, or later, than every day; that is how filters on
`earliest` and `latest`, `during` and `overlapping` read it. A thing with neither is not dated, and is never found.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from graph_api.graphql.dates import Precision, When
from graph_api.graphql.facts import Facts, Values

EARLIEST: Final = "earliest"
LATEST: Final = "latest"

_OPEN: Final[Mapping[str, When]] = {
    EARLIEST: When("..", date.min.isoformat(), date.min.isoformat(), Precision.INTERVAL),
    LATEST: When("..", date.max.isoformat(), date.max.isoformat(), Precision.INTERVAL),
}
BOUNDS: Final = frozenset(_OPEN)


def bounds(facts: Facts, name: str) -> Values:
    """The first or the last days of every dated thing, by its IRI."""
    stated, other = facts.of(name), facts.of(LATEST if name == EARLIEST else EARLIEST)
    found: Values = facts.made(("bounds", name), lambda: dict.fromkeys(other, (_OPEN[name],)) | dict(stated))
    return found
