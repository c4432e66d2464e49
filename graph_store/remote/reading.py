"""The published set of graphs in a store, as the serving process sees it: which queries it may pass on, and when.

A store that failed is left alone for some seconds. A query that is not passed on, or fails there, is answered by the
workers of the version itself, so a store that is down costs no answer.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from graph_store.counts import graph_names
from graph_store.errors import GraphError
from graph_store.manifest import Manifest
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import Letter
from graph_store.remote.record import Held, Record, RecordFile
from graph_store.snapshot import Snapshot

_log = logging.getLogger(__name__)

REST_S: Final = 5.0
"""Seconds for which a store that failed gets no query."""


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """The published set of graphs in a store, for a message to a worker.

    `graphs` are the named graphs of the version, `server` is the header of that name in the answers of the store, and
    `most_rows` is the number of rows to which it cuts an answer, or 0. `has_copy`: the version is here too.
    """

    address: dict[str, Any]
    base: str
    letter: Letter
    graphs: list[str]
    server: str
    most_rows: int
    timeout_s: float
    has_copy: bool = True


@dataclass(frozen=True, slots=True)
class StoreServed:
    """The newest version, as workers read it from the store; `path` is the folder of its own store."""

    folder: Path
    path: Path
    manifest: Manifest
    key: tuple[str, int]
    published: PublishedSet

    @property
    def version(self) -> int:
        """Return the number of the version."""
        return self.manifest.version

    def as_mapping(self) -> dict[str, Any]:
        """Return the published set for a message to a worker."""
        return asdict(self.published)


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """The state of the store: the version that it holds, or 0, and the numbers of queries by outcome.

    `fault` is the code of the fault of the last query there; empty if it succeeded. Readers do not see the address.
    """

    version: int = 0
    passed_on: int = 0
    kept: int = 0
    failed: int = 0
    fault: str = ""


class StoreReader:
    """The store of a state folder, for queries.

    `counts` has the number of queries by outcome: `passed_on`, `kept` (for our own workers) and `failed`.
    """

    def __init__(self, address: StoreAddress, root: Path, base: str, timeout_s: float) -> None:
        """Store the parameters; `timeout_s` is the time that the store may be silent."""
        self.address, self._base, self._timeout_s = address, base, timeout_s
        self.records = RecordFile(root)
        self.fault: GraphError | None = None
        self.counts: Counter[str] = Counter(passed_on=0, kept=0, failed=0)
        self._rests_until = 0.0

    def record(self) -> Record | None:
        """Return the record of the sets, if it is that of this store."""
        found = self.records.read()
        return found if found is not None and found.address == self.address.query else None

    @contextmanager
    def use(self, snapshot: Snapshot) -> Iterator[StoreServed | None]:
        """Yield the version in the store, which is not changed until the block ends; None if it is not there.

        A store that failed is not asked for a while, unless it has the only copy of the version.
        """
        record = self.record()
        rests = time.monotonic() < self._rests_until and snapshot.stored is None
        if record is None or rests or snapshot.document:
            yield None
            return
        with self.records.reading(Held(snapshot.version, snapshot.manifest.digest)) as letter:
            is_newest = record.published == letter
            yield self._served(snapshot, letter, record) if letter and (is_newest or snapshot.stored) else None

    def status(self) -> StoreStatus:
        """Return what is known of the store."""
        record = self.record()
        held = record.held(record.published) if record is not None and record.published else None
        fault = "" if self.fault is None else self.fault.code
        return StoreStatus(held.version if held else 0, fault=fault, **self.counts)

    def failed(self, fault: GraphError) -> None:
        """Leave the store alone for a while."""
        _log.warning("the store failed, and queries are answered here: %s", fault)
        self.fault, self._rests_until = fault, time.monotonic() + REST_S

    def answered(self) -> None:
        """Note that the store works."""
        self.fault = None

    def _served(self, snapshot: Snapshot, letter: Letter, record: Record) -> StoreServed:
        published = PublishedSet(
            self.address.as_mapping(), self._base, letter, graph_names(snapshot.manifest.graphs),
            record.server, record.most_rows or 0, self._timeout_s, snapshot.stored is None,
        )  # fmt: skip
        key = f"{self.address.query} {letter} {snapshot.key[0]}", snapshot.version
        return StoreServed(snapshot.folder, snapshot.path, snapshot.manifest, key, published)
