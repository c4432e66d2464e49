"""The rows that a sync adds, changes and removes, cell by cell, with the cell before and the cell now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph_store.errors import UnknownVersion
from graph_store.versions import State
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.map.inventories import Inventories, inventories_of
from loaders.map.provenance import Record
from loaders.read.document import hidden
from loaders.reports.report import RowChange

Cells: TypeAlias = Mapping[str, str]

Pair: TypeAlias = tuple[str | None, str | None]
"""A cell before and after; None if the row did not or does not have it."""

MOST = 1_000
"""The most rows that a report lists; its counts are of all rows."""


@dataclass(frozen=True, slots=True)
class Move:
    """A row that is new (no `earlier` one), changed, or gone (no `row`)."""

    table: Table
    row: Row | None
    earlier: Record | None


def row_changes(moves: Iterable[Move], state: State, version: int) -> list[RowChange]:
    """Return the changes of rows since a version. The values of personal columns are hidden."""
    earlier = _Earlier(state, version)
    return [_change(move, earlier) for move in moves]


class _Earlier:
    """The cells of rows in the version before."""

    def __init__(self, state: State, version: int) -> None:
        self.inventories: Inventories | None = None
        if version:
            try:
                self.inventories = inventories_of(state.open(version))
            except UnknownVersion:  # pruned in the meantime: the report then has no earlier cells
                return

    def cells(self, table: Table, record: Record | None) -> Cells:
        """Return the cells of one row, or no cells if the row did not exist."""
        if record is None or self.inventories is None:
            return {}
        found = next((each for each in self.inventories.tables if each.stem == table.stem), None)
        return self.inventories.cells([(found, record)])[0] if found else {}


def _change(move: Move, earlier: _Earlier) -> RowChange:
    table, row = move.table, move.row
    before = earlier.cells(table, move.earlier)
    after = row.raw if row else {}
    kind = "removed" if row is None else "changed" if move.earlier else "added"
    key = ", ".join((row.texts if row else before).get(name, "") for name in table.key)
    cells = dict(_differing(table, before, after, whole=row is None))
    return RowChange(table.file, key, row.line if row else None, kind, cells)


def _differing(table: Table, before: Cells, after: Cells, *, whole: bool) -> Iterator[tuple[str, Pair]]:
    """Yield the cells that differ. A column that is missing from the file is left out."""
    for column in table.cells:
        name = column.name
        if name in after or whole:
            pair = before.get(name) or None, after.get(name) or None
            if pair[0] != pair[1]:
                yield name, (_shown(pair[0], column.personal), _shown(pair[1], column.personal))


def _shown(cell: str | None, personal: bool) -> str | None:
    return hidden(cell) if cell and personal else cell
