"""A row with its cells read: what each holds, or why it cannot be loaded."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from loaders.annotations import ValueMap
from loaders.cells import parser
from loaders.metadata import Column, Table
from loaders.reader import Document, RawRow
from loaders.readings import Reading, Refused
from loaders.report import Weight
from loaders.templates import Texts, is_iri, row_key

ReadCell: TypeAlias = Callable[[str, Document, int], list[Reading] | None]


@dataclass(slots=True)
class Row:
    """One row: its key, its line, the values and the canonical text of each cell that is not empty.

    `raw` has the cells as written, tidied; `good` turns false when a check refuses the row. A row that is not `keyed`
    has a key that cannot be trusted.
    """

    key: str
    line: int
    values: Mapping[str, list[Reading]]
    texts: Texts
    raw: Mapping[str, str]
    good: bool = True
    keyed: bool = True

    @property
    def hash(self) -> str:
        """A fingerprint of the cells, the same whatever the order of columns, the encoding and the delimiter."""
        content = "\x1f".join(f"{name}\x1e{text}" for name, text in sorted(self.texts.items()))
        return hashlib.sha256(content.encode()).hexdigest()[:32]


def read_rows(document: Document, table: Table) -> list[Row]:
    """Read the cells of every row; a row with a cell that is refused is not good, and the document says why."""
    maps: dict[str, list[ValueMap]] = {column.name: [] for column in table.cells}
    for column in table.columns:
        if column.map and column.map_column:
            maps[column.map_column].append(column.map)
    readers = {column.name: _cell_reader(column, maps[column.name]) for column in table.cells}
    return [_read_row(raw, table, readers, document) for raw in document.rows]


def _read_row(raw: RawRow, table: Table, readers: Mapping[str, ReadCell], document: Document) -> Row:
    values: dict[str, list[Reading]] = {}
    refused: set[str] = set(readers) if raw.broken else set()
    for name, read in readers.items():
        found = None if raw.broken else read(raw.cells.get(name, ""), document, raw.line)
        if found is None:
            refused.add(name)
        elif found:
            values[name] = found
    _take_qualifiers(table, values)
    separators = {column.name: column.separator for column in table.cells}
    texts = {name: (separators[name] or "").join(value.text for value in found) for name, found in values.items()}
    key = row_key({**raw.cells, **texts} if refused else texts, table.key)
    return Row(key, raw.line, values, texts, raw.cells, not refused, refused.isdisjoint(table.key))


def _take_qualifiers(table: Table, values: dict[str, list[Reading]]) -> None:
    """A vague word in a date cell (`eind 2018`) fills the empty cell of its qualifier column."""
    for column in table.cells:
        words = [value.qualifier for value in values.get(column.name, ()) if value.qualifier]
        if words and column.qualifier_column and column.qualifier_column not in values:
            values[column.qualifier_column] = [Reading(words[0])]


def _cell_reader(column: Column, maps: list[ValueMap]) -> ReadCell:
    """The function that reads a cell of this column: an empty list when empty, None when it is refused."""
    parse = parser(column.datatype)
    keyed = any(f"{{+{column.name}}}" in template for template in column.templates())

    def read(text: str, document: Document, line: int) -> list[Reading] | None:
        parts = _parts(text, column)
        if text in column.null and text:
            document.say("null-word", Weight.WARNED, line, column.name, text)
        if not parts and column.required:
            document.say("required", Weight.QUARANTINED, line, column.name, text)
            return None
        found = [_read_value(part, column, parse, document, line) for part in parts]
        values = [value for value in found if value is not None]
        if len(values) < len(found):
            return None
        values = [value._replace(text=_spelled(value.text, maps)) for value in values]
        listed = [_is_listed(value, column, maps, document, line) for value in values]
        keys = [not keyed or _is_key(value, column, document, line) for value in values]
        return values if all(listed) and all(keys) else None

    return read


def _parts(text: str, column: Column) -> list[str]:
    """The values written in a cell; null words are left out."""
    text = text or column.default
    written = [part.strip() for part in text.split(column.separator)] if column.separator else [text]
    return [part for part in written if part and part not in column.null]


def _read_value(part: str, column: Column, parse: Callable[[str], Reading], document: Document,
                line: int) -> Reading | None:  # fmt: skip
    try:
        value = Reading(part) if column.classes and part in column.classes else parse(part)
    except Refused as refused:
        details = {"format": column.datatype.format or "", **refused.details}
        document.say(refused.code, Weight.QUARANTINED, line, column.name, part, **details)
        return None
    if value.warning:
        document.say(value.warning, Weight.WARNED, line, column.name, part, read=value.text)
    return value


def _spelled(text: str, maps: list[ValueMap]) -> str:
    """The text as the first map that lists it spells it."""
    return next((found for value_map in maps if (found := value_map.spelled(text)) != text), text)


def _is_listed(value: Reading, column: Column, maps: list[ValueMap], document: Document, line: int) -> bool:
    """Whether every map that this cell selects from has an entry for it; a cell that names a class needs none."""
    for value_map in maps:
        if value_map.choose(value.text) is None and value.text not in (column.classes or ()):
            choices = value_map.accepted()
            document.say("not-in-list", Weight.QUARANTINED, line, column.name, value.text, choices=choices)
            return False
    return True


def _is_key(value: Reading, column: Column, document: Document, line: int) -> bool:
    if is_iri(value.text if ":" in value.text else f"x:{value.text}"):
        return True
    document.say("bad-key", Weight.QUARANTINED, line, column.name, value.text)
    return False
