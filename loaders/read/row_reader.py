"""Read records into rows: the function of each column reads its cells and reports remarks.

A cell that was met before or is in canonical form is fast; other cells are read in full.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter

from loaders.csvw.keys import key_part
from loaders.csvw.metadata import Table
from loaders.read.cell_reader import Cell, CellReader, Held
from loaders.read.document import Document, RawRow
from loaders.read.rows import Cut, Row, packed
from loaders.read.suspicions import is_total
from loaders.reports.report import Weight
from loaders.values.cells import tidy
from loaders.values.readings import Reading

_TOTALS = frozenset("tTsSeEaAgG \u00a0") | {""}


def read_rows(document: Document, table: Table) -> list[Row]:
    """Read the cells of every row; a row with a refused cell is not good, and the document says why."""
    return list(RowReader(document, table).rows(document.rows))


class RowReader:
    """The reader of the rows of one file."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self.names: list[str] = []
        self.cut = Cut({}, (), 0)
        self.key: list[int | None] = []
        self.qualified: list[tuple[int, int]] = []

    def rows(self, raws: Iterable[RawRow]) -> Iterator[Row]:
        """Yield each row with its cells read. The document must know its columns before the first row is taken."""
        coming = iter(raws)
        first = next(coming, None)
        return iter(()) if first is None else self._rows(chain([first], coming))

    def _rows(self, raws: Iterable[RawRow]) -> Iterator[Row]:
        readers = self._readers()
        pick = _picker(tuple(self.document.places.values()))
        remembering = [(reader.memory.get, reader) for reader in readers]
        name_of = self._naming()
        cut, may_be_total, beyond = self.cut, self._may_be_total(), [""] * (len(self.names) - self.cut.width)
        for raw in raws:
            texts = pick(raw.cells)
            if raw.broken:
                yield self._broken(raw, texts)
                continue
            if may_be_total(texts) and self._is_total(texts):
                yield self._total(raw, texts)
                continue
            cells: list[Held] = []
            is_plain = True
            for (remembered, read), text in zip(remembering, texts, strict=True):
                cell = remembered(text)
                if cell is None:
                    cell = read(text)
                    is_plain = is_plain and isinstance(cell, str)
                cells.append(cell)
            cells += beyond
            if self.qualified:
                self._qualify(cells)
            if is_plain:
                yield Row(name_of(cells), raw.line, tuple(cells), cut, True, True, packed(raw.cells))
            else:
                yield self._odd(raw, cells, name_of)

    def _readers(self) -> list[CellReader]:
        """Return a reader for each column of the file, and lay out the cells of its rows."""
        columns = {column.name: column for column in self.table.cells}
        places = self.document.places
        readers = [CellReader(columns[name], self.table, self.document) for name in places]
        pairs = [(each.name, each.qualifier_column) for each in self.table.cells if each.qualifier_column]
        self.names = list(dict.fromkeys([*places, *(qualifier for _, qualifier in pairs)]))
        at = {name: place for place, name in enumerate(self.names)}
        datatypes = [reader.form.datatype for reader in readers]
        self.cut = Cut(at, (*datatypes, *[None] * (len(self.names) - len(readers))), len(readers))
        self.key = [at.get(name) for name in self.table.key]
        self.qualified = [(at[name], at[qualifier]) for name, qualifier in pairs if name in at]
        return readers

    def _naming(self) -> Callable[[Sequence[Held]], str]:
        """Return the function from the cells of a row to its key."""
        key = self.key
        if len(key) == 1 and (place := key[0]) is not None:
            return lambda cells: key_part(_text(cells[place]))
        return lambda cells: "/".join([key_part(None if place is None else _text(cells[place])) for place in key])

    def _may_be_total(self) -> Callable[[Sequence[str]], bool]:
        """Return a quick test on the first column of the key, for rows that hold totals."""
        if not self.key:
            return lambda _: False
        place = self.key[0]
        return lambda texts: place is None or texts[place][:1] in _TOTALS or texts[place].isspace()

    def _is_total(self, texts: Sequence[str]) -> bool:
        """Return whether the key says `Totaal`, or is missing though the row holds something."""
        keys = ["" if place is None else tidy(texts[place]) for place in self.key]
        return not any(keys) or is_total(keys[0])

    def _total(self, raw: RawRow, texts: Sequence[str]) -> Row:
        cells = self._set_apart(texts)
        written = ["" if place is None else _written(cells[place]) for place in self.key]
        key = written[0]
        why = {"why_nl": "de sleutel is leeg", "why_en": "the key is empty"}
        if key:
            why = {"why_nl": f"“{key}” is geen sleutel", "why_en": f"“{key}” is not a key"}
        self.document.say("total-row", Weight.QUARANTINED, raw.line, self.table.key[0], key, **why)
        name = "/".join(map(key_part, written))
        return Row(name, raw.line, cells, self.cut, good=False, keyed=bool(key), packed=raw.cells)

    def _set_apart(self, texts: Sequence[str]) -> list[Held]:
        """Return cells that state nothing, as they are written."""
        return [*(Cell(tidy(text), [], "") for text in texts), *[""] * (len(self.names) - self.cut.width)]

    def _broken(self, raw: RawRow, texts: Sequence[str]) -> Row:
        """Return a row that could not be split into cells; a remark cannot be a row of the inventory."""
        name = "/".join("-" for _ in self.key)
        cells = () if raw.uncut else self._set_apart(texts)
        return Row(name, raw.line, cells, self.cut, good=False, keyed=raw.noise, packed=raw.cells)

    def _odd(self, raw: RawRow, cells: Sequence[Held], name_of: Callable[[Sequence[Held]], str]) -> Row:
        """Return a row with cells that have remarks or are refused."""
        for name, cell in zip(self.names, cells, strict=True):
            if isinstance(cell, Cell) and cell.remarks:
                self._tell(raw.line, name, cell)
        if any(isinstance(cell, Cell) and cell.undecided for cell in cells):
            self.document.undecided.append(raw.line)
        refused = {place for place, cell in enumerate(cells) if isinstance(cell, Cell) and cell.values is None}
        if not refused:
            return Row(name_of(cells), raw.line, cells, self.cut, packed=packed(raw.cells))
        texts = [_text(cell) or _written(cell) for cell in cells]
        name = "/".join([key_part(None if place is None else texts[place]) for place in self.key])
        return Row(name, raw.line, cells, self.cut, False, refused.isdisjoint(self.key), raw.cells)

    def _tell(self, line: int, name: str, cell: Cell) -> None:
        for code, weight, value, details in cell.remarks:
            self.document.say(code, weight, line, name, value, **details)

    def _qualify(self, cells: list[Held]) -> None:
        """Fill an empty qualifier cell with the vague word of its date cell (`eind 2018`)."""
        for place, other in self.qualified:
            cell = cells[place]
            words = (
                [value.qualifier for value in cell.values or () if value.qualifier] if isinstance(cell, Cell) else []
            )
            if words:
                cells[other] = _qualified(cells[other], words[0])


def _picker(places: tuple[int, ...]) -> Callable[[Sequence[str]], Sequence[str]]:
    """Return the function from a record to the cells at these places; a short record gets empty cells."""
    needed = max(places) + 1
    pick: Callable[[Sequence[str]], Sequence[str]] = itemgetter(*places)
    if len(places) == 1:
        return lambda record: (record[needed - 1] if len(record) >= needed else "",)
    return lambda record: pick(record if len(record) >= needed else [*record, *[""] * (needed - len(record))])


def _text(cell: Held) -> str:
    return cell if isinstance(cell, str) else cell.text


def _written(cell: Held) -> str:
    return cell if isinstance(cell, str) else cell.written


def _qualified(cell: Held, word: str) -> Held:
    """Return the cell with a word in it if it is empty and good."""
    if isinstance(cell, Cell):
        return cell._replace(values=[Reading(word)], text=word) if cell.values == [] else cell
    return cell or Cell(cell, [Reading(word)], word)
