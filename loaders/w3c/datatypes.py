"""The datatype of a column, which turns a cell into a literal or explains why it stays text.

Source: https://www.w3.org/TR/tabular-data-model/#parsing-cells
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph_store.errors import RejectedMetadata
from graph_store.linear_regex import matcher
from loaders.values.booleans import STANDARD, boolean_words
from loaders.values.date_formats import DATES, DURATIONS, NotADate, read_date, read_duration, regex
from loaders.values.lexical import DATATYPES, NUMBERS, is_allowed
from loaders.values.limits import Limits, is_within, limits_of
from loaders.values.number_formats import NotANumber, NumberFormat, number_format, read_number


class BadCell(ValueError):
    """The text is not a value of its datatype; it stays text."""


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its format and constraints; `iri` is the datatype of its literals."""

    base: str = "string"
    iri: str = DATATYPES["string"]
    format: str | None = None
    number: NumberFormat = field(default_factory=NumberFormat)
    limits: Limits = ()

    def read(self, text: str) -> str:
        """Return the text as XML Schema writes it. Raises: BadCell."""
        try:
            found = self._read(text)
        except (NotANumber, NotADate, ArithmeticError) as fault:
            raise BadCell(f"{text!r} is not a valid {self.base}") from fault
        if not is_within(found, self.limits, self.base):
            raise BadCell(f"{text!r} is outside {', '.join(f'{name} {bound}' for name, bound in self.limits)}")
        return found

    def _read(self, text: str) -> str:
        if self.base in NUMBERS:
            return read_number(text, self.base, self.number)
        if self.base in DATES:
            return read_date(text, self.base, self.format)
        if self.base in DURATIONS:
            read_duration(text, self.base)
        if self.base == "boolean":
            return _boolean(text, self.format)
        if self.format and not matcher(self.format)(text):
            raise BadCell(f"{text!r} does not match {self.format!r}")
        if not is_allowed(text, self.base):
            raise BadCell(f"{text!r} is not a valid {self.base}")
        return text


def _boolean(text: str, form: str | None) -> str:
    found = (boolean_words(form) if form else STANDARD).get(text)
    if found is None:
        raise BadCell(f"{text!r} is not a boolean")
    return found


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
    form, number = _format(described.get("format"), base, warn, where)
    try:
        return Datatype(base, own or iri, form, number, limits_of(described, base))
    except ValueError as fault:
        raise RejectedMetadata(f"{where}: {fault}") from fault


def _named(name: object, warn: Callable[[str], None], where: str) -> tuple[str, str]:
    if not isinstance(name, str) or name not in DATATYPES:
        warn(f"{where}: the datatype {name!r} is not known")
        return "string", DATATYPES["string"]
    return name, DATATYPES[name]


def _format(given: object, base: str, warn: Callable[[str], None], where: str) -> tuple[str | None, NumberFormat]:
    """Return the format of text, dates and booleans, and that of numbers; warn of one that cannot be used."""
    if base in NUMBERS:
        return None, _number_format(given, warn, where)
    if given is None:
        return None, NumberFormat()
    try:
        if base in DATES:
            regex(base, str(given))
        elif base == "boolean":
            boolean_words(given)
        else:
            matcher(str(given))
    except ValueError:
        warn(f"{where}: the format {given!r} cannot be used")
        return None, NumberFormat()
    return str(given), NumberFormat()


def _number_format(given: object, warn: Callable[[str], None], where: str) -> NumberFormat:
    try:
        return number_format(given)
    except NotANumber:
        warn(f"{where}: the number format {given!r} cannot be used")
        return number_format({**given, "pattern": None} if isinstance(given, dict) else None)
