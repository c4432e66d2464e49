"""The rows of a version that is built anew: each is written to a new store at once, and not kept in memory.

So is the first version, and one after another release, other metadata or other texts, which may change what a row
states; or after the graphs were changed otherwise than by a sync.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph_store.disk_space import QUAD_BYTES
from graph_store.text import Text
from loaders.change.first_load import FirstLoad
from loaders.check.inventory import Inventory
from loaders.diff.wanted import Wanted
from loaders.map import renderings
from loaders.map.provenance import Record, Words
from loaders.reports.options import SyncOptions
from loaders.reports.report import FileReport

_STRIDE = 2_000
"""Number of rows between two reports of progress. The space for a file is estimated from its first rows, as many."""


class Anew(Wanted):
    """Rows that are written as they come; after a first version, `records` has those that are new, changed or stale."""

    is_whole = True

    def __init__(self, words: Words, version: int, options: SyncOptions, load: FirstLoad) -> None:
        super().__init__()
        self._words, self._version, self._options, self._load = words, version, options, load
        self._file, self._rows, self._number, self._before = "", 0, 0, 0

    def begin(self, inventory: Inventory) -> FileReport:
        """Begin a file, and return its report."""
        self._file, self._rows, self._number = inventory.table.file, len(inventory.rows), 0
        self._before = self._load.held() if self._rows > _STRIDE else 0
        return super().begin(inventory)

    def take(self, record: Record, statements: Iterable[renderings.Text], earlier: Record | None = None) -> None:
        """Write a row and its statements. Raises: StoreFull (507) if the rows of its file will not fit."""
        self._tell()
        for graph, triple, name, is_axiom in statements:
            self._load.state(graph, triple, name, is_axiom=is_axiom)
        self._load.describe(self._words.record_texts(record))
        self._load.row(record.node, record.states)
        if self._version > 1 and (record.version == self._version or record.stale_since is not None):
            self.records.append(replace(record, states=frozenset(), as_written=frozenset()))

    def drop(self, record: Record) -> None:
        """Do nothing: an earlier record that is not written is gone."""

    def _tell(self) -> None:
        """Report the progress, and check the space after the first rows of a file."""
        if not self._number % _STRIDE:
            self._options.tell(Text("storing {file}", file=self._file), self._number, self._rows)
        if self._number == _STRIDE:
            left = max(0, self._rows - self._number)
            self._load.load.check_free((self._load.held() - self._before) * left // self._number * QUAD_BYTES)
        self._number += 1
