"""Write the wanted rows to a new store, one by one: for a sync that compares every row with the version before.

Such a sync is needed if another release, other metadata or other texts may change what a row states, or if the graphs
are no longer as the last sync left them. Unchanged rows are not kept in memory.
"""

from collections.abc import Iterable
from dataclasses import replace

from loaders.change.first_load import FirstLoad
from loaders.diff.reconcile import Wanted
from loaders.map.provenance import Record, Words
from loaders.map.renderings import Statement


class Renewed(Wanted):
    """Like `Wanted`, but `records` holds only new, changed and stale rows, without their statements."""

    load: FirstLoad

    def __init__(self, words: Words, version: int) -> None:
        super().__init__()
        self._words, self._version = words, version

    def take(self, record: Record, statements: Iterable[Statement], earlier: Record | None = None) -> None:
        """Write a row and its statements."""
        for name, triple in statements:
            self.load.state_triple(self._words.graphs.named(name), triple)
        self.load.describe(map(str, self._words.record_triples(record)))
        self.load.row(record.node, record.states)
        if record.version == self._version or record.stale_since is not None:
            self.records.append(replace(record, states=frozenset(), as_written=frozenset()))

    def drop(self, record: Record) -> None:
        """Do nothing: an earlier record that is not written is gone."""
