"""One published version, read-only and safe to use from any thread.

Every method returns plain lists: the engine's own iterators belong to the thread that made them.
"""

import json
import os
import threading
import weakref
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple

from graph_store.columns import Columns
from graph_store.counts import count_key
from graph_store.errors import Damaged, UnknownVersion
from graph_store.graphs import Graphs, Scope
from graph_store.lock import hold_shared
from graph_store.lookups import Pattern, look_up
from graph_store.manifest import (
    COUNTED_QUADS,
    DOCUMENT,
    FILE,
    STORE,
    Manifest,
    check_files,
    has_store,
    mark_of,
    read_manifest,
)
from graph_store.readable import Published
from graph_store.remote.client import StoreAddress
from graph_store.remote.solving import solved
from graph_store.remote.stored import StoredVersion
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, Term
from graph_store.views import Inverses, View, inverses


class Snapshot:
    """The content of a version, or a view of it as of a document; while it is in use, no process prunes the version."""

    def __init__(self, folder: Path, number: int, *, counted: bool = False, store: StoreAddress | None = None) -> None:
        """Open a version's folder; it is read from disk until `hold` is called.

        Its quads are counted, which is slow for a large version, unless the caller already did that: `counted`.
        `store` is the server with the quads of versions that have no copy here.

        Raises: UnknownVersion (404), Damaged (500); Gone (410) if its quads are neither here nor in a store.
        """
        held = hold_shared(folder / FILE)
        if held is None:
            raise UnknownVersion(
                "Version {number} is not kept here: it was never published, or it was pruned.", number=number
            )
        weakref.finalize(self, os.close, held)
        self.folder = folder
        self.path: Path = folder / STORE
        self.manifest: Manifest = read_manifest(folder)
        self.version: int = number
        self.key = f"{self.path} {self.manifest.digest}", number
        """A key that distinguishes this version from every other, also from those of other state folders."""
        self.document: str = self.manifest.note.get(DOCUMENT, "")
        """The key of the document as of which it shows the version; empty for the version itself."""
        self.view_of: Snapshot | None = None
        """The version that it is a view of, which is in use as well."""
        self.mark: str = mark_of(self.manifest)
        self.graphs = Graphs(self.manifest.base)
        self._columns: dict[Scope, Columns] = {}
        self._inverses: Inverses | None = None
        self._lock = threading.Lock()
        self._stores: list[Published] = [self._open(counted and self.manifest.quads > COUNTED_QUADS, store)]

    def __str__(self) -> str:
        """Return the words for it in messages."""
        return f"version {self.shown}"

    @property
    def shown(self) -> str:
        """Return its number, and its document if it has one, for messages."""
        return f"{self.version} as of {self.document}" if self.document else f"{self.version}"

    def store(self) -> Published:
        """Return the quads: in memory after `hold`, else read-only on disk, or in a store that others run."""
        return self._stores[-1]

    @property
    def stored(self) -> StoredVersion | None:
        """Return the quads in the store that others run, if there is no copy here."""
        found = self._stores[0]
        return found if isinstance(found, StoredVersion) else None

    @cached_property
    def rows(self) -> StatingRows:
        """The rows that state the facts of the version. Raises: Damaged (500)."""
        return StatingRows.of_version(self.folder)

    def hold(self) -> None:
        """Hold the version in memory from now on; blank nodes get other names there.

        The engine copies the text from store to store, so that other threads go on meanwhile. Without a copy on disk,
        nothing happens.
        Raises: Damaged (500).
        """
        disk = self._stores[0]
        if not isinstance(disk, Store):
            return
        try:
            memory = Store()
            memory.bulk_load(disk.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
        except OSError as fault:
            raise Damaged("Version {version} cannot be read: {fault}", version=self.version, fault=fault) from fault
        self._stores.append(memory)

    @property
    def disk(self) -> Published:
        """Return the quads outside memory, for reading a whole version without holding it in memory."""
        return self._stores[0]

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> list[Quad]:
        """Return the quads that match; None matches anything, `DefaultGraph()` only the default graph."""
        return list(self.store().quads_for_pattern(s, p, o, g))

    def triples(
        self,
        scope: Scope,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
    ) -> list[Triple]:
        """Return the facts of a scope that match, each once."""
        found = [quad.triple for quad in self.view(scope).quads(s, p, o)]
        return list(dict.fromkeys(found)) if scope.synthetic else found

    def look_up(self, patterns: Iterable[Pattern], graph: GraphName | None = None) -> list[Quad]:
        """Return the quads that match any of the patterns, in one operation of the store.

        All patterns leave the same places open. Without a graph, every named graph is searched.
        """
        return look_up(self.store(), patterns, graph)

    def view(self, scope: Scope, *, on_disk: bool = False) -> View:
        """Return the view of a scope, read from the quickest store or from the one on disk."""
        stores = self._stores  # not `self`, which would keep this version alive
        return View((lambda: stores[0]) if on_disk else (lambda: stores[-1]), self.graphs, scope, self.inverses)

    @property
    def inverses(self) -> Inverses:
        """The inverses of each property, read at first use."""
        if self._inverses is None:
            self._inverses = inverses(self.disk, self.graphs)
        return self._inverses

    def select(self, query: str, **bound: Term) -> list[dict[str, Term]]:
        """Return the rows of one of our own SELECT queries, without the variables that a row leaves unbound.

        `bound` values replace variables before the query runs, so they never become part of its text. A query from
        outside may crash the engine and must go to a query worker.
        """
        solutions = solved(self.store(), query, self.manifest.base, bound)
        if not isinstance(solutions, QuerySolutions):
            raise ValueError("Only a SELECT query gives rows; this query has another form.")
        names = [variable.value for variable in solutions.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in solutions]

    def count(self, g: GraphName) -> int:
        """Return the number of quads in a graph; 0 if there is no such graph."""
        return self.manifest.graphs.get(count_key(g), 0)

    def holds(self, graph: NamedNode) -> bool:
        """Return whether there is a graph with this name, which may be empty in an ordinary dataset."""
        return self.disk.contains_named_graph(graph)

    def columns(self, scope: Scope = Scope()) -> Columns:  # noqa: B008
        """Return the columns of a scope, shared by all callers."""
        with self._lock:
            if scope not in self._columns:
                self._columns[scope] = Columns(self.view(scope))
            return self._columns[scope]

    def _open(self, counted: bool, address: StoreAddress | None) -> Published:
        if self.manifest.version != self.version:
            raise Damaged(
                "The folder of version {version} holds version {other}.",
                version=self.version,
                other=self.manifest.version,
            )
        check_files(self.folder, self.manifest)
        if not has_store(self.manifest):
            return StoredVersion.of(address, self.folder.parents[1], self.manifest)
        try:
            store = Store.read_only(str(self.path))
            found = self.manifest.quads if counted else len(store)
        except (OSError, RuntimeError) as fault:
            raise Damaged("Version {version} cannot be opened: {fault}", version=self.version, fault=fault) from fault
        if found != self.manifest.quads:
            raise Damaged(
                "Version {version} holds {found} quads and should hold {quads}.",
                version=self.version,
                found=found,
                quads=self.manifest.quads,
            )
        return store


def task_of(snapshot: Snapshot) -> dict[str, Any]:
    """Return what another process needs to open a version, for a message."""
    return {"folder": str(snapshot.folder), "version": snapshot.version, "store": store_of(snapshot)}


def snapshot_of(task: Mapping[str, Any]) -> Snapshot:
    """Open the version that a message from `task_of` names. Raises: as `Snapshot` does."""
    return Snapshot(Path(task["folder"]), task["version"], counted=True, store=StoreAddress.of(task["store"]))


def store_of(snapshot: Snapshot) -> dict[str, Any] | None:
    """Return the address of the store that has the only copy of a version, for a message to another process."""
    return None if snapshot.stored is None else snapshot.stored.address.as_mapping()


def store_told(given: IO[str] | None) -> StoreAddress | None:
    """Return the address that a process was given as JSON on its standard input; None if it was given none."""
    text = given.read() if given is not None and not given.isatty() else ""
    return StoreAddress.of(json.loads(text)) if text else None
