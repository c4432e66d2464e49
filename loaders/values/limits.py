"""Limits of a datatype: the smallest and largest value, and the length of a text.

Source: https://www.w3.org/TR/tabular-metadata/#value-constraints
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, TypeAlias

from loaders.values.date_formats import DATES, DURATIONS
from loaders.values.lexical import NUMBERS, TEXTS, size
from loaders.values.moments import length, moment
from loaders.values.numbers import Parse
from loaders.values.readings import Reading, Refused

Limits: TypeAlias = tuple[tuple[str, str], ...]
"""The name of each constraint, and its bound as written."""

_LENGTHS = {"length": operator.eq, "minLength": operator.ge, "maxLength": operator.le}
_BOUNDS = {
    "minimum": operator.ge, "minInclusive": operator.ge, "minExclusive": operator.gt,
    "maximum": operator.le, "maxInclusive": operator.le, "maxExclusive": operator.lt,
}  # fmt: skip
_TESTS = {**_LENGTHS, **_BOUNDS}
_FLOATING = ("double", "float")


def limits_of(parts: Mapping[str, Any], base: str) -> Limits:
    """Return the constraints in a description of a datatype.

    Raises: ValueError for one that it cannot have, or that contradicts another.
    """
    found = tuple((name, str(parts[name])) for name in _TESTS if name in parts)
    for name, bound in found:
        if base not in (TEXTS if name in _LENGTHS else NUMBERS | DATES | DURATIONS):
            raise ValueError(f"the datatype {base} cannot have {name}")
        _bound(name, bound, base)
    for one in found:
        for other in found:
            _check_pair(*one, *other, base)
    return found


def _check_pair(low: str, least: str, high: str, most: str, base: str) -> None:
    """Refuse two constraints that no value can meet. Raises: ValueError."""
    if {low, high} in ({"minInclusive", "minExclusive"}, {"maxInclusive", "maxExclusive"}):
        raise ValueError(f"{low} and {high} cannot both be given")
    if (low.startswith("min") and high.startswith("max")) or "length" in (low, high):
        one, other = _bound(low, least, base), _bound(high, most, base)
        holds = _TESTS[high](one, other) and _TESTS[low](other, one)
        if low.endswith("Exclusive") and high.endswith("Exclusive"):
            holds = one <= other
        if not holds:
            raise ValueError(f"{low} {least} and {high} {most} contradict each other")


def is_within(text: str, limits: Limits, base: str) -> bool:
    """Return whether a value, as XML Schema writes it, is within the limits."""
    return all(_TESTS[name](_measure(name, text, base), _bound(name, bound, base)) for name, bound in limits)


def limited(read: Parse, limits: Limits, base: str) -> Parse:
    """Return the function that reads a cell and refuses a value outside the limits."""
    tests = [(partial(_measure, name, base=base), _TESTS[name], _bound(name, bound, base)) for name, bound in limits]
    told = ", ".join(f"{name} {bound}" for name, bound in limits)

    def within(text: str) -> Reading:
        found = read(text)
        if not all(test(measure(found.text), bound) for measure, test, bound in tests):
            raise Refused("out-of-bounds", {"limits": told})
        return found

    return within


def _measure(name: str, text: str, base: str) -> Any:
    """Return the measure of a value for a constraint: its length, or the value as something with an order."""
    return size(text, base) if name in _LENGTHS else _ordered(base)(text)


def _ordered(base: str) -> Callable[[str], Any]:
    if base in DURATIONS:
        return length
    if base in DATES:
        return partial(moment, base=base)
    return float if base in _FLOATING else Decimal


def _bound(name: str, bound: str, base: str) -> Any:
    try:
        return int(bound) if name in _LENGTHS else _ordered(base)(bound)
    except (InvalidOperation, ValueError) as fault:
        kind = "number" if base in NUMBERS or name in _LENGTHS else base
        raise ValueError(f"{name} {bound!r} is not a {kind}") from fault
