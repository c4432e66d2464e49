"""Keep the inventories that a version is made from, so that it can be read as of older documents.

A file that did not change is shared with the version before. Kept is what counts: a refused file keeps its last good
content, and a row that is stale keeps the record from which it was last loaded.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from graph_store import inventories as kept
from loaders.check.inventory import Inventory
from loaders.check.quarantine import ERASED
from loaders.check.row_check import check
from loaders.check.supplements import is_supplement, supplement_table
from loaders.csvw.metadata import Table, TableGroup
from loaders.map.provenance import Record
from loaders.read.document import Document
from loaders.read.folder import Folder, undescribed
from loaders.read.kept_text import Cells, Edits, kept_content
from loaders.read.reader import read
from loaders.read.workbook import BadWorkbook
from loaders.reports.options import SyncOptions
from ontology.namespaces import row_parts

_LEFT_OUT = ("comment", "long-row", "unclosed-quote", ERASED)
"""The issues of records that may hold what is in no column, or that name what was erased."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """The work of keeping the inventories of one sync.

    `stale` are the records of rows that keep their last good facts. `same` are the files that are kept as they were:
    unchanged, with the same metadata, and without bad or stale rows in the version before.
    """

    files: Folder
    group: TableGroup
    options: SyncOptions
    inventories: Mapping[str, Inventory]
    stale: Iterable[Record]
    same: Collection[str]

    def __call__(self, before: Path, place: Path) -> Path:
        """Write a folder of inventories, given that of the version before; nothing is kept without documents."""
        if not any(table.has_document for table in self.group.tables):
            return kept.none_kept(before, place) if before.exists() else before
        place.mkdir(parents=True)
        stale = self._stale_keys()
        for file, inventory in self.inventories.items():
            document, keys = inventory.document, stale.get(file, ())
            is_same = document.refused or (file in self.same and not keys and not document.lost)
            content = None if is_same else self._content(inventory, keys, before)
            kept.keep(content, before, place, file)
        for file in undescribed(self.files, self.group):
            if is_supplement(self.files.content[file]):
                kept.keep(self._supplement(file), before, place, file)
        return place

    def _stale_keys(self) -> dict[str, list[str]]:
        """Return the keys of the stale rows of each file."""
        found, files = defaultdict[str, list[str]](list), {table.stem: table.file for table in self.group.tables}
        for record in self.stale:
            if record.stem in files:
                found[files[record.stem]].append(row_parts(record.node.value, self.group.base)[1])
        return found

    def _content(self, inventory: Inventory, stale: Collection[str], before: Path) -> bytes | None:
        """Return what is kept of a file; None to keep it as it was."""
        table, lost = inventory.table, frozenset(() if self.options.allow_column_loss else inventory.document.lost)
        wanted = {*stale, *self._bad_keys(inventory)}
        is_needed = bool(wanted) or self.options.keep_missing
        earlier = self._earlier(table, lost, before, every=is_needed) if is_needed or lost else {}
        wanted |= self._missing_keys(inventory, earlier)
        last_good = {key: cells for key, cells in earlier.items() if key in wanted}
        edits = _falling_back(inventory, last_good, _lost_cells(inventory, lost, earlier))
        with suppress(BadWorkbook):
            return kept_content(self.files.content[table.file], table, edits, self.options.limit)
        return None

    def _bad_keys(self, inventory: Inventory) -> set[str]:
        """Return the keys of rows that cannot be loaded, of which the last good record stays."""
        good = {row.key for row in inventory.good}
        bad = (row.key for row in inventory.rows if row.keyed and not row.good)
        return set() if self.options.drop_stale else {key for key in bad if key not in good}

    def _missing_keys(self, inventory: Inventory, earlier: Iterable[str]) -> set[str]:
        """Return the keys that are no longer in their file, of which the last record stays."""
        if not self.options.keep_missing:
            return set()
        here, same = {row.key for row in inventory.rows}, inventory.same
        return {key for key in earlier if key not in here and not (same and same.has(key))}

    def _earlier(self, table: Table, lost: Set[str], before: Path, *, every: bool) -> dict[str, Cells]:
        """Return the cells of each row in the file that the version before keeps, by the key of the row.

        Unless `every` file is asked for, return nothing for one that does not have the lost columns either.
        """
        document, content = Document(table.file, may_be_truncated=True), kept.read(before, table.file)
        rows = check(read(content, table, document, self.options.limit) if content else (), table, document)
        first = next(rows, None)
        if first is None or not (every or lost & document.places.keys()):
            return {}
        return {row.key: row.raw for row in chain([first], rows) if row.good}

    def _supplement(self, file: str) -> bytes:
        """Return what is kept of a file of corrected rows."""
        parts = [
            (inventory.table, document)
            for inventory in self.inventories.values()
            for document in inventory.supplements
            if document.file == file
        ]
        left_out = frozenset[int]().union(*(_left_out(document) for _, document in parts))
        table = supplement_table(file, [table for table, _ in parts])
        return kept_content(self.files.content[file], table, Edits(left_out), self.options.limit)


def _left_out(document: Document) -> frozenset[int]:
    """Return the lines of the records that are not kept."""
    return frozenset(issue.line for issue in document.issues if issue.code in _LEFT_OUT and issue.line)


def _falling_back(inventory: Inventory, last_good: Mapping[str, Cells], beside: Mapping[int, Cells]) -> Edits:
    """Return the edits that replace the bad record of each stale row by its last good one, or add that at the end."""
    bad = [row for row in inventory.rows if row.key in last_good and not row.good and not row.file]
    places = {row.key: row.line for row in reversed(bad)}
    again = frozenset(row.line for row in bad if row.line != places[row.key])
    instead = {line: last_good[key] for key, line in places.items()}
    more = [cells for key, cells in last_good.items() if key not in places]
    return Edits(_left_out(inventory.document) | again, instead, beside, more)


def _lost_cells(inventory: Inventory, lost: Collection[str], earlier: Mapping[str, Cells]) -> dict[int, Cells]:
    """Return the cells that good rows had in columns that their file no longer has, by line."""
    found = {
        row.line: {name: cell for name in lost if (cell := earlier.get(row.key, {}).get(name))}
        for row in (inventory.good if lost and earlier else ())
        if not row.file
    }
    return {line: cells for line, cells in found.items() if cells}
