"""Datatypes of CSVW: their IRIs, their white space, and the texts that the narrower ones allow.

Source: https://www.w3.org/TR/tabular-metadata/#datatypes and https://www.w3.org/TR/xmlschema11-2/
"""

import re
from base64 import b64decode

from ontology.integers import INTEGERS

CSVW = "http://www.w3.org/ns/csvw#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

_ALIASES = {"number": "double", "binary": "base64Binary", "datetime": "dateTime", "any": "anyAtomicType"}
_ELSEWHERE = {"xml": f"{RDF}XMLLiteral", "html": f"{RDF}HTML", "json": f"{CSVW}JSON"}
_XSD_NAMES = (
    *("anyAtomicType", "anyURI", "base64Binary", "boolean", "date", "dateTime", "dateTimeStamp", "decimal", "double"),
    *("duration", "dayTimeDuration", "yearMonthDuration", "float", "gDay", "gMonth", "gMonthDay", "gYear"),
    *("gYearMonth", "hexBinary", "QName", "string", "normalizedString", "token", "language", "Name", "NMTOKEN"),
    *("time", *INTEGERS),
)

DATATYPES: dict[str, str] = (
    {name: XSD + name for name in _XSD_NAMES} | {alias: XSD + name for alias, name in _ALIASES.items()} | _ELSEWHERE
)
"""Every datatype that a column may have, with its IRI."""

NUMBERS = frozenset(INTEGERS) | {"decimal", "double", "float", "number"}
"""The datatypes of numbers."""

BINARY = frozenset({"base64Binary", "binary", "hexBinary"})
"""The datatypes of bytes written as text."""

RAW = frozenset({"string", "json", "xml", "html", "anyAtomicType", "any"})
"""The datatypes whose white space is kept."""

_NAME = r"[^\W\d][\w.\-]*"
_BASE64 = r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
_PATTERNS = {
    "language": re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"),
    "Name": re.compile(r"(?:[^\W\d]|:)[\w.\-:]*"),
    "NMTOKEN": re.compile(r"[\w.\-:]+"),
    "QName": re.compile(rf"(?:{_NAME}:)?{_NAME}"),
    "hexBinary": re.compile(r"(?:[0-9a-fA-F]{2})*"),
    "base64Binary": re.compile(_BASE64),
    "binary": re.compile(_BASE64),
}
"""The texts that a datatype allows; any other datatype of texts allows all."""

NARROW = frozenset(_PATTERNS)
"""The datatypes of texts that do not allow every text."""

TEXTS = RAW | NARROW | {"normalizedString", "token", "anyURI"}
"""The datatypes whose values are texts."""

EXAMPLES = {
    "language": "nl-BE", "Name": "naam", "NMTOKEN": "1-a", "QName": "kg:naam", "hexBinary": "0FB7",
    "base64Binary": "R2VudA==", "binary": "R2VudA==", "anyURI": "https://example.org/",
    "date": "2015-10-20", "dateTime": "2015-10-20T14:30:00", "datetime": "2015-10-20T14:30:00",
    "dateTimeStamp": "2015-10-20T14:30:00Z", "time": "14:30:00", "gYear": "2015", "gYearMonth": "2015-10",
    "gMonth": "--10", "gMonthDay": "--10-20", "gDay": "---20", "duration": "P1Y2M3DT4H", "dayTimeDuration": "P3DT4H",
    "yearMonthDuration": "P1Y2M",
}  # fmt: skip
"""A value of each datatype that needs one in a message."""


def spaced(text: str, base: str) -> str:
    """Return the text with its white space normalised as the datatype requires."""
    if base in RAW:
        return text
    text = re.sub(r"[\r\n\t]", " ", text)
    return text if base == "normalizedString" else re.sub(" +", " ", text).strip()


def is_allowed(text: str, base: str) -> bool:
    """Return whether a text datatype allows this text."""
    pattern = _PATTERNS.get(base)
    return pattern is None or pattern.fullmatch(text) is not None


def size(text: str, base: str) -> int:
    """Return the length of a value: in bytes if it is binary, otherwise in characters. The text must be allowed."""
    if base == "hexBinary":
        return len(text) // 2
    return len(b64decode(text)) if base in BINARY else len(text)
