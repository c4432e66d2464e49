"""The store that a writer changes before it is published."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store, Triple

from graph_store.bulk import load_quads
from graph_store.counts import count_key
from graph_store.disk_space import check_free, loaded_bytes
from graph_store.durable_files import link_store
from graph_store.errors import Damaged
from graph_store.manifest import COUNTED_QUADS, STORE, Manifest, check_files, has_store, read_manifest
from graph_store.remote.client import StoreAddress
from graph_store.remote.stored import StoredVersion
from graph_store.state_folder import StateFolder
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, Term


class WorkingStore:
    """A store on disk below `working/`, which starts as the newest version and shares its tables by hard links.

    `version` and `manifest` are those of the newest version: 0 and None before the first.
    """

    def __init__(self, folder: StateFolder, store: StoreAddress | None = None) -> None:
        self.version: int = folder.current() or 0
        self.manifest: Manifest | None = None
        self._folder, self._rows, self._address = folder, (0, StatingRows()), store
        folder.sweep()
        self._opened: Store | StoredVersion | None = self._start()

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the present triples of a graph."""
        return {quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph)}

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match; None matches anything, `DefaultGraph()` only the default graph."""
        return self._store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        """Return whether the store has a quad."""
        return quad in self._store

    def holds(self, graph: NamedNode) -> bool:
        """Return whether there is a graph with this name, which may be empty."""
        return self._store.contains_named_graph(graph)

    @property
    def rows(self) -> StatingRows:
        """The rows that state the facts of the newest version."""
        if self._rows[0] != self.version:
            self._rows = self.version, StatingRows.of_version(self._folder.version(self.version))
        return self._rows[1]

    def copy(self) -> Store:
        """Return a store on disk with the content of the newest version, for experiments; deleted with the writer."""
        place = self.new_place()
        if isinstance(self._store, StoredVersion):
            return _filled(place, self._store)
        if self.version:
            link_store(self._folder.version(self.version) / STORE, place)
        return Store(str(place))

    @property
    def _store(self) -> Store | StoredVersion:
        """Return the store; after a release it starts again from the published version."""
        if self._opened is None:
            self._opened = self._start()
        return self._opened

    @property
    def _local(self) -> Store:
        """Return the store as one that can be changed here; a version without a copy here is copied first."""
        found = self._store
        if isinstance(found, StoredVersion):
            found = self._opened = _filled(self.new_place(), found)
        return found

    def new_place(self) -> Path:
        """Return a new path, because the engine of an ending process may still clean up its own."""
        return self._folder.working / f"{os.getpid()}-{time.time_ns()}"

    def _begin_fresh(self) -> Store:
        """Continue with an empty store, and return it."""
        self._opened = Store(str(self.new_place()))
        return self._opened

    def _leave_out(self, graph: GraphName) -> None:
        """Continue with a store without one graph, because clearing a graph of many quads takes minutes.

        Raises: StoreFull (507).
        """
        if self.manifest is not None:
            left = self.manifest.quads - self.manifest.graphs.get(count_key(graph), 0)
            check_free(self._folder.root, loaded_bytes(self.manifest, left))
        old, fresh = self._local, self._begin_fresh()
        load_quads(fresh, (quad for quad in old if quad.graph_name != graph))
        for name in old.named_graphs():
            if name != graph:
                fresh.add_graph(name)

    def _start(self) -> Store | StoredVersion:
        place = self.new_place()
        place.parent.mkdir(parents=True, exist_ok=True)
        if self.version == 0:
            return Store(str(place))
        published = self._folder.version(self.version)
        self.manifest = read_manifest(published)
        check_files(published, self.manifest)
        if not has_store(self.manifest):
            stored = StoredVersion.of(self._address, self._folder.root, self.manifest)
            return _filled(place, stored) if stored.address.copies else stored
        link_store(published / STORE, place)
        store = Store(str(place))
        if self.manifest.quads <= COUNTED_QUADS and len(store) != self.manifest.quads:
            raise Damaged(
                "Version {version} holds {count} quads and should hold {quads}.",
                version=self.version,
                count=len(store),
                quads=self.manifest.quads,
            )
        return store


def _filled(place: Path, quads: StoredVersion) -> Store:
    """Return a new store on disk with the quads of a version."""
    store = Store(str(place))
    load_quads(store, quads)
    return store
