"""The content of an inventory as a version keeps it: without cells that may not be loaded, on the same physical lines.

So a row keeps its line. A record that is left out leaves blank lines; an emptied cell keeps only its line breaks.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from graph_store.case_folding import fold_title
from loaders.csvw.keys import is_workbook
from loaders.csvw.metadata import Table
from loaders.read.content import Decoded, start_of
from loaders.read.encoding import UNREADABLE, decode
from loaders.read.records import Layout, Record, layout
from loaders.read.sheet_text import sheet_text
from loaders.read.workbook import read_sheet
from loaders.values.cells import LINE_SEPARATOR

Cells: TypeAlias = Mapping[str, str]
"""The cells of a row by the names of their columns."""

_NO_BREAK = re.compile(r"[^\r\n]")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edits:
    """The records of a file, by their first lines, that are kept otherwise than they are.

    `left_out` are not kept, `instead` are replaced, `beside` get cells of columns that the file lacks. `more` are rows
    for its end.
    """

    left_out: Set[int] = frozenset()
    instead: Mapping[int, Cells] = field(default_factory=dict)
    beside: Mapping[int, Cells] = field(default_factory=dict)
    more: Sequence[Cells] = ()

    def __bool__(self) -> bool:
        return bool(self.left_out or self.instead or self.beside or self.more)


def kept_content(content: bytes, table: Table, edits: Edits, limit: int) -> bytes:
    """Return what is kept of a file that was read without being refused; a workbook becomes the CSV text of its sheet.

    A file without private or unknown columns is kept as it is, byte for byte, unless there are edits.
    Raises: BadWorkbook.
    """
    sheet = is_workbook(table.file) and start_of(content, 2) == b"PK"
    text = sheet_text(read_sheet(content, table.sheet, limit), table) if sheet else _decoded(content, table)
    kept = _Kept(layout(text, table), table, edits)
    if kept.hides or edits or table.skip_rows or table.comment:
        return _encoded("".join(kept.lines()), guessed=text.guessed)
    return text.text.encode("utf-8", "surrogatepass") if sheet else content


def _decoded(content: bytes, table: Table) -> Decoded:
    return decode(content, table.encoding, lambda *_, **__: None)


class _Kept:
    """The records of one file, written again."""

    def __init__(self, split: Layout, table: Table, edits: Edits) -> None:
        self._split, self._table, self._edits = split, table, edits

    @property
    def hides(self) -> bool:
        """True if the file has a column that is not read, with or without a title."""
        return None in self._columns

    @cached_property
    def _header(self) -> Record:
        """The first record that is neither a blank line nor a comment."""
        return next(record for record in self._split.records() if any(cell.strip() for cell in record.cells))

    @cached_property
    def _columns(self) -> list[str | None]:
        """The name of the column in each place, None for one that is not read."""
        found = (self._table.column_titled(fold_title(title)) for title in self._header.cells)
        return [column.name if column else None for column in found]

    @cached_property
    def _lost(self) -> list[str]:
        """The columns that the file lacks, and that kept cells are in."""
        edits = self._edits
        given = (cells for cells in (*edits.beside.values(), *edits.instead.values(), *edits.more))
        named = dict.fromkeys(name for cells in given for name, cell in cells.items() if cell)
        return [name for name in named if name not in self._columns]

    def lines(self) -> Iterator[str]:
        """Yield the lines before the records, the records, and the rows for the end."""
        yield from self._before()
        for record in self._split.records():
            span = record.last - record.line + 1
            yield self._padded(self._written(record), span) if self._is_kept(record) else "\n" * span
        yield from map(self._row, self._edits.more)

    def _before(self) -> Iterator[str]:
        """Yield a line for each one before the records; only one that names the delimiter keeps its text."""
        with self._split.text.lines() as lines:
            for _ in range(self._split.lines_before):
                line = next(lines, "")
                yield line if line.startswith("sep=") else "\n"

    def _is_kept(self, record: Record) -> bool:
        cells, width = record.cells, len(self._columns)
        if record.line <= self._header.line:
            return record.line == self._header.line
        return not (
            record.open
            or record.line in self._edits.left_out
            or any(cell.strip() for cell in cells[width:])
            or any(UNREADABLE in cell for cell in cells)
        )

    def _written(self, record: Record) -> str:
        if record.line == self._header.line:
            return self._line([*record.cells, *self._lost])
        if record.line in self._edits.instead:
            return self._row(self._edits.instead[record.line])
        cells = zip(self._columns, record.cells, strict=False)
        shown = [cell if name else _NO_BREAK.sub("", cell) for name, cell in cells]
        beside = self._edits.beside.get(record.line, {})
        return self._line([*shown, *(beside.get(name, "") for name in self._lost)] if any(shown) or beside else [])

    def _row(self, cells: Cells) -> str:
        """Return a row of other cells as one physical line."""
        found = (cells.get(name or "", "") for name in (*self._columns, *self._lost))
        return self._line([_BREAK.sub(LINE_SEPARATOR, cell) for cell in found])

    def _line(self, cells: Sequence[str]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self._split.delimiter, quotechar=self._split.quote).writerow(cells)
        return out.getvalue()

    @staticmethod
    def _padded(text: str, span: int) -> str:
        """Return a record with blank lines after it, so that it takes as many lines as before."""
        return text + "\n" * (span - len(_BREAK.findall(text)))


def _encoded(text: str, *, guessed: bool) -> bytes:
    """Return the text in UTF-8 or, if the encoding of the file was guessed, in Windows-1252 where that is possible."""
    return b"\n".join(map(_old, text.split("\n"))) if guessed else text.encode("utf-8", "surrogatepass")


def _old(line: str) -> bytes:
    try:
        return line.encode("cp1252")
    except UnicodeEncodeError:
        return line.encode("utf-8", "surrogatepass")
