"""The rows of a first sync, poured into its load one by one: every good row is new, so there are no comparisons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, tee

from pyoxigraph import Triple

from graph_store.disk_space import QUAD_BYTES
from loaders.change.first_load import FirstLoad
from loaders.check.inventory import Inventory
from loaders.diff.changes import MOST, Move
from loaders.diff.reconcile import KeptCells
from loaders.map.mapping import State, row_node
from loaders.map.provenance import RowTexts, Words
from loaders.reports.options import SyncOptions
from loaders.reports.report import FileReport

STORING = "storing"
"""The step of a first sync in which the rows of a file become triples of the store."""

_STRIDE = 2_000
"""Number of rows between two reports of progress. The space for a file is estimated from its first rows, as many."""

_FIRST = 1


@dataclass(slots=True)
class Pouring:
    """The rows of all inventories.

    `texts` give the statements of a row of each file, `kept_cells` its cells that cannot be rebuilt from these;
    `around` is the provenance of files and of the run.
    """

    words: Words
    inventories: Mapping[str, Inventory]
    texts: Mapping[str, State]
    kept_cells: Mapping[str, KeptCells]
    options: SyncOptions
    around: Iterable[Triple] = ()

    @property
    def files(self) -> list[FileReport]:
        """The reports of the files."""
        return [_report(inventory) for inventory in self.inventories.values()]

    @property
    def moves(self) -> list[Move]:
        """The first rows, up to the number that a report lists; all are new."""
        new = (Move(each.table, row, None) for each in self.inventories.values() for row in each.good)
        return list(islice(new, MOST))

    def pour(self, load: FirstLoad) -> bool:
        """Pour everything; it is always to be published. Raises: StoreFull (507)."""
        load.describe(map(str, self.around))
        for inventory in self.inventories.values():
            self._file(inventory, load)
        return True

    def _file(self, inventory: Inventory, load: FirstLoad) -> None:
        table = inventory.table
        states, kept_cells = self.texts[table.file], self.kept_cells[table.file]
        described = RowTexts(self.words, table.stem, _FIRST)
        good = sum(row.good for row in inventory.rows)
        before = load.held() if good > _STRIDE else 0
        rows, mapped = tee(inventory.good)
        for number, (row, stated) in enumerate(zip(rows, states(mapped), strict=True)):
            if not number % _STRIDE:
                self.options.tell(f"{STORING} {table.file}", number, len(inventory.rows))
            if number == _STRIDE:
                load.load.check_free((load.held() - before) * (good - number) // number * QUAD_BYTES)
            for graph, triple, name, is_axiom in stated:
                load.state(graph, triple, name, is_axiom=is_axiom)
            load.row(row_node(self.words.base, table.stem, row.key), (name for _, _, name, _ in stated))
            load.describe(described.of(row, kept_cells(row)))


def _report(inventory: Inventory) -> FileReport:
    report = FileReport(inventory.table.file)
    if inventory.document.refused:
        report.refused = True
        return report
    report.loaded = report.added = sum(row.good for row in inventory.rows)
    report.quarantined = len(inventory.rows) - report.loaded
    report.skipped = inventory.document.skipped
    report.rows = len(inventory.rows) + report.skipped
    return report
