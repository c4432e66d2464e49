"""The decimal mark that the cells of a column show: `.` in `50.8466`, `,` in `12,5`, no mark in `33.166`.

A file is searched only once a cell is met that could be read in two ways.
"""

from collections.abc import Iterator
from functools import cached_property

from loaders.csvw.metadata import Column, Table
from loaders.read.document import Document, Seen, hidden
from loaders.read.records import Layout, Record
from loaders.values.cells import tidy
from loaders.values.numbers import decimal_mark, without_unit


class DecimalMarks:
    """The marks that the columns of one file show. The order of the rows decides only which cell is the example."""

    def __init__(self, split: Layout, header: Record, document: Document, table: Table) -> None:
        self._split, self._header, self._file = split, header, document.file
        numbers = (each for each in table.cells if each.datatype.is_number and not each.datatype.number)
        self._columns = [(each, document.places[each.name]) for each in numbers if each.name in document.places]

    def __call__(self, column: str, mark: str) -> Seen | None:
        """Return the first cell of a column in which this mark must be the decimal mark."""
        return self._found.get((column, mark))

    @cached_property
    def _found(self) -> dict[tuple[str, str], Seen]:
        found: dict[tuple[str, str], Seen] = {}
        for line, column, text in self._texts():
            for part in text.split(column.separator) if column.separator else (text,):
                number = tidy(part)
                if mark := decimal_mark(without_unit(number, column.datatype.units)):
                    seen = Seen(self._file, line, hidden(number) if column.personal else number)
                    found.setdefault((column.name, mark), seen)
        return found

    def _texts(self) -> Iterator[tuple[int, Column, str]]:
        """Yield the cells with a point or a comma in these columns, except in records with too many cells."""
        width = len(self._header.cells)
        for record in self._split.records():
            cells = record.cells
            if record.line > self._header.last and not record.open and len(cells) <= width:
                for column, place in self._columns:
                    if place < len(cells) and ("." in cells[place] or "," in cells[place]):
                        yield record.line, column, cells[place]
