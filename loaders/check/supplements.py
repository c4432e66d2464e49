"""Corrected rows that come back from an export of the quarantine, in a file of their own.

An export of the quarantine has four columns more than the inventory. A CSV with these columns, of any name, in the
folder holds further rows of the inventories that it names. Each row replaces the row it was exported from.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from graph_store.case_folding import fold_title
from graph_store.spreadsheet import unguarded
from loaders.check.inventory import Inventory
from loaders.check.row_check import check
from loaders.check.rows import Row
from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document, RawRow, Seen, ShownMark
from loaders.read.encoding import decode
from loaders.read.reader import read
from loaders.read.records import DELIMITERS
from loaders.reports.report import Weight
from loaders.values.cells import tidy

FILE, LINE, ROW, REASON = "quarantine_file", "quarantine_line", "quarantine_row", "quarantine_reason"

OWN_COLUMNS = (FILE, LINE, ROW, REASON)
"""The columns that an export adds to those of the inventory."""


def is_supplement(content: bytes) -> bool:
    """Return whether a CSV has the columns of a quarantine export."""
    head = decode(content[:20_000], None, lambda *_, **__: None).text.split("\n", 1)[0]
    return FILE in head and ROW in head


def supplement_table(file: str, tables: Sequence[Table]) -> Table:
    """Return the columns of a supplement that are read: those that an export adds, and those of these inventories."""
    own = [Column(name, (name,), frozenset({fold_title(name)})) for name in OWN_COLUMNS]
    private = frozenset[str]().union(*(table.withheld for table in tables))
    theirs = (column for table in tables for column in table.cells if private.isdisjoint(column.folded))
    return Table(file, (*own, *(replace(column, required=False) for column in theirs)), (), "")


def supplement(inventories: Mapping[str, Inventory], content: bytes, name: str) -> list[Document]:
    """Add the rows of a supplement to the inventories they belong to; return a document with issues for each."""
    named = _files(content)
    return [_add(inventory, content, name) for inventory in inventories.values() if inventory.table.file in named]


def _files(content: bytes) -> set[str]:
    """Return the inventories that a supplement has rows for."""
    text = decode(content, None, lambda *_, **__: None).text
    for delimiter in DELIMITERS:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        titles = [tidy(title) for title in next(rows, [])]
        if FILE in titles:
            place = titles.index(FILE)
            return {tidy(row[place]) for row in rows if place < len(row)}
    return set()


def _add(inventory: Inventory, content: bytes, name: str) -> Document:
    inventory.read_all()
    document, rows = _part(content, inventory.table, name)
    document.shown = partial(_shown, document.shown, inventory.document.shown)
    places = {title: place for place, title in enumerate(map(tidy, document.header))}
    for row in check(rows, inventory.table, document):
        _take(inventory, row, _at(row, places.get(ROW)), document)
    inventory.supplements.append(document)
    return document


def _part(content: bytes, table: Table, name: str) -> tuple[Document, list[RawRow]]:
    """Return the rows of a supplement for one table; a header that serves several tables causes no issue."""
    found = Document(name, personal=table.personal)
    found_rows = list(read(content, table, found))
    place = [tidy(title) for title in found.header].index(FILE) if FILE in map(tidy, found.header) else -1
    rows = [_restored(raw) for raw in found_rows if place < len(raw.cells) and tidy(raw.cells[place]) == table.file]
    lines = {raw.line for raw in rows}
    issues = [issue for issue in found.issues if issue.line in lines or issue.weight is Weight.REFUSED]
    return replace(found, issues=issues, refused=found.refused and bool(lines)), rows


def _shown(own: ShownMark, before: ShownMark, column: str, mark: str) -> Seen | None:
    """Return the decimal mark of a column, from the corrected rows or else from the file they come from."""
    return own(column, mark) or before(column, mark)


def _restored(raw: RawRow) -> RawRow:
    return raw._replace(cells=[unguarded(cell) for cell in raw.cells])


def _at(row: Row, place: int | None) -> str:
    return tidy(row.record[place]) if place is not None and place < len(row.record) else ""


def _take(inventory: Inventory, row: Row, replaced: str, document: Document) -> None:
    """Replace the exported row by its corrected one, unless the inventory has a good row with this key by now."""
    old = next((each for each in inventory.rows if each.raw_hash == replaced), None)
    if old is not None:
        inventory.drop(old)
    elif same := next((each for each in inventory.good if each.key == row.key), None):
        document.skipped += 1
        document.issues = [issue for issue in document.issues if issue.line != row.line]
        if same.hash != row.hash:
            document.say("superseded", Weight.WARNED, row.line, inventory.table.key[0], row.key)
        inventory.document.skipped += 1
        return
    row.file = document.file
    inventory.rows.append(row)


def documents(inventories: Mapping[str, Inventory]) -> Iterator[Document]:
    """Yield the documents of every inventory: its own file, and supplements."""
    for inventory in inventories.values():
        yield inventory.document
        yield from inventory.supplements
