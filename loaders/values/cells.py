"""Typed values in canonical form from the texts of cells, or a refusal that names what is accepted.

Numbers, booleans and dates are read as they are written in Belgium and in the forms of XML Schema.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph_store.case_folding import fold_title
from graph_store.linear_regex import matcher
from graph_store.terms import canonical
from loaders.values.belgian import kbo, nis
from loaders.values.booleans import booleans
from loaders.values.date_formats import DATES
from loaders.values.dates import read_edtf
from loaders.values.lexical import NARROW, NUMBERS, TEXTS
from loaders.values.limits import Limits, limited
from loaders.values.number_formats import NumberFormat
from loaders.values.numbers import Parse, decimal, double, formatted, integer
from loaders.values.readings import XSD, Reading, Refused
from loaders.values.suggestions import key_like, nearest
from loaders.values.written import moments, texts
from ontology.integers import INTEGERS

_OUTSIDE = " \t\r\n\u00a0\u202f\u200b\ufeff\u00ad\u2007"
_INVISIBLE = re.compile("[\u200b\ufeff\u00ad]")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
_EXCEL_DATE = re.compile(
    r"\d{1,2}[-/](?:\d{1,2}[-/]\d{2,4}|[a-z]{3,4}\.?(?:[-/]\d{2,4})?)|[a-z]{3,4}\.?[-/]\d{2,4}", re.IGNORECASE
)
_LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):\S+")
_SCRIPTS = frozenset({"javascript", "vbscript", "data"})
_HOST_AND_PORT = re.compile(r"[\w.-]+:\d+(?:/\S*)?")
_ADDRESSES = frozenset({"http", "https", "ftp", "mailto", "tel", "urn", "doi", "geo"})
_CHOICES, _COMPARED = 100, 1_000
"""The number of words that a message lists, and that a word outside the list is compared with."""

WORDS = re.compile(r"[\w -]+(?:\|[\w -]+)*")
"""The pattern of a format that is a list of words."""

LINE_SEPARATOR = "\u2028"
"""A line break inside a cell of a spreadsheet, whose rows are lines."""

PARSES = ("edtf", "nis", "kbo", "lines")
"""The ways of reading that `load:parse` knows."""


def tidy(text: str) -> str:
    """Strip the spaces around a text, remove invisible characters, compose it (NFC), and end its lines with LF."""
    text = text.strip(_OUTSIDE)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text.replace(LINE_SEPARATOR, "\n"))))


@dataclass(frozen=True, slots=True)
class Datatype:
    """The datatype of a column: a name of XML Schema, its own IRI when it has one, and a format.

    `units` may follow a number; `known` are the codes that a `load:parse` accepts; `limits` are the other
    constraints of CSVW on a value; `number` is the number format, when the metadata gives one.
    """

    base: str = "string"
    iri: str | None = None
    format: str | None = None
    parse: str | None = None
    units: tuple[str, ...] = ()
    known: frozenset[str] = field(default=frozenset())
    limits: Limits = ()
    number: NumberFormat | None = None

    @property
    def is_number(self) -> bool:
        """Return whether its cells are read as numbers."""
        return not self.parse and self.base in NUMBERS

    @property
    def matches_format(self) -> bool:
        """Return whether its format is a regular expression or a list of words."""
        return not self.parse and self.base not in (NUMBERS | DATES | {"boolean"})

    @property
    def is_plain(self) -> bool:
        """Return whether every text is accepted."""
        asks = self.format or self.parse or self.limits
        return self.base in TEXTS - NARROW and self.base != "anyURI" and not asks


TEXT = Datatype()
"""The datatype of a column whose metadata gives no datatype."""


def parser(datatype: Datatype) -> Parse:
    """Return the function that reads a cell of this datatype. It raises `Refused`."""
    if datatype.parse:
        return {"edtf": read_edtf, "nis": nis(datatype.known), "kbo": kbo, "lines": read_lines}[datatype.parse]
    read = _reader(datatype)
    if datatype.format and datatype.matches_format:
        listed = WORDS.fullmatch(datatype.format)
        read = _listed(datatype.format.split("|"), read) if listed else _matching(datatype.format, read)
    if datatype.limits:
        read = limited(read, datatype.limits, datatype.base)
    return _typed(datatype.iri, read) if datatype.iri else read


def _reader(datatype: Datatype) -> Parse:
    base = datatype.base
    if datatype.number:
        return formatted("decimal" if base == "number" else base, datatype.number, datatype.units)
    if base in INTEGERS:
        return integer(base, datatype.units)
    if base in DATES:
        return moments(base, datatype.format)
    readers: dict[str, Callable[[], Parse]] = {
        "decimal": lambda: decimal(datatype.units),
        "number": lambda: decimal(datatype.units),
        "double": lambda: double(base),
        "float": lambda: double(base),
        "boolean": lambda: booleans(datatype.format),
        "anyURI": lambda: read_address,
    }
    return readers[base]() if base in readers else texts(base)


def read_address(text: str) -> Reading:
    """Read a web address; one without a scheme stays text, with a warning. Raises: Refused, for `javascript:` too."""
    scheme = _SCHEME.fullmatch(text)
    name = scheme[1].casefold() if scheme else ""
    if name in _ADDRESSES:
        return Reading(text, XSD + "anyURI")
    if name and (name in _SCRIPTS or not _HOST_AND_PORT.fullmatch(text)):
        raise Refused("no-scheme", {"why_nl": "begint met een schema dat niet bij een webadres hoort",
                                    "why_en": "begins with a scheme that no web address has"})  # fmt: skip
    return Reading(text, warning="no-scheme")


def read_lines(text: str) -> Reading:
    """Read a line of a source text, or a range of lines from low to high. Raises: Refused."""
    match = _LINES.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= int(match[2] or match[1]):
        raise Refused("bad-lines")
    return Reading(text)


def _listed(words: list[str], read: Parse) -> Parse:
    """Return the reader of a format that is a list of words: compared as titles are, and spelt as in the list."""
    spelling = {fold_title(word): word for word in words}
    exact = {word: word for word in words}

    def listed(text: str) -> Reading:
        word = exact.get(text) or spelling.get(fold_title(text))
        if word is None:
            raise Refused("not-in-list", not_in_list(text, words))
        return read(word)

    return listed


def not_in_list(text: str, words: list[str]) -> dict[str, object]:
    """Return the details of a message about a word outside a list: its first words, and the nearest ones."""
    near = nearest(text, words[:_COMPARED], limit=max(2, len(text) // 3))
    more = [f"… ({len(words) - _CHOICES} more)"] if len(words) > _CHOICES else []
    return {"choices": ", ".join([*words[:_CHOICES], *more]), "suggestion": ", ".join(near)}


def _matching(pattern: str, read: Parse) -> Parse:
    matches = matcher(pattern)
    code = "bad-key" if re.match(r"\(?(\?:)?[a-z|]+\)?:", pattern) else "bad-format"

    def matching(text: str) -> Reading:
        if not matches(text):
            raise _mismatch(text)
        return read(text)

    def _mismatch(text: str) -> Refused:
        if _EXCEL_DATE.fullmatch(text):
            return Refused("excel-date-id", {"format": pattern})
        meant = key_like(text) if code == "bad-key" else ""
        likely = {"suggestion": meant} if meant and matches(meant) else {}
        return Refused(code, {"format": pattern, **likely})

    return matching


def _typed(iri: str, read: Parse) -> Parse:
    return lambda text: read(text)._replace(datatype=iri)


def literal(reading: Reading, language: str | None = None) -> Literal:
    """Return the literal for a value, in the form in which the store gives it back."""
    if reading.datatype is None:
        return Literal(reading.text, language=language) if language else Literal(reading.text)
    value = canonical(Literal(reading.text, datatype=NamedNode(reading.datatype)))
    assert isinstance(value, Literal)  # noqa: S101
    return value
