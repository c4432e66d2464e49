"""Checks over many rows: keys that occur twice, keys that nothing defines, lines that the source does not have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from loaders.corrections import SourceText
from loaders.metadata import Table
from loaders.reader import Document
from loaders.report import Weight
from loaders.rows import Row
from loaders.templates import row_key

Keys: TypeAlias = Mapping[tuple[str, tuple[str, ...]], Mapping[str, Row | None]]
"""For a file and some of its columns: each key that occurs, with its row (None for a row of an earlier version)."""


@dataclass(slots=True)
class Inventory:
    """One table with what its file holds now; `kept` are the keys that an earlier version has of a refused file."""

    table: Table
    document: Document
    rows: list[Row]
    kept: frozenset[str] = frozenset()

    @property
    def good(self) -> Iterator[Row]:
        """The rows that can be loaded; none when the file is refused."""
        return (row for row in self.rows if row.good and not self.document.refused)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """One place where a row of a table points at rows of others; any of the targets may match."""

    columns: tuple[str, ...]
    targets: tuple[tuple[str, tuple[str, ...]], ...]


def check_unique(inventory: Inventory) -> None:
    """Refuse rows that share a key but not their cells; of equal rows the first one stays."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in inventory.good:
        by_key[row.key].append(row)
    dropped: set[int] = set()
    for rows in by_key.values():
        if len(rows) > 1 and len({row.hash for row in rows}) > 1:
            _refuse_all(rows, inventory)
        else:
            dropped |= {id(row) for row in rows[1:]}
    if dropped:
        inventory.rows = [row for row in inventory.rows if id(row) not in dropped]
        inventory.document.skipped += len(dropped)


def _refuse_all(rows: list[Row], inventory: Inventory) -> None:
    key = ", ".join(inventory.table.key)
    for row in rows:
        row.good = False
        value = ", ".join(row.texts.get(name, "") for name in inventory.table.key)
        others = ", ".join(str(other.line) for other in rows if other is not row)
        inventory.document.say("duplicate-key", Weight.QUARANTINED, row.line, key, value, lines=others)


def check_lines(inventory: Inventory, texts: Mapping[str, SourceText]) -> None:
    """Refuse rows whose `load:lines` name no lines of the source text."""
    for column in inventory.table.columns:
        if column.lines is None or column.lines.text not in texts:
            continue
        text = texts[column.lines.text]
        for row in inventory.good:
            first, last = (row.texts.get(name) for name in (column.lines.first, column.lines.last))
            if first and last and not (1 <= int(first) <= int(last) <= text.last):
                row.good = False
                details = {"text": column.lines.text, "last": text.last}
                value = f"{first}-{last}"
                inventory.document.say("bad-lines", Weight.QUARANTINED, row.line, column.lines.first, value, **details)


def check_references(inventories: Mapping[str, Inventory]) -> None:
    """Refuse rows that point at a row that nothing defines, and then those that point at them, to the end."""
    pointers = {file: list(_pointers(each.table, inventories)) for file, each in inventories.items()}
    found = True
    while found:
        keys = _keys(pointers, inventories)
        found = False
        for file, inventory in inventories.items():
            for row in list(inventory.good):
                row.good = all(_is_defined(row, pointer, keys, inventory) for pointer in pointers[file])
                found = found or not row.good


def _pointers(table: Table, inventories: Mapping[str, Inventory]) -> Iterator[_Pointer]:
    for column in table.cells:
        if column.references:
            targets = tuple((file, inventories[file].table.key[:1]) for file in column.references)
            yield _Pointer((column.name,), targets)
    for reference in table.foreign_keys:
        yield _Pointer(reference.columns, ((reference.file, reference.target),))


def _keys(pointers: Mapping[str, list[_Pointer]], inventories: Mapping[str, Inventory]) -> Keys:
    targets = {target for each in pointers.values() for pointer in each for target in pointer.targets}
    return {(file, columns): _keys_of(inventories[file], columns) for file, columns in targets}


def _keys_of(inventory: Inventory, columns: tuple[str, ...]) -> dict[str, Row | None]:
    keys: dict[str, Row | None] = dict.fromkeys(inventory.kept)
    for row in inventory.good:
        keys[row_key(row.texts, columns)] = row
    return keys


def _is_defined(row: Row, pointer: _Pointer, keys: Keys, inventory: Inventory) -> bool:
    for texts in _each_value(row, pointer.columns, inventory.table):
        key = row_key(texts, tuple(texts))
        if texts and not any(key in keys[target] for target in pointer.targets):
            _note_dangling(row, pointer, ", ".join(texts.values()), inventory)
            return False
    return True


def _each_value(row: Row, names: tuple[str, ...], table: Table) -> Iterator[dict[str, str]]:
    """The keys that these cells hold: none when a cell is empty or names a class, several when a cell has several."""
    if any(name not in row.values for name in names):
        return
    if len(names) > 1:
        yield {name: row.texts[name] for name in names}
        return
    classes = next(column.classes for column in table.cells if column.name == names[0]) or ()
    for value in row.values[names[0]]:
        if value.text not in classes:
            yield {names[0]: value.text}


def _note_dangling(row: Row, pointer: _Pointer, value: str, inventory: Inventory) -> None:
    files = ", ".join(file for file, _ in pointer.targets)
    inventory.document.say(
        "dangling-ref",
        Weight.QUARANTINED,
        row.line,
        ", ".join(pointer.columns),
        value,
        files=files,
        why_nl=f"is geen goede rij van {files}: ze ontbreekt, of staat zelf in quarantaine",
        why_en=f"is no good row of {files}: it is missing, or in quarantine itself",
    )
