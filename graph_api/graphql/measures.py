"""Figures about a thing on a date, and the ratio of two such figures.

The ontology marks the properties of an observation: its thing, metric, date and value (`kg:figureRole`).
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from graph_api.graphql.edtf_dates import When, when
from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from ontology.vocabulary import PropertyTerm

Figures = Mapping[When | None, float]
"""The values of one metric of one thing, by date."""


def figures(facts: Facts, thing: str, metric: str) -> Figures:
    """Return the figures of the thing for a metric, by date."""
    if (terms := facts.vocabulary.figure) is None:
        return {}
    metrics, values, dates = facts.values(terms.metric), facts.values(terms.value), facts.values(terms.date)
    return {
        next(iter(dates.get(each, ())), None): values[each][0]
        for each in _observations(facts, terms.thing).get(thing, ())
        if metric in metrics.get(each, ()) and each in values
    }


def _observations(facts: Facts, of: PropertyTerm) -> Mapping[str, list[str]]:
    """Return the observations of each thing."""
    things = facts.values(of)

    def make() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for observation, (thing, *_) in things.items():
            found.setdefault(thing, []).append(observation)
        return found

    made: Mapping[str, list[str]] = facts.made(("observations",), make)
    return made


def measure(facts: Facts, thing: str, metric: str, as_of: str | None) -> float | None:
    """Return the newest figure, or the figure on a date; None if there is none."""
    found = figures(facts, thing, metric)
    if as_of is None:
        return found[_newest(found)] if found else None
    asked = _date(as_of)
    return next((value for date, value in found.items() if date is not None and date[1:3] == asked[1:3]), None)


def ratio(facts: Facts, thing: str, of: str, to: str, decimals: int | None = None) -> float | None:
    """Return the first figure divided by the second on the newest date that has both; halves are rounded up."""
    above, below = figures(facts, thing, of), figures(facts, thing, to)
    both = {date: value for date, value in above.items() if below.get(date)}
    if not both:
        return None
    date = _newest(both)
    exact = Decimal(str(both[date])) / Decimal(str(below[date]))
    return float(exact if decimals is None else exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def by_measure(facts: Facts, metric: str, as_of: str | None) -> Callable[[str], float | None]:
    """Return a sort key: the figure of each thing."""
    return lambda thing: measure(facts, thing, metric, as_of)


def by_ratio(facts: Facts, of: str, to: str) -> Callable[[str], float | None]:
    """Return a sort key: the ratio of each thing."""
    return lambda thing: ratio(facts, thing, of, to)


def _newest(found: Figures) -> When | None:
    return max(found, key=lambda date: ("", "") if date is None else (date.last, date.first))


def _date(text: str) -> When:
    try:
        return when(text)
    except ValueError as fault:
        raise BadRequest(str(fault)) from fault
