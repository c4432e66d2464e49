"""The datatype of a column, which turns a cell into a literal or explains why it stays text.

Source: https://www.w3.org/TR/tabular-data-model/#parsing-cells
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from graph_store.errors import RejectedMetadata
from graph_store.linear_regex import BadPattern, matcher
from loaders.values.number_formats import NotANumber, NumberFormat, number_format, read_number
from loaders.w3c.dates import DATES, DURATIONS, NotADate, read_date, read_duration, regex
from loaders.w3c.terms import DATATYPES
from ontology.integers import INTEGERS

_NUMBERS = frozenset(INTEGERS) | {"decimal", "double", "float", "number"}
_BINARY = frozenset({"base64Binary", "binary", "hexBinary"})
_LENGTHS = ("length", "minLength", "maxLength")
_BOUNDS = ("minimum", "maximum", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
_WITH_LENGTH = frozenset(
    {
        *("string", "normalizedString", "token", "language", "Name", "NMTOKEN", "anyURI", "QName"),
        *("base64Binary", "binary", "hexBinary", "any", "anyAtomicType", "xml", "html", "json"),
    }
)
RAW = frozenset({"string", "json", "xml", "html", "anyAtomicType", "any"})
"""The datatypes whose white space is kept."""


class BadCell(ValueError):
    """The text is not a value of its datatype; it stays text."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its format and constraints; `iri` is the datatype of its literals."""

    base: str = "string"
    iri: str = DATATYPES["string"]
    format: str | None = None
    number: NumberFormat = field(default_factory=NumberFormat)
    lengths: dict[str, int] = field(default_factory=dict)
    bounds: dict[str, str] = field(default_factory=dict)

    def read(self, text: str) -> str:
        """Return the text as XML Schema writes it. Raises: BadCell."""
        try:
            found = self._read(text)
        except (NotANumber, NotADate, ArithmeticError) as fault:
            raise BadCell(f"{text!r} is not a valid {self.base}") from fault
        self._check_length(found)
        self._check_bounds(found, text)
        return found

    def _read(self, text: str) -> str:
        if self.base in _NUMBERS:
            return read_number(text, self.base, self.number)
        if self.base in DATES:
            return read_date(text, self.base, self.format)
        if self.base in DURATIONS:
            read_duration(text, self.base)
        if self.base == "boolean":
            return _boolean(text, self.format)
        if self.format and not matcher(self.format)(text):
            raise BadCell(f"{text!r} does not match {self.format!r}")
        return text

    def _check_length(self, text: str) -> None:
        if self.lengths:
            size = self._size(text)
            exact, least, most = (self.lengths.get(name) for name in _LENGTHS)
            if (exact not in (None, size)) or size < (least or 0) or (most is not None and size > most):
                raise BadCell(f"{text!r} has a length of {size}, which is not allowed")

    def _size(self, text: str) -> int:
        try:
            if self.base == "hexBinary":
                return len(binascii.unhexlify(text))
            return len(base64.b64decode(text)) if self.base in _BINARY else len(text)
        except (ValueError, binascii.Error) as fault:
            raise BadCell(f"{text!r} is not a valid {self.base}") from fault

    def _check_bounds(self, found: str, text: str) -> None:
        for name, bound in self.bounds.items():
            if not _holds(name, _comparable(found, self.base), _comparable(bound, self.base)):
                raise BadCell(f"{text!r} is outside {name} {bound}")


def _boolean(text: str, form: str | None) -> str:
    yes, no = form.split("|") if form else ("true", "false")
    if text == yes or (form is None and text == "1"):
        return "true"
    if text == no or (form is None and text == "0"):
        return "false"
    raise BadCell(f"{text!r} is not a boolean")


def _comparable(text: str, base: str) -> Any:
    if base in _NUMBERS:
        return Decimal(text.replace("INF", "Infinity"))
    return text


def _holds(name: str, value: Any, bound: Any) -> bool:
    if name in ("minimum", "minInclusive"):
        return bool(value >= bound)
    if name in ("maximum", "maxInclusive"):
        return bool(value <= bound)
    return bool(value > bound) if name == "minExclusive" else bool(value < bound)


