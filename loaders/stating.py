"""The cells of a row that state a triple: the row is rebuilt from its facts and mapped again, column by column.

Nothing is stored for this: the mapping is enough, and a version holds its mapping.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Store, Triple

from graph_store.errors import NotFound
from loaders.csvw.metadata import Table
from loaders.inventories import Inventories
from loaders.mapping import Axiom, ColumnMapper, Statement, column_mappers, with_names
from loaders.reading.corrections import SourceText
from loaders.reading.document import Document, RawRow
from loaders.reading.folder import source_texts
from loaders.reading.row_reader import read_rows
from loaders.reading.rows import Row


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row that state something: their columns in table order, and the graphs they write to."""

    columns: tuple[str, ...] = ()
    graphs: frozenset[str] = frozenset()


class StatingColumns:
    """The columns of the inventories of one version, each with its statements about a row."""

    def __init__(self, store: Store, base: str) -> None:
        self._inventories = Inventories(store, base)
        self._mappers: dict[str, list[ColumnMapper]] = {}

    def graphs_of(self, node: NamedNode) -> frozenset[str]:
        """Return the names of the graphs that the inventory of a row writes to; none when it is not described."""
        table = self._table(node)
        return frozenset() if table is None else frozenset(table.graphs())

    def of(self, node: NamedNode, triples: Collection[Triple]) -> Cells:
        """Return the cells that make a row state any of the triples.

        The result is empty for a row of an inventory that the version does not describe, and for triples that no cell
        states.
        """
        table = self._table(node)
        row = None if table is None else self._row(table, node, self._parts(node)[1])
        if table is None or row is None:
            return Cells()
        stating = list(self._stating(table, row, node, triples))
        found = {name for mapper in stating for name in _cells(mapper, table)}
        names = tuple(column.name for column in table.cells if column.name in found)
        return Cells(names, frozenset(mapper.graph for mapper in stating))

    def _table(self, node: NamedNode) -> Table | None:
        try:
            return self._inventories.named(self._parts(node)[0])
        except NotFound:
            return None

    def _parts(self, node: NamedNode) -> tuple[str, str]:
        """Return the stem of the inventory of a row, and the row's key in it."""
        stem, _, key = node.value.removeprefix(self._inventories.words.row).partition("/")
        return stem, key

    def _stating(self, table: Table, row: Row, node: NamedNode, triples: Collection[Triple]) -> Iterator[ColumnMapper]:
        stated: dict[Statement | Axiom, list[ColumnMapper]] = {}
        for mapper in self._mappers_of(table):
            for each in mapper.statements(row):
                stated.setdefault(each, []).append(mapper)
        for each, named in with_names(stated, node):
            if any(triple in triples for _, triple in named):
                yield from stated[each]

    def _row(self, table: Table, node: NamedNode, key: str) -> Row | None:
        """Return the row as it was read when it loaded."""
        record = self._inventories.record(node)
        if record is None:
            return None
        cells = self._inventories.cells(table, record)
        places = {column.name: place for place, column in enumerate(table.cells)}
        raw = RawRow(record.line, [cells.get(name, "") for name in places])
        (row,) = read_rows(Document(table.file, [raw], places=places), table)
        row.key = key
        return row

    def _mappers_of(self, table: Table) -> list[ColumnMapper]:
        if table.stem not in self._mappers:
            self._mappers[table.stem] = column_mappers(table, self._inventories.group, self._texts)
        return self._mappers[table.stem]

    @cached_property
    def _texts(self) -> dict[str, SourceText]:
        kept = dict(self._inventories.texts())
        return source_texts(self._inventories.group, lambda name: kept[name].encode() if name in kept else None)


def _cells(mapper: ColumnMapper, table: Table) -> Iterator[str]:
    """Yield the columns whose cells a mapper uses: its own, else those of the value, the subject or the key."""
    column, lines = mapper.column, mapper.column.lines
    if column.map_column:
        yield column.map_column
    if not column.virtual:
        yield column.name
    elif lines:
        yield from (lines.first, lines.last)
    else:
        template = mapper.value or mapper.text or mapper.about
        yield from (template.names if template and template.names else table.key)
