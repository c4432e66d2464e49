"""Which rows a sync adds, changes and takes away, cell by cell: as they were written before and as they are now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph_store.errors import UnknownVersion
from graph_store.versions import State
from loaders.csvw.metadata import Table
from loaders.inventories import Inventories
from loaders.provenance import Record
from loaders.reading.document import hidden
from loaders.reading.rows import Row
from loaders.report import RowChange

Cells: TypeAlias = Mapping[str, str]

Pair: TypeAlias = tuple[str | None, str | None]
"""A cell before and after; None when it was or is not there."""

MOST = 1_000
"""How many rows a report tells of; its counts are of all."""


@dataclass(frozen=True, slots=True)
class Move:
    """A row that is new (no `earlier` one), changed, or gone (no `row`)."""

    table: Table
    row: Row | None
    earlier: Record | None


def row_changes(moves: Iterable[Move], state: State, version: int) -> list[RowChange]:
    """The changes of rows since a version; cells of personal columns are not repeated."""
    earlier = _Earlier(state, version)
    return [_change(move, earlier) for move in moves]


class _Earlier:
    """The cells of rows in the version before."""

    def __init__(self, state: State, version: int) -> None:
        self.inventories: Inventories | None = None
        if version:
            try:
                self.inventories = Inventories(state.open(version).disk, state.base)
            except UnknownVersion:  # pruned in the meantime: what changed is told without what it was
                return

    def cells(self, table: Table, record: Record | None) -> Cells:
        """The cells of one row, none when it was not there."""
        if record is None or self.inventories is None:
            return {}
        found = next((each for each in self.inventories.tables if each.stem == table.stem), None)
        return self.inventories.cells(found, record) if found else {}


def _change(move: Move, earlier: _Earlier) -> RowChange:
    table, row = move.table, move.row
    before = earlier.cells(table, move.earlier)
    after = row.raw if row else {}
    kind = "removed" if row is None else "changed" if move.earlier else "added"
    key = ", ".join((row.texts if row else before).get(name, "") for name in table.key)
    cells = dict(_differing(table, before, after, whole=row is None))
    return RowChange(table.file, key, row.line if row else None, kind, cells)


def _differing(table: Table, before: Cells, after: Cells, *, whole: bool) -> Iterator[tuple[str, Pair]]:
    """The cells that differ; a column that the file does not have says nothing."""
    for column in table.cells:
        name = column.name
        if name in after or whole:
            pair = before.get(name) or None, after.get(name) or None
            if pair[0] != pair[1]:
                yield name, (_shown(pair[0], column.personal), _shown(pair[1], column.personal))


def _shown(cell: str | None, personal: bool) -> str | None:
    return hidden(cell) if cell and personal else cell
