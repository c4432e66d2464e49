"""Parse the text of a cell into values. https://www.w3.org/TR/tabular-data-model/#parsing-cells"""

from dataclasses import dataclass, field

from loaders.csvw.annotations import as_list
from loaders.values.lexical import spaced
from loaders.values.readings import Reading
from loaders.w3c.datatypes import BadCell, iri_of, read_text
from loaders.w3c.model import Column, Warn

_UNTRIMMED = ("string", "anyAtomicType", "any")


@dataclass(slots=True)
class Cell:
    """A cell: its values, whether it is a list; `is_there` is false for an empty cell."""

    values: list[Reading] = field(default_factory=list)
    is_list: bool = False
    is_there: bool = False

    @property
    def texts(self) -> list[str]:
        """The canonical texts of its values."""
        return [value.text for value in self.values]


def read_cell(text: str, column: Column, warn: Warn) -> Cell:
    """Read one cell; a text that is not a value of its datatype stays text, with a warning."""
    datatype, null = column.datatype, as_list(column.get("null", ""))
    text = spaced(text, datatype.base) or column.get("default", "")
    if column.get("separator") is not None:
        return _read_list(text, column, null, warn)
    if text in null:
        if column.get("required"):
            warn(f"the required cell of column {column.name!r} is empty")
        return Cell()
    return Cell([_read_value(text, column, warn)], is_there=True)


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
    return Cell([_read_value(part, column, warn) for part in filled if part not in null], is_list=True, is_there=True)


def _read_value(text: str, column: Column, warn: Warn) -> Reading:
    try:
        return Reading(read_text(text, column.datatype), iri_of(column.datatype))
    except BadCell as fault:
        warn(str(fault))
        return Reading(text)
