"""The checks that need more than one row, after each row was checked by itself.

`check_inventories` is the place where they happen: keys that occur twice, lines that a source text does not have,
references to missing rows. The checks of a whole text (its columns, its last line, its number of rows) are in
`loaders.read.reader`, because they refuse the file before a row is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol, TypeAlias

from pyoxigraph import NamedNode

from loaders.check.likely_keys import LikelyKeys
from loaders.check.rows import Row
from loaders.csvw.keys import key_part, row_key
from loaders.csvw.metadata import Table
from loaders.read.corrections import SourceText
from loaders.read.document import Document
from loaders.read.pieces import Numbers
from loaders.reports.report import Issue, Weight


class SameRows(Protocol):
    """The rows of one file that are the same as in the version before, read on demand."""

    def __len__(self) -> int:
        """Return the number of these rows."""

    @property
    def lines(self) -> Numbers:
        """The lines that these rows are on now."""

    def has(self, key: str) -> bool:
        """Return whether the row with this key is one of these."""

    def keys(self) -> Iterator[str]:
        """Yield the keys of these rows, in no order."""

    def others(self) -> Iterator[NamedNode]:
        """Yield the rows that are in the version before but not among these."""

    def moved(self) -> Iterator[tuple[NamedNode, int, int]]:
        """Yield the rows that moved to another line, with the line before and now."""

    def rows(self, keys: Iterable[str] | None = None) -> Iterator[Row]:
        """Yield the rows with these keys, or all of them, in the order of their lines."""


@dataclass(slots=True)
class Inventory:
    """One table with the current content of its file: the rows that were read, and those that are the `same` as before.

    `earlier` are the keys of the other rows that the version before has. `kept` are those of them whose last good facts
    are kept, whatever is wrong with the rows now. With `stays`, this also holds for a row that was the same and turns
    bad. `repeated` are the keys of rows that occur more than once.
    """

    table: Table
    document: Document
    rows: list[Row]
    same: SameRows | None = None
    earlier: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    stays: bool = True
    repeated: set[str] = field(default_factory=set)
    supplements: list[Document] = field(default_factory=list)

    def read_all(self) -> None:
        """Read the unchanged rows too."""
        if self.same is not None:
            rows, self.same = list(self.same.rows()), None
            keys = frozenset(row.key for row in rows)
            self.rows = sorted([*self.rows, *rows], key=lambda row: row.line)
            self.earlier |= keys
            self.kept |= keys if self.stays else frozenset()
            self.document.passed_over = 0

    def say(
        self, row: Row, code: str, weight: Weight, column: str | None, value: str | None, **details: object
    ) -> None:
        """Note an issue of a row in the document that holds it."""
        self._document(row).say(code, weight, row.line, column, value, **details)

    def forget_issues(self, row: Row) -> None:
        """Remove the issues of a row."""
        document = self._document(row)
        document.issues = [each for each in document.issues if each.line != row.line]

    def drop(self, row: Row) -> None:
        """Remove a row with its issues, and count it as skipped."""
        self.rows.remove(row)
        self.forget_issues(row)
        self.document.skipped += 1

    def issues_by_line(self) -> dict[tuple[str, int], list[Issue]]:
        """Return the issues of quarantined rows, by file and line."""
        found: dict[tuple[str, int], list[Issue]] = defaultdict(list)
        for document in (self.document, *self.supplements):
            for issue in document.issues:
                if issue.weight is Weight.QUARANTINED and issue.line is not None:
                    found[document.file, issue.line].append(issue)
        return found

    def _document(self, row: Row) -> Document:
        """Return the document that holds a row."""
        return next((each for each in self.supplements if each.file == row.file), self.document)

    @property
    def good(self) -> Iterator[Row]:
        """The rows that can be loaded; none when the file is refused."""
        return (row for row in self.rows if row.good and not self.document.refused)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A reference from columns of a table to rows of others; the row may be in any of the targets."""

    columns: tuple[str, ...]
    targets: tuple["_Target", ...]

    def is_by_key(self, inventories: Mapping[str, Inventory]) -> bool:
        """Return whether the targets are identified by their whole keys."""
        return all(columns == inventories[file].table.key for file, columns in self.targets)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of the good rows of an inventory: of those that were read, and of those that are the `same` as before.

    `refused` are the keys of its other rows.
    """

    read: set[str]
    same: SameRows | None
    refused: set[str]

    def __contains__(self, key: str) -> bool:
        return key in self.read or (self.same is not None and self.same.has(key))


_Target: TypeAlias = tuple[str, tuple[str, ...]]

Keys: TypeAlias = Mapping[_Target, _Keys]
"""The keys that occur, for a file and some of its columns."""


def check_inventories(inventories: Mapping[str, Inventory], texts: Mapping[str, SourceText]) -> None:
    """Check the rows of all inventories against each other; a row that is refused is no longer good."""
    for inventory in inventories.values():
        check_unique(inventory)
        check_lines(inventory, texts)
    check_references(inventories)


def check_unique(inventory: Inventory) -> None:
    """Refuse rows that share a key but differ in other cells; of equal rows the first one is kept."""
    if inventory.same and any(inventory.same.has(row.key) for row in inventory.rows):
        inventory.read_all()
    first: dict[str, Row] = {}
    repeated: dict[str, list[Row]] = {}
    for row in inventory.good:
        if (other := first.setdefault(row.key, row)) is not row:
            repeated.setdefault(row.key, [other]).append(row)
    inventory.repeated |= repeated.keys()
    dropped: set[int] = set()
    for rows in repeated.values():
        if len({row.hash for row in rows}) > 1:
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
        value = ", ".join(row.text(name) for name in inventory.table.key)
        others = ", ".join(str(other.line) for other in rows if other is not row)
        inventory.say(row, "duplicate-key", Weight.QUARANTINED, key, value, lines=others)


def check_lines(inventory: Inventory, texts: Mapping[str, SourceText]) -> None:
    """Refuse rows that name lines which the source text does not have."""
    for column in inventory.table.columns:
        if column.lines and column.lines.text in texts:
            text = texts[column.lines.text]
            for row in inventory.good:
                first, last = row.text(column.lines.first), row.text(column.lines.last)
                if first and last and not 1 <= int(first) <= int(last) <= text.last:
                    _refuse_lines(inventory, row, column.lines.first, f"{first}-{last}", column.lines.text, text)
        elif column.datatype.parse == "lines" and inventory.table.source_text in texts:
            name = inventory.table.source_text or ""
            for row in inventory.good:
                for value in row.readings(column.name):
                    if row.good and int(value.text.rpartition("-")[2]) > texts[name].last:
                        _refuse_lines(inventory, row, column.name, value.text, name, texts[name])


def _refuse_lines(inventory: Inventory, row: Row, column: str, value: str, name: str, text: SourceText) -> None:
    row.good = False
    inventory.say(row, "bad-lines", Weight.QUARANTINED, column, value, where=f" {name}", most=f" ≤ {text.last}")


def check_references(inventories: Mapping[str, Inventory]) -> None:
    """Refuse rows that refer to a missing row, and then the rows that refer to these, until none is left."""
    pointers = {file: list(_pointers(each.table, inventories)) for file, each in inventories.items()}
    likely = LikelyKeys(lambda file: _good_keys(inventories[file]))
    while True:
        _read_what_may_dangle(pointers, inventories)
        _refuse_dangling(pointers, inventories, likely)
        if not _read_what_may_dangle(pointers, inventories):
            return


def _read_what_may_dangle(pointers: Mapping[str, list[_Pointer]], inventories: Mapping[str, Inventory]) -> bool:
    """Read all rows of files that refer to keys that are gone; unchanged rows of other files need no check."""
    if all(each.same is None for each in inventories.values()):
        return False
    lost = {file for file, each in inventories.items() if each.earlier - each.kept - {row.key for row in each.good}}
    found = False
    for file, inventory in inventories.items():
        for pointer in pointers[file]:
            targets = {target for target, _ in pointer.targets}
            reading = [inventory] if not targets.isdisjoint(lost) else []
            if not pointer.is_by_key(inventories):
                reading = [inventory, *(inventories[target] for target in targets)]
            for each in reading:
                found = found or each.same is not None
                each.read_all()
    return found


def _refuse_dangling(
    pointers: Mapping[str, list[_Pointer]], inventories: Mapping[str, Inventory], likely: LikelyKeys
) -> None:
    found = True
    while found:
        keys = _keys(pointers, inventories)
        found = False
        for file, inventory in inventories.items():
            for row in list(inventory.good):
                row.good = all(_is_defined(row, pointer, keys, inventory, likely) for pointer in pointers[file])
                found = found or not row.good


def _pointers(table: Table, inventories: Mapping[str, Inventory]) -> Iterator[_Pointer]:
    """Yield the references of a table to files that are available."""
    for column in table.cells:
        if column.references and all(file in inventories for file in column.references):
            targets = tuple((file, inventories[file].table.key[:1]) for file in column.references)
            yield _Pointer((column.name,), targets)
    for reference in table.foreign_keys:
        if reference.file in inventories:
            yield _Pointer(reference.columns, ((reference.file, reference.target),))


def _keys(pointers: Mapping[str, list[_Pointer]], inventories: Mapping[str, Inventory]) -> Keys:
    targets = {target for each in pointers.values() for pointer in each for target in pointer.targets}
    return {(file, columns): _keys_of(inventories[file], columns) for file, columns in targets}


def _keys_of(inventory: Inventory, columns: tuple[str, ...]) -> _Keys:
    keys = {"/".join([key_part(row.text(name)) for name in columns]) for row in inventory.good}
    refused = {"/".join([key_part(row.text(name)) for name in columns]) for row in inventory.rows if not row.good}
    return _Keys(keys | inventory.kept, inventory.same, refused)


def _is_defined(row: Row, pointer: _Pointer, keys: Keys, inventory: Inventory, likely: LikelyKeys) -> bool:
    for texts in _each_value(row, pointer.columns, inventory.table):
        key = row_key(texts, tuple(texts))
        if texts and not any(key in keys[target] for target in pointer.targets):
            is_refused = any(key in keys[target].refused for target in pointer.targets)
            details = _IN_QUARANTINE if is_refused else likely.suggestion([file for file, _ in pointer.targets], texts)
            _note_dangling(row, pointer, ", ".join(texts.values()), inventory, details)
            return False
    return True


_IN_QUARANTINE = {
    "usable_nl": "bruikbare ", "also_nl": ": die rij staat zelf in quarantaine",
    "usable_en": "usable ", "also_en": ": that row is in quarantine itself",
}  # fmt: skip


def _good_keys(inventory: Inventory) -> Iterable[str]:
    """Return the keys of the good rows of an inventory; none when they are personal data."""
    column = inventory.table.key[0]
    same = inventory.same.keys() if inventory.same else ()
    return () if column in inventory.table.personal else chain((row.text(column) for row in inventory.good), same)


def _each_value(row: Row, names: tuple[str, ...], table: Table) -> Iterator[dict[str, str]]:
    """Yield the keys in these cells: none when a cell is empty or names a class, several when a cell has several."""
    if not all(row.text(name) for name in names):
        return
    if len(names) > 1:
        yield {name: row.text(name) for name in names}
        return
    classes = next(column.classes for column in table.cells if column.name == names[0]) or ()
    for value in row.readings(names[0]):
        if value.text not in classes:
            yield {names[0]: value.text}


def _note_dangling(
    row: Row, pointer: _Pointer, value: str, inventory: Inventory, details: Mapping[str, object]
) -> None:
    files = ", ".join(file for file, _ in pointer.targets)
    columns = ", ".join(pointer.columns)
    inventory.say(row, "dangling-ref", Weight.QUARANTINED, columns, value, files=files, **details)
