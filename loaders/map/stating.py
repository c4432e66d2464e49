"""The cells of a row that state a triple: the row is rebuilt from its facts and mapped again, column by column.

Nothing is stored for this: the mapping is enough, and a version holds its mapping.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from loaders.check.row_check import check
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.map.columns import ColumnPlan, column_plans
from loaders.map.facts import named_facts
from loaders.map.inventories import Inventories
from loaders.map.provenance import Record
from loaders.read.document import Document, RawRow
from ontology.reasoning.verbalisation import REFERENCE

_REMEMBERED = 2_000
"""Most rows whose statements are kept for the next readers."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row that state something: their columns in table order, and their bases.

    A basis is empty for a cell whose basis is that of the row.
    """

    columns: tuple[str, ...] = ()
    bases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowStatements:
    """The statements of the columns of one row."""

    table: Table | None = None
    stated: tuple[tuple[Triple, ColumnPlan], ...] = ()

    def of(self, triples: Collection[Triple]) -> Cells:
        """Return the cells that make the row state any of the triples; empty for triples that no cell states."""
        if self.table is None:
            return Cells()
        stating = [plan for triple, plan in self.stated if triple in triples]
        found = {name for plan in stating for name in _cells(plan, self.table)}
        names = tuple(column.name for column in self.table.cells if column.name in found)
        return Cells(names, frozenset(map(_basis, stating)))


class StatingColumns:
    """The columns of the inventories of one version, each with its statements about a row."""

    def __init__(self, inventories: Inventories) -> None:
        self._inventories = inventories
        self._plans: dict[str, list[ColumnPlan]] = {}
        self._remembered: dict[NamedNode, RowStatements] = {}

    def of(self, node: NamedNode, triples: Collection[Triple]) -> Cells:
        """Return the cells that make a row state any of the triples."""
        return self.of_each([node])[node].of(triples)

    def of_each(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, RowStatements]:
        """Return the statements of the columns of each row, with a fixed number of look-ups.

        The result states nothing for a row of an inventory that the version does not describe.
        """
        remembered = self._remembered
        found = {node: remembered.get(node) for node in nodes}
        read = self._statements([node for node, known in found.items() if known is None])
        if len(remembered) + len(read) > _REMEMBERED:
            self._remembered = remembered = {}
        remembered.update(read)
        return {node: known or read[node] for node, known in found.items()}

    def _statements(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, RowStatements]:
        found = {node: RowStatements() for node in nodes}
        records = self._inventories.records(node for node in found if self._inventories.table_of(node)).values()
        rows = [(table, record) for record in records if (table := self._inventories.table_of(record.node))]
        for table, record, row in self._read(rows):
            found[record.node] = RowStatements(table, tuple(self._stated(table, row, record.node)))
        return found

    def _read(self, rows: list[tuple[Table, Record]]) -> Iterator[tuple[Table, Record, Row]]:
        """Yield each row as it was read when it loaded, table by table."""
        by_table: dict[str, list[tuple[Table, Record, dict[str, str]]]] = {}
        for (table, record), cells in zip(rows, self._inventories.cells(rows), strict=True):
            by_table.setdefault(table.stem, []).append((table, record, cells))
        for some in by_table.values():
            for (table, record, _), row in zip(some, _rows(some), strict=True):
                row.key = self._inventories.words.key(record.node)
                yield table, record, row

    def _stated(self, table: Table, row: Row, node: NamedNode) -> Iterator[tuple[Triple, ColumnPlan]]:
        stated = ((each, plan) for plan in self._plans_of(table) for each in plan.facts(row))
        return ((fact.triple, plan) for fact, plan in named_facts(stated, node.value))

    def _plans_of(self, table: Table) -> list[ColumnPlan]:
        if table.stem not in self._plans:
            self._plans[table.stem] = column_plans(table, self._inventories.group, self._inventories.source_texts)
        return self._plans[table.stem]


def _basis(plan: ColumnPlan) -> str:
    """Return the basis of the cells of a column if it has one of its own, as reference data does."""
    return plan.column.basis or (REFERENCE if plan.graph == REFERENCE else "")


def _rows(records: Sequence[tuple[Table, Record, Mapping[str, str]]]) -> list[Row]:
    """Read rows of one table again from their cells."""
    table = records[0][0]
    places = {column.name: place for place, column in enumerate(table.cells)}
    raws = [RawRow(record.line, [cells.get(name, "") for name in places]) for _, record, cells in records]
    return list(check(raws, table, Document(table.file, places=places)))


def _cells(plan: ColumnPlan, table: Table) -> Iterator[str]:
    """Yield the columns whose cells a plan uses: its own, else those of the value, the subject or the key."""
    column, lines = plan.column, plan.column.lines
    if column.map_column:
        yield column.map_column
    if not column.virtual:
        yield column.name
    elif lines:
        yield from (lines.first, lines.last)
    else:
        template = plan.value or plan.text or plan.about
        yield from (template.names if template and template.names else table.key)
