"""Parse the text of a cell into literals. https://www.w3.org/TR/tabular-data-model/#parsing-cells"""

from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from loaders.values.lexical import DATATYPES, spaced
from loaders.w3c.datatypes import BadCell
from loaders.w3c.description import Column, Warn

_UNTRIMMED = ("string", "anyAtomicType", "any")
_STRING = DATATYPES["string"]


@dataclass(slots=True)
class Cell:
    """A cell: its literals, their canonical texts, whether it is a list; `is_there` is false for an empty cell."""

    literals: list[Literal] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    is_list: bool = False
    is_there: bool = False


def read_cell(text: str, column: Column, warn: Warn) -> Cell:
    """Read one cell; a text that is not a value of its datatype stays text, with a warning."""
    datatype, null = column.datatype, _nulls(column)
    text = spaced(text, datatype.base) or column.get("default", "")
    if column.get("separator") is not None:
        return _read_list(text, column, null, warn)
    if text in null:
        if column.get("required"):
            warn(f"the required cell of column {column.name!r} is empty")
        return Cell()
    literal, canonical = _read_value(text, column, warn)
    return Cell([literal], [canonical], is_there=True)


def _nulls(column: Column) -> list[str]:
    found = column.get("null", "")
    return found if isinstance(found, list) else [found]


def _read_list(text: str, column: Column, null: list[str], warn: Warn) -> Cell:
    if not text:
        if column.get("required"):
            warn(f"the required cell of column {column.name!r} is empty")
        return Cell(is_list=True, is_there=bool(column.get("ordered")))
    if text in null:
        return Cell()
    parts = text.split(column.get("separator"))
    if column.datatype.base not in _UNTRIMMED:
        parts = [spaced(part, column.datatype.base).strip() for part in parts]
    filled = (part or column.get("default", "") for part in parts)
    read = [_read_value(part, column, warn) for part in filled if part not in null]
    return Cell([literal for literal, _ in read], [canonical for _, canonical in read], is_list=True, is_there=True)


def _read_value(text: str, column: Column, warn: Warn) -> tuple[Literal, str]:
    datatype = column.datatype
    try:
        found = datatype.read(text)
    except BadCell as fault:
        warn(str(fault))
        return _plain(text, column), text
    if datatype.iri == _STRING:
        return _plain(found, column), found
    return Literal(found, datatype=NamedNode(datatype.iri)), found


def _plain(text: str, column: Column) -> Literal:
    language = column.get("lang", "und")
    return Literal(text) if language == "und" else Literal(text, language=language)
