"""Limits of a datatype: the smallest and largest value, and the length of a text.

Source: https://www.w3.org/TR/tabular-metadata/#value-constraints
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from loaders.values.numbers import Parse
from loaders.values.readings import Reading, Refused
from ontology.integers import INTEGERS

Limits: TypeAlias = tuple[tuple[str, str], ...]
"""The name of each constraint, and its bound as written."""

_LENGTHS = {"length": operator.eq, "minLength": operator.ge, "maxLength": operator.le}
_BOUNDS = {
    "minimum": operator.ge, "minInclusive": operator.ge, "minExclusive": operator.gt,
    "maximum": operator.le, "maxInclusive": operator.le, "maxExclusive": operator.lt,
}  # fmt: skip
_FLOATING, _DAYS = ("double", "float"), ("date", "gYear")


def limits_of(parts: Mapping[str, Any], base: str) -> Limits:
    """Return the constraints in a description of a datatype. Raises: ValueError for one that it cannot have."""
    found = tuple((name, str(parts[name])) for name in (*_LENGTHS, *_BOUNDS) if name in parts)
    measure = _measure(base)
    for name, bound in found:
        if (name in _LENGTHS) is not (measure is len):
            raise ValueError(f"the datatype {base} cannot have {name}")
        _bound(measure, name, bound)
    return found


def limited(read: Parse, limits: Limits, base: str) -> Parse:
    """Return the function that reads a cell and refuses a value outside the limits."""
    measure = _measure(base)
    tests = [({**_LENGTHS, **_BOUNDS}[name], _bound(measure, name, bound)) for name, bound in limits]
    told = ", ".join(f"{name} {bound}" for name, bound in limits)

    def within(text: str) -> Reading:
        found = read(text)
        if not all(test(measure(found.text), bound) for test, bound in tests):
            raise Refused("out-of-bounds", {"limits": told})
        return found

    return within


def _measure(base: str) -> Callable[[str], Any]:
    """Return the function that measures a canonical text: as a number, as an ISO 8601 day, or by its length."""
    if base in INTEGERS or base in ("decimal", "number"):
        return Decimal
    if base in _FLOATING:
        return float
    return str if base in _DAYS else len


def _bound(measure: Callable[[str], Any], name: str, bound: str) -> Any:
    try:
        return int(bound) if name in _LENGTHS else measure(bound)
    except InvalidOperation as fault:
        raise ValueError(f"{name} {bound!r} is not a number") from fault
