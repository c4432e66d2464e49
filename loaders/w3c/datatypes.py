"""The datatype of a column, which turns a cell into a literal or explains why it stays text.

Source: https://www.w3.org/TR/tabular-data-model/#parsing-cells
"""

from collections.abc import Callable

from graph_store.errors import RejectedMetadata
from graph_store.linear_regex import matcher
from loaders.values.booleans import STANDARD, boolean_words
from loaders.values.cells import Datatype
from loaders.values.date_formats import DATES, DURATIONS, NotADate, read_date, read_duration, regex
from loaders.values.lexical import DATATYPES, NUMBERS, is_allowed
from loaders.values.limits import is_within, limits_of
from loaders.values.number_formats import NotANumber, NumberFormat, number_format, read_number


class BadCell(ValueError):
    """The text is not a value of its datatype; it stays text."""


def iri_of(datatype: Datatype) -> str | None:
    """Return the datatype of the literals of a column, None for plain text."""
    found = datatype.iri or DATATYPES[datatype.base]
    return None if found == DATATYPES["string"] else found


def read_text(text: str, datatype: Datatype) -> str:
    """Return the text as XML Schema writes it. Raises: BadCell."""
    base, limits = datatype.base, datatype.limits
    try:
        found = _read(text, datatype)
    except (NotANumber, NotADate, ArithmeticError) as fault:
        raise BadCell(f"{text!r} is not a valid {base}") from fault
    if not is_within(found, limits, base):
        raise BadCell(f"{text!r} is outside {', '.join(f'{name} {bound}' for name, bound in limits)}")
    return found


def _read(text: str, datatype: Datatype) -> str:
    base, form = datatype.base, datatype.format
    if base in NUMBERS:
        return read_number(text, base, datatype.number or NumberFormat())
    if base in DATES:
        return read_date(text, base, form)
    if base in DURATIONS:
        read_duration(text, base)
    if base == "boolean":
        return _boolean(text, form)
    if form and not matcher(form)(text):
        raise BadCell(f"{text!r} does not match {form!r}")
    if not is_allowed(text, base):
        raise BadCell(f"{text!r} is not a valid {base}")
    return text


def _boolean(text: str, form: str | None) -> str:
    found = (boolean_words(form) if form else STANDARD).get(text)
    if found is None:
        raise BadCell(f"{text!r} is not a boolean")
    return found


def datatype(described: object, warn: Callable[[str], None], where: str) -> Datatype:
    """Return the datatype that metadata describes. Raises: RejectedMetadata (422) if it contradicts itself."""
    if isinstance(described, str):
        return Datatype(_named(described, warn, where))
    if not isinstance(described, dict):
        warn(f"{where}: a datatype is a name or an object, not {described!r}")
        return Datatype()
    base, own = _named(described.get("base", "string"), warn, where), described.get("@id")
    if own is not None and (str(own).startswith("_:") or own in DATATYPES.values() or own in DATATYPES):
        raise RejectedMetadata("{where}: {own!r} cannot name a datatype of its own", where=where, own=own)
    given = described.get("format")
    try:
        limits = limits_of(described, base)
    except ValueError as fault:
        raise RejectedMetadata("{where}: {fault}", where=where, fault=fault) from fault
    if base in NUMBERS:
        return Datatype(base, own, limits=limits, number=_number_format(given, warn, where))
    return Datatype(base, own, _format(given, base, warn, where), limits=limits)


def _named(name: object, warn: Callable[[str], None], where: str) -> str:
    if isinstance(name, str) and name in DATATYPES:
        return name
    warn(f"{where}: the datatype {name!r} is not known")
    return "string"


def _format(given: object, base: str, warn: Callable[[str], None], where: str) -> str | None:
    """Return the format of text, dates and booleans; warn of one that cannot be used."""
    if given is None:
        return None
    try:
        if base in DATES:
            regex(base, str(given))
        elif base == "boolean":
            boolean_words(given)
        else:
            matcher(str(given))
    except ValueError:
        warn(f"{where}: the format {given!r} cannot be used")
        return None
    return str(given)


def _number_format(given: object, warn: Callable[[str], None], where: str) -> NumberFormat:
    try:
        return number_format(given)
    except NotANumber:
        warn(f"{where}: the number format {given!r} cannot be used")
        return number_format({**given, "pattern": None} if isinstance(given, dict) else None)
