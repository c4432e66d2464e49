"""Split the text of a file into records: the delimiter, quotes, and lines that are not records.

Python's `csv` module splits, in strict mode; a record that it cannot split is kept apart with its first line.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graph_store.case_folding import fold_title
from loaders.csvw.metadata import Table
from loaders.read.content import Decoded, in_utf_8

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

DELIMITERS = ";,\t|"
_NONE = "\x1f"
_HEAD = 100_000
_NOWHERE: tuple[int, ...] = ()

csv.field_size_limit(2**30)  # the csv module refuses a whole file at 131,072 characters; we check cells ourselves


class Record(NamedTuple):
    """One record: its first and last physical line (the first line of a file is 1), and its cells.

    It is `open` if a quote in it is never closed, or closed before the end of a cell; its only cell is then its text.
    `bare` holds the places of cells that hold a quote without being quoted.
    """

    line: int
    last: int
    cells: list[str]
    open: bool = False
    bare: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The way a text is split: the lines before its records, its delimiter, its quote, its comments."""

    text: Decoded
    lines_before: int
    delimiter: str
    quote: str = '"'
    comment: str | None = None

    def records(self) -> Iterator[Record]:
        """Yield the records; comments are records without cells."""
        with self.text.lines() as lines:
            for _ in range(self.lines_before):
                next(lines, None)
            yield from self._quoted(lines) if self.text.holds(self.quote) else self._plain(lines)

    def reader(self, lines: Iterator[str]) -> "CsvReader":
        """Return the reader of the cells of lines; it raises `csv.Error` where a record cannot be split."""
        return csv.reader(lines, delimiter=self.delimiter, quotechar=self.quote, strict=True)

    def _plain(self, lines: Iterator[str]) -> Iterator[Record]:
        """Split a text without quotes: each line is a record."""
        for line, cells in enumerate(self.reader(lines), self.lines_before + 1):
            yield Record(line, line, [] if self.comment and self._is_comment(cells) else cells)

    def _quoted(self, lines: Iterator[str]) -> Iterator[Record]:
        seen: list[str] = []
        reader = self.reader(_remembered(lines, seen))
        line, quote = self.lines_before + 1, self.quote
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells, is_open, bare = ["".join(seen)], True, _NOWHERE
            else:
                is_open, bare = False, self._bare(cells, seen) if quote in seen[0] or len(seen) > 1 else _NOWHERE
            last = self.lines_before + reader.line_num
            yield Record(line, last, [] if self.comment and self._is_comment(cells) else cells, is_open, bare)
            line = last + 1
            seen.clear()

    def _is_comment(self, cells: Sequence[str]) -> bool:
        return bool(cells and cells[0].startswith(self.comment or ""))

    def _bare(self, cells: Sequence[str], seen: Sequence[str]) -> tuple[int, ...]:
        """Return the places of the cells that hold a quote but are not quoted."""
        if not any(self.quote in cell for cell in cells):
            return ()
        quoted = self._are_quoted("".join(seen))
        return tuple(place for place, cell in enumerate(cells) if self.quote in cell and not quoted[place])

    def _are_quoted(self, raw: str) -> list[bool]:
        """Return for each cell of a record as written whether it is quoted."""
        quoted, inside, fresh = [], False, True
        for letter in raw:
            if fresh:
                quoted.append(letter == self.quote)
                inside, fresh = letter == self.quote, letter == self.delimiter
            elif letter == self.quote and quoted[-1]:
                inside = not inside
            elif letter == self.delimiter and not inside:
                fresh = True
        return [*quoted, False]


def _remembered(lines: Iterator[str], seen: list[str]) -> Iterator[str]:
    for line in lines:
        seen.append(line)
        yield line


def layout(text: Decoded, table: Table) -> Layout:
    """Return how to split a file of this table: by the delimiter that finds most of the known titles."""
    with text.lines() as lines:
        begin = lines.read(5)
    before, said = (1, begin[4:5]) if begin[:4].lower() == "sep=" else (0, None)
    before += table.skip_rows
    return Layout(text, before, _delimiter(_head(text, before), table, said), table.quote, table.comment)


def _head(text: Decoded, lines_before: int) -> Decoded:
    """Return the beginning of the records."""
    with text.lines() as lines:
        for _ in range(lines_before):
            next(lines, None)
        return in_utf_8(lines.read(_HEAD))


def _delimiter(head: Decoded, table: Table, said: str | None) -> str:
    """Return the delimiter whose split of the header matches most of the known titles; none for a single column."""
    headers: dict[str, list[str]] = {
        mark: _first_record(head, mark, table) for mark in (table.delimiter, said, *DELIMITERS) if mark
    }
    if all(len(cells) < 2 for cells in headers.values()):
        return _NONE
    return max(
        headers, key=lambda mark: sum(table.column_titled(fold_title(cell)) is not None for cell in headers[mark])
    )


def _first_record(head: Decoded, delimiter: str, table: Table) -> list[str]:
    try:
        records = Layout(head, 0, delimiter, table.quote, table.comment).records()
        return next((record.cells for record in records if any(cell.strip() for cell in record.cells)), [])
    except (csv.Error, TypeError, ValueError):
        return []
