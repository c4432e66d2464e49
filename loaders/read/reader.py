"""The rows of a CSV, each with its line number, from the bytes of the file.

This module finds the encoding, the delimiter and the columns. It does not look at the meaning of the cells.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from loaders.csvw.keys import is_workbook
from loaders.csvw.metadata import Table
from loaders.read.content import Content, Decoded, size, start_of
from loaders.read.decimal_marks import DecimalMarks
from loaders.read.document import Document, RawRow
from loaders.read.encoding import UNREADABLE, decode, other_format
from loaders.read.header import Places, check_doubles, check_unnamed, find_columns
from loaders.read.records import Layout, Record, layout
from loaders.read.sheet_text import sheet_text
from loaders.read.suspicions import is_total
from loaders.read.truncation import tell_cut_line, tell_missing_rows
from loaders.read.workbook import BadWorkbook, Sheet, read_sheet
from loaders.reports.report import Weight

LARGEST_FILE = 200 * 2**20
"""The largest size of a file in bytes, unless a setting gives another."""

Choose: TypeAlias = Callable[[Layout, Record, Document], Iterator[Record] | None]
"""A function that selects records after the header to look at; it returns None for all of them."""

_SWALLOWED_LINES = 1_000
_EXCEL = re.compile(r"#(N/B|N/A|[A-Z/0-9]+[!?]|#+)")


def read(content: Content, table: Table, document: Document, limit: int = LARGEST_FILE,
         choose: Choose | None = None) -> Iterator[RawRow]:  # fmt: skip
    """Yield the rows of a CSV one by one, and note the issues of its text in the document.

    The document may be refused at any row, or after the last one; it then keeps only the issues that refuse it.
    """
    found = 0
    for found, row in enumerate(_rows(content, table, document, limit, choose), start=1):  # noqa: B007 - counted
        yield row
    tell_missing_rows(document, found + document.passed_over, table.row_count)
    if document.refused:
        document.issues = [issue for issue in document.issues if issue.weight is Weight.REFUSED]
    elif not found and not document.passed_over and not table.replacing:
        document.say("no-rows", Weight.WARNED, 1)


def _rows(content: Content, table: Table, document: Document, limit: int, choose: Choose | None) -> Iterable[RawRow]:
    """Return the rows of a file; none if it is refused before the first one."""
    if (length := size(content)) > limit:
        document.say("too-large", Weight.REFUSED, size=-(-length // 2**20), limit=limit // 2**20)
    elif is_workbook(document.file) and start_of(content, 2) == b"PK":
        if (sheet := _sheet(content, table, document, limit)) is not None:
            return _rows_of_text(sheet_text(sheet, table), table, document, choose)
    elif other := other_format(content):
        document.say(other[0], Weight.REFUSED, kind=other[1])
    else:
        decoded = decode(content, table.encoding, document.say)
        document.guessed = decoded.guessed
        if table.row_count is None:
            tell_cut_line(decoded, document)
        if not document.refused:
            return _rows_of_text(decoded, table, document, choose)
    return ()


def _sheet(content: Content, table: Table, document: Document, limit: int) -> Sheet | None:
    """Return the sheet of a table; None if it cannot be read, which refuses the file."""
    try:
        sheet = read_sheet(content, table.sheet, limit)
    except BadWorkbook as fault:
        document.say(fault.code, Weight.REFUSED, None, None, None, **fault.details)
        return None
    document.sheet = sheet.name
    return sheet


def _rows_of_text(text: Decoded, table: Table, document: Document, choose: Choose | None) -> Iterable[RawRow]:
    if text.is_blank:
        document.say("empty-file", Weight.REFUSED)
        return ()
    split = layout(text, table)
    records = split.records()
    first = _header(records)
    document.delimiter = split.delimiter
    if first is None:
        document.say("no-header", Weight.REFUSED, 1, titles=table.cells[0].name)
        return ()
    document.header = header = first.cells
    document.places = find_columns(header, table, document)
    shape = _Shape(header, document.places, table, document, text.holds(UNREADABLE))
    document.shown = DecimalMarks(split, first, document, table)
    check_doubles(header, table, _cells(split), document)
    check_unnamed(header, _cells(split), document)
    if document.refused:
        return ()
    chosen = choose(split, first, document) if choose else None
    return shape.rows(records if chosen is None else chosen)


def _cells(split: Layout) -> Iterator[Sequence[str]]:
    """Return the cells of every record but the header, in a pass of its own."""
    records = split.records()
    _header(records)
    return (record.cells for record in records)


def _header(records: Iterator[Record]) -> Record | None:
    """Return the first record that is neither a blank line nor a comment; None when there is none."""
    return next((record for record in records if any(cell.strip() for cell in record.cells) or record.open), None)


@dataclass(slots=True)
class _Shape:
    """The width of the header, and the issues of records that have another width."""

    header: Sequence[str]
    places: Places
    table: Table
    document: Document
    unreadable: bool

    def rows(self, records: Iterator[Record]) -> Iterator[RawRow]:
        """Yield every record that is neither a blank line nor a comment, as a row."""
        width, unreadable = len(self.header), self.unreadable
        for record in records:
            line, _, cells, is_open, bare = record
            if len(cells) == width and cells[0][:1].isalnum() and not (is_open or bare or unreadable):
                yield RawRow(line, cells)
            elif is_open:
                yield self._open(record)
            elif not any(cell.strip() for cell in cells):
                self.document.skipped += 1
            else:
                yield self._odd(record)
            if self.document.refused:
                return

    def _open(self, record: Record) -> RawRow:
        weight = Weight.REFUSED if record.last - record.line > _SWALLOWED_LINES else Weight.QUARANTINED
        self.document.say("unclosed-quote", weight, record.line)
        return RawRow(record.line, record.cells, broken=True, uncut=True)

    def _odd(self, record: Record) -> RawRow:
        """Return the row of a record that may differ from the header."""
        line, cells = record.line, record.cells
        if self._is_comment(cells):
            self.document.say("comment", Weight.QUARANTINED, line, None, cells[0])
            return RawRow(line, cells, broken=True, uncut=True, noise=True)
        broken = len(cells) != len(self.header) and not self._is_shaped(record)
        if self.unreadable and any(UNREADABLE in cell for cell in cells):
            self.document.say("enc-invalid", Weight.QUARANTINED, line)
            broken = True
        elif record.bare and not broken:
            self._tell_bare(record)
        return RawRow(line, cells, broken=broken)

    def _tell_bare(self, record: Record) -> None:
        for name, place in self.places.items():
            if place in record.bare:
                self.document.say("bare-quote", Weight.WARNED, record.line, name, record.cells[place])

    def _is_total(self, cells: Sequence[str]) -> bool:
        places = [self.places[name] for name in self.table.key[:1] if name in self.places]
        return any(is_total(cells[place]) for place in places if place < len(cells))

    def _is_comment(self, cells: Sequence[str]) -> bool:
        """Return whether a line starts with `#` where a key should be, or has no other content."""
        if not cells[0].startswith("#") or _EXCEL.match(cells[0]):
            return False
        keyed = any(self.places.get(name) == 0 for name in self.table.key)
        return keyed or not any(cell.strip() for cell in cells[1:])

    def _is_shaped(self, record: Record) -> bool:
        """Return whether the record has the cells it needs, and note it when not, unless it is a row of totals."""
        cells, width = record.cells, len(self.header)
        details: dict[str, Any] = {"cells": len(cells), "columns": width}
        if self._is_total(cells):
            return True
        if any(cell.strip() for cell in cells[width:]):
            self.document.say("long-row", Weight.QUARANTINED, record.line, **details)
            return False
        if len(cells) < width:
            needed = [each.name for each in self.table.cells if each.required and self.places[each.name] >= len(cells)]
            weight = Weight.QUARANTINED if needed else Weight.WARNED
            self.document.say("short-row", weight, record.line, *needed[:1], **details)
            return not needed
        return True
