"""The rows that are wanted, poured into a new store one by one: for a sync that holds every row against the one before.

What a row states can then depend on another release, other metadata or other texts, or the graphs may be no longer as
the last sync left them. Of a row that is as it was nothing stays in memory.
"""

from collections.abc import Iterable
from dataclasses import replace

from loaders.change.first_load import FirstLoad
from loaders.mapping import Statement
from loaders.provenance import Record, Words
from loaders.settling.reconcile import Wanted

_NONE: frozenset[str] = frozenset()


class Renewed(Wanted):
    """The same as `Wanted`, but `records` are those of fresh and stale rows, without what they state."""

    load: FirstLoad

    def __init__(self, words: Words, version: int) -> None:
        super().__init__()
        self._words, self._version = words, version

    def take(self, record: Record, statements: Iterable[Statement], earlier: Record | None = None) -> None:
        """Pour a row and what it states."""
        for name, triple in statements:
            self.load.state_triple(self._words.graphs.named(name), triple)
        self.load.describe(map(str, self._words.record_triples(record)))
        if record.version == self._version or record.stale_since is not None:
            self.records.append(replace(record, states=_NONE, as_written=_NONE))

    def drop(self, record: Record) -> None:
        """What was known of a row is not poured, and that is all."""
