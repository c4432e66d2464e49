"""The values of literals, and the datatypes whose value space contains them.

A value is a kind with a comparable content. Values of different kinds differ. The datatypes are those of the OWL 2
RL profile, and the dates that inventories need.
Source: https://www.w3.org/TR/owl2-syntax/#Datatype_Maps
"""

import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias
from xml.etree import ElementTree

from pyoxigraph import Literal, NamedNode

from ontology.integers import INTEGERS
from ontology.namespaces import RDF, RDFS, XSD

Value: TypeAlias = tuple[str, object]
"""A kind, and a content that can be compared within the kind."""

TEXTS: Final = {
    "string": r"[\s\S]*",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(?:[^\s]+(?: [^\s]+)*)?",
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "NMTOKEN": r"[\w.\-:]+",
    "Name": r"[^\W\d][\w.\-:]*|:[\w.\-:]*",
    "NCName": r"[^\W\d][\w.\-]*",
}
"""The text datatypes, with a pattern for their values."""

LARGEST: Final = {
    "float": (Decimal("3.4028236e38"), Decimal("7e-46")),
    "double": (Decimal("1.8e308"), Decimal("2.4e-324")),
}
"""Bounds of the floating-point datatypes: the largest number, and the smallest one above zero.

Numbers beyond these bounds are not in the datatype.
"""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_FLOAT = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN")
_INTEGER = re.compile(r"[+-]?\d+")
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_TAGGED = re.compile(r"([\s\S]*)@((?:[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)?)")
_URI = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.\-]*:)?[^\s<>\"{}|\\^`:]*(?:[/?#][^\s<>\"{}|\\^`]*|:[^\s<>\"{}|\\^`]*)?")


def value_of(literal: Literal) -> Value | None:
    """Return the value of a literal, or None if its text is not valid for its datatype."""
    if literal.language:
        return "tagged", (literal.value, literal.language.casefold())
    datatype, text = literal.datatype.value, literal.value
    reader = _READERS.get(datatype)
    if reader is None:
        return datatype, text
    try:
        return reader(text)
    except ValueError:
        return None


def same_value(one: Literal, other: Literal) -> bool:
    """Return whether two literals have the same value."""
    return one == other or (value_of(one) is not None and value_of(one) == value_of(other))


def is_known(datatype: object) -> bool:
    """Return whether the values of a datatype are known."""
    return isinstance(datatype, NamedNode) and datatype.value in _SPACES


def holds(datatype: NamedNode, literal: Literal) -> bool:
    """Return whether the value of a literal is in the value space of a known datatype."""
    value = value_of(literal)
    return value is not None and _SPACES[datatype.value](value)


def known_datatypes() -> list[NamedNode]:
    """Return every datatype whose values are known."""
    return [NamedNode(datatype) for datatype in _SPACES]


def _integer(low: int | None, high: int | None) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        _must(_INTEGER.fullmatch(text))
        _must(_within(int(text), low, high))
        return "number", Decimal(text)

    return read


def _within(number: int, low: int | None, high: int | None) -> bool:
    return (low is None or number >= low) and (high is None or number <= high)


def _integers(low: int | None, high: int | None) -> Callable[[Value], bool]:
    def has(value: Value) -> bool:
        kind, number = value
        return kind == "number" and isinstance(number, Decimal) and number % 1 == 0 and _within(int(number), low, high)

    return has


def _text(form: str) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        _must(re.fullmatch(form, text))
        return "text", text

    return read


def _texts(form: str) -> Callable[[Value], bool]:
    return lambda value: value[0] == "text" and re.fullmatch(form, str(value[1])) is not None


def _decimal(text: str) -> Value:
    _must(_NUMBER.fullmatch(text))
    return "number", Decimal(text)


def _floating(kind: str) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        _must(_FLOAT.fullmatch(text))
        if text.lstrip("+-") in ("INF", "NaN"):
            return kind, text.lstrip("+")
        largest, smallest = LARGEST[kind]
        size = abs(Decimal(text))
        _must(size == 0 or smallest <= size <= largest)
        return kind, float(text)

    return read


def _boolean(text: str) -> Value:
    _must(text in ("true", "false", "0", "1"))
    return "truth", text in ("true", "1")


def _moment(text: str) -> Value:
    _must(_MOMENT.fullmatch(text))
    moment = datetime.fromisoformat(text)
    return ("moment", moment.timestamp()) if moment.tzinfo else ("local moment", moment.isoformat())


def _stamp(text: str) -> Value:
    value = _moment(text)
    _must(value[0] == "moment")
    return value


def _day(text: str) -> Value:
    return "day", date.fromisoformat(text).isoformat()


def _hex(text: str) -> Value:
    _must(" " not in text)
    return "hex", bytes.fromhex(text)


def _base64(text: str) -> Value:
    return "base64", b64decode(text.replace(" ", ""), validate=True)


def _uri(text: str) -> Value:
    _must(not text.startswith(":") and _URI.fullmatch(text))
    return "uri", text


def _xml(text: str) -> Value:
    try:
        tree = ElementTree.fromstring(f"<_>{text}</_>")  # noqa: S314 - a fragment declares no entities
    except ElementTree.ParseError as fault:
        raise ValueError(text) from fault
    return "xml", ElementTree.canonicalize(ElementTree.tostring(tree))


def _plain(text: str) -> Value:
    match = _TAGGED.fullmatch(text)
    _must(match)
    assert match is not None  # noqa: S101 - checked above
    return ("tagged", (match[1], match[2].casefold())) if match[2] else ("text", match[1])


def _must(condition: object) -> None:
    if not condition:
        raise ValueError


def _of_kind(*kinds: str) -> Callable[[Value], bool]:
    return lambda value: value[0] in kinds


_READERS: Final[dict[str, Callable[[str], Value]]] = {
    **{XSD + name: _integer(*bounds) for name, bounds in INTEGERS.items()},
    **{XSD + name: _text(form) for name, form in TEXTS.items()},
    XSD + "decimal": _decimal,
    XSD + "float": _floating("float"),
    XSD + "double": _floating("double"),
    XSD + "boolean": _boolean,
    XSD + "dateTime": _moment,
    XSD + "dateTimeStamp": _stamp,
    XSD + "date": _day,
    XSD + "hexBinary": _hex,
    XSD + "base64Binary": _base64,
    XSD + "anyURI": _uri,
    RDF + "XMLLiteral": _xml,
    RDF + "PlainLiteral": _plain,
}

_SPACES: Final[dict[str, Callable[[Value], bool]]] = {
    **{XSD + name: _integers(*bounds) for name, bounds in INTEGERS.items()},
    **{XSD + name: _texts(form) for name, form in TEXTS.items()},
    XSD + "decimal": _of_kind("number"),
    XSD + "float": _of_kind("float"),
    XSD + "double": _of_kind("double"),
    XSD + "boolean": _of_kind("truth"),
    XSD + "dateTime": _of_kind("moment", "local moment"),
    XSD + "dateTimeStamp": _of_kind("moment"),
    XSD + "date": _of_kind("day"),
    XSD + "hexBinary": _of_kind("hex"),
    XSD + "base64Binary": _of_kind("base64"),
    XSD + "anyURI": _of_kind("uri"),
    RDF + "XMLLiteral": _of_kind("xml"),
    RDF + "PlainLiteral": _of_kind("text", "tagged"),
    RDFS + "Literal": lambda _value: True,
}
