"""The operators of value filters, by what the values are."""

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal

from graph_api.graphql.dates import When, when
from graph_api.graphql.facts import Facts
from graph_api.graphql.languages import Text
from graph_store.errors import BadRequest
from ontology.vocabulary import Kind, PropertyTerm

Check = Callable[[Any], bool]
"""Whether a value fulfils a condition."""

MAX_PATTERN = 500
"""Characters of a regular expression."""


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The text without case and accents, for comparing as a reader does."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _pair(asked: list[Any]) -> tuple[Any, Any]:
    if len(asked) != 2:
        raise BadRequest(f"between takes two values, not {len(asked)}")
    return asked[0], asked[1]


def _between(asked: list[Any]) -> Check:
    low, high = _pair(asked)
    return lambda value: bool(low <= value <= high)


def _starts_with(asked: str) -> Check:
    start = folded(asked)
    return lambda value: folded(value).startswith(start)


def _contains(asked: str) -> Check:
    part = folded(asked)
    return lambda value: part in folded(value)


PLAIN: Mapping[str, Callable[[Any], Check]] = {
    "eq": lambda asked: lambda value: bool(value == asked),
    "ne": lambda asked: lambda value: bool(value != asked),
    "in_": lambda asked: frozenset(asked).__contains__,
    "not_in": lambda asked: lambda value: value not in asked,
    "lt": lambda asked: lambda value: bool(value < asked),
    "lte": lambda asked: lambda value: bool(value <= asked),
    "gt": lambda asked: lambda value: bool(value > asked),
    "gte": lambda asked: lambda value: bool(value >= asked),
    "between": _between,
    "starts_with": _starts_with,
    "contains": _contains,
}
"""Operators of strings, numbers, yes and no."""


def _day(text: str) -> When:
    try:
        return when(text)
    except ValueError as fault:
        raise BadRequest(str(fault)) from fault


def _days(text: str) -> tuple[str, str]:
    return _day(text)[1:3]


def _covers(asked: list[str]) -> Check:
    spans = {_days(each) for each in asked}
    return lambda value: value[1:3] in spans


def _inside(first: str, last: str) -> Check:
    return lambda value: bool(first <= value.first and value.last <= last)


def _date_between(asked: list[str]) -> Check:
    low, high = _pair(asked)
    return _inside(_day(low).first, _day(high).last)


def _overlaps(asked: str) -> Check:
    first, last = _days(asked)
    return lambda value: bool(value.first <= last and first <= value.last)


def _negated(check: Check) -> Check:
    return lambda value: not check(value)


def _before(asked: str) -> Check:
    first = _day(asked).first
    return lambda value: bool(value.last < first)


def _no_later(asked: str) -> Check:
    last = _day(asked).last
    return lambda value: bool(value.last <= last)


def _after(asked: str) -> Check:
    last = _day(asked).last
    return lambda value: bool(value.first > last)


def _no_earlier(asked: str) -> Check:
    first = _day(asked).first
    return lambda value: bool(value.first >= first)


DATES: Mapping[str, Callable[[Any], Check]] = {
    "eq": lambda asked: _covers([asked]),
    "ne": lambda asked: _negated(_covers([asked])),
    "in_": _covers,
    "not_in": lambda asked: _negated(_covers(asked)),
    "lt": _before,
    "lte": _no_later,
    "gt": _after,
    "gte": _no_earlier,
    "between": _date_between,
    "during": lambda asked: _inside(*_days(asked)),
    "overlaps": _overlaps,
    "precision": lambda asked: lambda value: value.precision is asked,
}
"""Operators of dates, by the days they cover."""


def value_test(term: PropertyTerm, asked: Mapping[str, Any], facts: Facts) -> Check:
    """The check of one value against all the operators asked for.

    Raises: BadRequest (400) for an operand that cannot be used.
    """
    checks = [_check(term, name, operand, facts) for name, operand in asked.items()]
    return lambda value: all(check(value) for check in checks)


def _check(term: PropertyTerm, name: str, operand: Any, facts: Facts) -> Check:
    if name == "matches":
        return _matches(term, operand, facts)
    if name == "exists":
        return lambda value: bool(operand)
    if term.kind is Kind.DATE:
        return DATES[name](operand)
    if term.kind is Kind.TEXT:
        return _text_check(name, operand)
    return PLAIN[name](operand)


def _text_check(name: str, operand: Any) -> Check:
    if name == "lang":
        tag = operand.casefold()
        return lambda text: text.lang.casefold() == tag
    check = PLAIN[name](operand)
    return lambda text: check(text.value)


MATCHES = (
    "SELECT DISTINCT ?value ?property ?pattern WHERE { ?thing ?property ?value FILTER(REGEX(STR(?value), ?pattern)) }"
)
SOUND = 'SELECT ?pattern (REGEX("", ?pattern) AS ?sound) WHERE {}'


def _matches(term: PropertyTerm, pattern: str, facts: Facts) -> Check:
    """Let the store's engine match: it takes time in line with the text, whatever the pattern."""
    if len(pattern) > MAX_PATTERN:
        raise BadRequest(f"the regular expression has more than {MAX_PATTERN} characters")
    if "sound" not in facts.snapshot.select(SOUND, pattern=Literal(pattern))[0]:
        raise BadRequest(f"{pattern!r} is no regular expression that REGEX of SPARQL takes")
    rows = facts.snapshot.select(MATCHES, facts.scope, property=term.iri, pattern=Literal(pattern))
    found = (row.get("value") for row in rows)
    texts = {value.value for value in found if isinstance(value, Literal)}
    if term.kind is Kind.TEXT:
        return lambda text: isinstance(text, Text) and text.value in texts
    return texts.__contains__
