"""Comparisons of values by the rules of SPARQL; a value that may meet a comparison counts as one that does.

Source: https://www.w3.org/TR/sparql11-query/#OperatorMapping
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from operator import ge, gt, le, lt
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from graph_store.lexer.comparisons import Comparison
from graph_store.terms import XSD, XSD_STRING, Term

NUMBERS = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "int", "long", "short"))
DAYS = frozenset(f"{XSD}{name}" for name in ("date", "dateTime"))
PARTS_OF_DATES = {"YEAR": slice(0, 4), "MONTH": slice(5, 7), "DAY": slice(8, 10)}

_DATE = f"{XSD}date"
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge}
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN_PATTERN = re.compile(r"[\w ]+")
_IN_TEXT: dict[str, Callable[[str, str], bool]] = {
    "CONTAINS": lambda text, part: part in text,
    "STRSTARTS": str.startswith,
    "STRENDS": str.endswith,
    "REGEX": lambda text, part: part in text,
}


class _Value(NamedTuple):
    """A value after functions: its text, datatype and language; an IRI has neither."""

    text: str
    datatype: str = ""
    language: str = ""


class _Uncertain(Exception):
    """The value cannot be computed here."""


def can_meet(term: Term, comparison: Comparison) -> bool:
    """Return whether a term meets a comparison, or may meet it."""
    try:
        value = _applied(term, comparison.functions)
        return value is not None and any(_meets(value, each, comparison) for each in comparison.values)
    except (_Uncertain, InvalidOperation):
        return True


def number(literal: Literal) -> Decimal | None:
    """Return the number that a literal is, or None."""
    try:
        found = Decimal(literal.value) if literal.datatype.value in NUMBERS else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _value(term: NamedNode | Literal) -> _Value:
    if isinstance(term, NamedNode):
        return _Value(term.value)
    return _Value(term.value, term.datatype.value, term.language or "")


def _applied(term: Term, functions: tuple[str, ...]) -> _Value | None:
    """Return the value of the functions; None if they fail."""
    if not isinstance(term, Literal | NamedNode):
        raise _Uncertain
    value = _value(term)
    for function in functions:
        if function == "STR":
            value = _Value(value.text, XSD_STRING)
        elif not value.datatype:
            return None
        elif function in ("LCASE", "UCASE"):
            if value.datatype != XSD_STRING and not value.language:
                return None
            value = value._replace(text=value.text.lower() if function == "LCASE" else value.text.upper())
        elif function == "LANG":
            value = _Value(value.language, XSD_STRING)
        elif function in PARTS_OF_DATES:
            if value.datatype not in DAYS and not value.datatype.startswith(f"{XSD}g"):
                return None
            if value.datatype not in DAYS or not _WHOLE_DAY.match(value.text):
                raise _Uncertain
            value = _Value(str(int(value.text[PARTS_OF_DATES[function]])), f"{XSD}integer")
        else:
            raise _Uncertain
    return value


def _meets(value: _Value, asked: NamedNode | Literal, comparison: Comparison) -> bool:
    other = _value(asked)
    if isinstance(asked, NamedNode):
        return value == other and "=" in comparison.operator
    if comparison.operator == "LANGMATCHES":
        tag, wanted = value.text.casefold(), other.text.casefold()
        return bool(tag) if wanted == "*" else tag == wanted or tag.startswith(f"{wanted}-")
    if comparison.operator in _IN_TEXT:
        return _is_in(value, other, comparison)
    if value.datatype in NUMBERS and other.datatype in NUMBERS:
        one, two = Decimal(value.text), Decimal(other.text)
        return one == two if comparison.operator == "=" else _COMPARE[comparison.operator](one, two)
    if comparison.operator == "=":
        return value == other or _may_be_equal(value, other)
    return _is_ordered(value, other, _COMPARE[comparison.operator])


def _may_be_equal(value: _Value, other: _Value) -> bool:
    """Return whether two values may be equal although they are written differently: times, booleans and the like."""
    if value.datatype != other.datatype or not value.datatype.startswith(XSD) or value.datatype == XSD_STRING:
        return False
    return not _are_whole_days(value, other)


def _is_ordered(value: _Value, other: _Value, compare: Callable[[str, str], bool]) -> bool:
    """Compare two values that are not numbers; values of two datatypes or languages have no order."""
    if value == other:
        return compare in (le, ge)
    if value.datatype != other.datatype or value.language != other.language:
        return False
    is_text = bool(value.language) or value.datatype == XSD_STRING
    if not is_text and not value.datatype.startswith(XSD):
        return False
    if not is_text and not _are_whole_days(value, other):
        raise _Uncertain
    return compare(value.text, other.text)


def _are_whole_days(value: _Value, other: _Value) -> bool:
    return value.datatype == _DATE and bool(_WHOLE_DAY.fullmatch(value.text) and _WHOLE_DAY.fullmatch(other.text))


def _is_in(value: _Value, other: _Value, comparison: Comparison) -> bool:
    """Return whether a text is in another one; texts in two languages are never compared."""
    if not (value.datatype == XSD_STRING or value.language) or other.language not in ("", value.language):
        return False
    text, part = value.text, other.text
    if comparison.operator == "REGEX":
        if not _PLAIN_PATTERN.fullmatch(part) or comparison.flags not in ("", "i"):
            raise _Uncertain
        if comparison.flags:
            text, part = text.casefold(), part.casefold()
    return _IN_TEXT[comparison.operator](text, part)
