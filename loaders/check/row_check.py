"""Check rows one by one: rows of text become rows of values, and the document gets the issues of their cells.

A row is refused for its own cells only. `loaders.check.checks` has the checks that need other rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import getitem, itemgetter

from loaders.check.cells import Cell, Cells, Held
from loaders.check.rows import Cut, Row, packed, text_of, written_of
from loaders.csvw.keys import document_slug, key_part
from loaders.csvw.metadata import Table
from loaders.read.document import Document, RawRow
from loaders.read.suspicions import is_total
from loaders.reports.report import Weight
from loaders.values.cells import tidy
from loaders.values.readings import Reading

_TOTALS = frozenset("tTsSeEaAgG \t\n\r\v\f\u00a0\u202f\u2007") | {""}
"""The first letters of a key that may say that its row holds totals."""


def check(rows: Iterable[RawRow], table: Table, document: Document) -> Iterator[Row]:
    """Yield each row with its cells read; a row with a refused cell is not good, and the document says why.

    The document must know its columns before the first row is taken. It gets the issues after the last row, unless
    the file was refused meanwhile.
    """
    coming = iter(rows)
    first = next(coming, None)
    if first is not None:
        of_cells = replace(document, issues=[])
        yield from _RowChecker(table, of_cells).checked(chain([first], coming))
        if not document.refused:
            document.issues += of_cells.issues


class _RowChecker:
    """The cells of each column of one file, and how its rows are put together from them."""

    def __init__(self, table: Table, document: Document) -> None:
        self.table, self.document, self.odd = table, document, list[Cell]()
        columns, places = {column.name: column for column in table.cells}, document.places
        self.columns = [Cells(columns[name], table, document, self.odd) for name in places]
        pairs = [(each.name, each.qualifier_column) for each in table.cells if each.qualifier_column]
        self.names = list(dict.fromkeys([*places, *(qualifier for _, qualifier in pairs)]))
        at = {name: place for place, name in enumerate(self.names)}
        self.beyond = ("",) * (len(self.names) - len(self.columns))
        datatypes = [*(each.datatype for each in self.columns), *[None] * len(self.beyond)]
        self.cut = Cut(at, datatypes, len(self.columns))
        self.key = [at.get(name) for name in table.key]
        self.of_document = at.get(table.document_column or "")
        self.qualified = [(at[name], at[qualifier]) for name, qualifier in pairs if name in at]

    def checked(self, rows: Iterable[RawRow]) -> Iterator[Row]:
        """Yield each row with its cells read."""
        places, name_of = tuple(self.document.places.values()), self._naming()
        pick, needed = _picker(places), max(places) + 1
        columns, odd, cut, beyond, qualified = self.columns, self.odd, self.cut, self.beyond, self.qualified
        first = self.key[0] if self.key else None
        for raw in rows:
            record = raw.cells
            if len(record) < needed:
                record = [*record, *[""] * (needed - len(record))]
            texts = pick(record)
            if raw.broken:
                yield self._broken(raw, texts)
            elif self.key and (first is None or texts[first][:1] in _TOTALS) and self._is_total(texts):
                yield self._total(raw, texts)
            else:
                cells = (*map(getitem, columns, texts), *beyond)
                if qualified:
                    cells = self._qualified(cells)
                if odd:
                    yield self._odd(raw, cells, name_of)
                    odd.clear()
                else:
                    yield Row(name_of(cells), raw.line, cells, cut, True, True, packed(raw.cells))

    def _naming(self) -> Callable[[Sequence[Held]], str]:
        """Return the function from the cells of a row to its key."""
        key = self.key
        if self.of_document is not None:
            return lambda cells: self._name([text_of(cell) for cell in cells])
        if len(key) == 1 and (place := key[0]) is not None:
            return lambda cells: key_part(text_of(cells[place]))
        return lambda cells: "/".join([key_part(None if place is None else text_of(cells[place])) for place in key])

    def _name(self, texts: Sequence[str]) -> str:
        """Return the key of a row, after the name of its document if a column gives that."""
        name = "/".join([key_part(None if place is None else texts[place]) for place in self.key])
        return name if self.of_document is None else f"{document_slug(texts[self.of_document])}/{name}"

    def _is_total(self, texts: Sequence[str]) -> bool:
        """Return whether the key says `Totaal`, or is missing though the row holds something."""
        keys = ["" if place is None else tidy(texts[place]) for place in self.key]
        return not any(keys) or is_total(keys[0])

    def _total(self, raw: RawRow, texts: Sequence[str]) -> Row:
        cells = self._set_apart(texts)
        written = ["" if place is None else written_of(cells[place]) for place in self.key]
        key = written[0]
        why = {"why_nl": "de sleutel is leeg", "why_en": "the key is empty"}
        if key:
            why = {"why_nl": f"“{key}” is geen sleutel", "why_en": f"“{key}” is not a key"}
        self.document.say("total-row", Weight.QUARANTINED, raw.line, self.table.key[0], key, **why)
        name = self._name([written_of(cell) for cell in cells])
        return Row(name, raw.line, cells, self.cut, good=False, keyed=bool(key), packed=raw.cells)

    def _set_apart(self, texts: Sequence[str]) -> Sequence[Held]:
        """Return cells that state nothing, as they are written."""
        return (*(Cell(tidy(text), [], "") for text in texts), *self.beyond)

    def _broken(self, raw: RawRow, texts: Sequence[str]) -> Row:
        """Return a row that could not be split into cells; a remark cannot be a row of the inventory."""
        name = "/".join("-" for _ in self.key)
        cells = () if raw.uncut else self._set_apart(texts)
        return Row(name, raw.line, cells, self.cut, good=False, keyed=raw.noise, packed=raw.cells)

    def _odd(self, raw: RawRow, cells: Sequence[Held], name_of: Callable[[Sequence[Held]], str]) -> Row:
        """Return a row with cells that have remarks or are refused."""
        refused = set[int]()
        for place, cell in enumerate(cells):
            if isinstance(cell, Cell):
                for code, weight, value, details in cell.remarks:
                    self.document.say(code, weight, raw.line, self.names[place], value, **details)
                if cell.values is None:
                    refused.add(place)
        if any(cell.undecided for cell in self.odd):
            self.document.undecided.append(raw.line)
        if not refused:
            return Row(name_of(cells), raw.line, cells, self.cut, packed=packed(raw.cells))
        name = self._name([text_of(cell) or written_of(cell) for cell in cells])
        return Row(name, raw.line, cells, self.cut, False, refused.isdisjoint(self.key), raw.cells)

    def _qualified(self, cells: Sequence[Held]) -> tuple[Held, ...]:
        """Fill an empty qualifier cell with the vague word of its date cell (`eind 2018`)."""
        filled = list(cells)
        for place, other in self.qualified:
            cell, empty = filled[place], filled[other]
            words = (
                [value.qualifier for value in cell.values or () if value.qualifier] if isinstance(cell, Cell) else ()
            )
            if words and (empty == "" or (isinstance(empty, Cell) and empty.values == [])):
                written = empty if isinstance(empty, Cell) else Cell("", [], "")
                filled[other] = written._replace(values=[Reading(words[0])], text=words[0])
        return tuple(filled)


def _picker(places: tuple[int, ...]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Return the function from a record to the cells at these places."""
    if len(places) == 1:
        return lambda record: (record[places[0]],)
    return itemgetter(*places)