def datatype(described: object, warn: Callable[[str], None], where: str) -> Datatype:
    """Return the datatype that metadata describes. Raises: RejectedMetadata (422) if it contradicts itself."""
    if isinstance(described, str):
        return Datatype(*_named(described, warn, where))
    if not isinstance(described, dict):
        warn(f"{where}: a datatype is a name or an object, not {described!r}")
        return Datatype()
    base, iri = _named(described.get("base", "string"), warn, where)
    own = described.get("@id")
    if own is not None and (str(own).startswith("_:") or own in DATATYPES.values() or own in DATATYPES):
        raise RejectedMetadata(f"{where}: {own!r} cannot name a datatype of its own")
    lengths = {name: int(described[name]) for name in _LENGTHS if name in described}
    bounds = {name: str(described[name]) for name in _BOUNDS if name in described}
    _check(base, lengths, bounds, where)
    form, number = _format(described.get("format"), base, warn, where)
    return Datatype(base, own or iri, form, number, lengths, bounds)


def _named(name: object, warn: Callable[[str], None], where: str) -> tuple[str, str]:
    if not isinstance(name, str) or name not in DATATYPES:
        warn(f"{where}: the datatype {name!r} is not known")
        return "string", DATATYPES["string"]
    return name, DATATYPES[name]


def _format(given: object, base: str, warn: Callable[[str], None], where: str) -> tuple[str | None, NumberFormat]:
    """Return the format of text, dates and booleans, and that of numbers; warn of one that cannot be used."""
    if base in _NUMBERS:
        return None, _number_format(given, warn, where)
    if given is None:
        return None, NumberFormat()
    try:
        if base in DATES:
            regex(base, str(given))
        elif base == "boolean":
            if not isinstance(given, str) or given.count("|") != 1:
                raise NotADate(given)
        else:
            matcher(str(given))
    except (NotADate, BadPattern):
        warn(f"{where}: the format {given!r} cannot be used")
        return None, NumberFormat()
    return str(given), NumberFormat()


def _number_format(given: object, warn: Callable[[str], None], where: str) -> NumberFormat:
    try:
        return number_format(given)
    except NotANumber:
        warn(f"{where}: the number format {given!r} cannot be used")
        return number_format({**given, "pattern": None} if isinstance(given, dict) else None)


def _check(base: str, lengths: dict[str, int], bounds: dict[str, str], where: str) -> None:
    """Refuse constraints that contradict one another or the datatype. Raises: RejectedMetadata (422)."""
    exact, least, most = (lengths.get(name) for name in _LENGTHS)
    if lengths and base not in _WITH_LENGTH:
        raise RejectedMetadata(f"{where}: the datatype {base} cannot have a length")
    if bounds and base not in _NUMBERS | DATES | DURATIONS:
        raise RejectedMetadata(f"{where}: the datatype {base} cannot have a minimum or maximum")
    if exact is not None and ((least or 0) > exact or (most is not None and most < exact)):
        raise RejectedMetadata(f"{where}: length and minLength or maxLength contradict each other")
    if least is not None and most is not None and least > most:
        raise RejectedMetadata(f"{where}: minLength is greater than maxLength")
    _check_bounds(base, bounds, where)


def _check_bounds(base: str, bounds: dict[str, str], where: str) -> None:
    for side in ("min", "max"):
        if f"{side}Inclusive" in bounds and f"{side}Exclusive" in bounds:
            raise RejectedMetadata(f"{where}: {side}Inclusive and {side}Exclusive cannot both be given")
    low = {name: text for name, text in bounds.items() if name.startswith("min")}
    high = {name: text for name, text in bounds.items() if name.startswith("max")}
    for lower, least in low.items():
        for upper, most in high.items():
            one, other = _comparable(least, base), _comparable(most, base)
            mixed = lower.endswith("Exclusive") != upper.endswith("Exclusive")
            if one > other or (one == other and mixed):
                raise RejectedMetadata(f"{where}: {lower} is greater than {upper}")
