"""The operators of value filters, by kind of value."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from graph_api.graphql.columns import Column
from graph_api.graphql.edtf_dates import When, when
from graph_api.graphql.languages import Text
from graph_api.graphql.regex import Texts
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.version_facts import Facts
from graph_store.case_folding import fold
from graph_store.errors import BadRequest
from ontology.vocabulary import Kind, PropertyTerm

Check = Callable[[Any], bool]
"""A function that returns whether a value fulfils a condition."""


folded = lru_cache(maxsize=65_536)(fold)
"""`fold` with a cache, only for values of facts; texts chosen by clients would fill the memory."""


def _pair(asked: list[Any]) -> tuple[Any, Any]:
    if len(asked) != 2:
        raise BadRequest("between takes two values; it has {count}", count=len(asked))
    return asked[0], asked[1]


def _between(asked: list[Any]) -> Check:
    low, high = _pair(asked)
    return lambda value: bool(low <= value <= high)


def _starts_with(asked: str) -> Check:
    start = fold(asked)
    return lambda value: folded(value).startswith(start)


def _contains(asked: str) -> Check:
    part = fold(asked)
    return lambda value: part in folded(value)


PLAIN: Mapping[str, Callable[[Any], Check]] = {
    "eq": lambda asked: lambda value: bool(value == asked),
    "ne": lambda asked: lambda value: bool(value != asked),
    "in_": lambda asked: frozenset(asked).__contains__,
    "not_in": lambda asked: _negated(frozenset(asked).__contains__),
    "lt": lambda asked: lambda value: bool(value < asked),
    "lte": lambda asked: lambda value: bool(value <= asked),
    "gt": lambda asked: lambda value: bool(value > asked),
    "gte": lambda asked: lambda value: bool(value >= asked),
    "between": _between,
    "starts_with": _starts_with,
    "contains": _contains,
}
"""Operators on strings, numbers and booleans."""


def _day(text: str) -> When:
    try:
        return when.__wrapped__(text)  # dates chosen by clients are not cached
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
"""Operators on dates, by the days that they cover."""


def value_test(term: PropertyTerm, asked: Mapping[str, Any], context: RequestContext, facts: Facts) -> Check:
    """Return the check of one value with all the requested operators.

    Raises: BadRequest (400) for an operand that cannot be used.
    """
    checks = [_check(term, name, operand, context, facts) for name, operand in asked.items()]
    if len(checks) == 1:
        return checks[0]
    return lambda value: all(check(value) for check in checks)


def _check(term: PropertyTerm, name: str, operand: Any, context: RequestContext, facts: Facts) -> Check:
    context.check_time()
    if name == "matches":
        return _matches(term, operand, context, facts)
    if name == "exists":
        return lambda value: bool(operand)
    if term.kind is Kind.DATE:
        return DATES[name](operand)
    if term.kind is Kind.TEXT:
        return _text_check(name, operand)
    return PLAIN[name](_word(operand))


def _word(operand: Any) -> Any:
    """Return the word of an enum value, or the words of several; other operands unchanged."""
    if isinstance(operand, list):
        return list(map(_word, operand))
    return operand.value if isinstance(operand, Enum) else operand


def _text_check(name: str, operand: Any) -> Check:
    if name == "lang":
        tag = operand.casefold()
        return lambda text: text.lang.casefold() == tag
    check = PLAIN[name](operand)
    return lambda text: check(text.value)


def _matches(term: PropertyTerm, pattern: str, context: RequestContext, facts: Facts) -> Check:
    values = facts.values(term)
    texts: Texts = facts.made(("texts", term.name), lambda: Texts(_distinct(values)))
    found = texts.matching(pattern, context.check_time)
    if term.kind is Kind.TEXT:
        return lambda text: text.value in found
    return found.__contains__


def _distinct(values: Column) -> Iterable[str]:
    return dict.fromkeys(each.value if isinstance(each, Text) else each for found in values.values() for each in found)
