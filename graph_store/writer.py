"""Writing: a change is applied, forced to disk and published as a whole, or not at all.

A writer never trusts what an earlier one left in `working/`. It starts from hard links to the tables of the newest
published version (a few milliseconds). After a crash at any moment the version that `CURRENT` names is complete, and
the next writer deletes the rest. `release.py` describes how a version is published.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph_store import digest
from graph_store.bulk import BulkLoad, load_quads
from graph_store.changes import Change, as_update, by_graph, net
from graph_store.counts import count_key, counted, graph_names, moved, with_count
from graph_store.disk_space import check_free, loaded_bytes
from graph_store.errors import Damaged, StateFault
from graph_store.graph_load import GraphLoad
from graph_store.manifest import SAME_FACTS, Manifest
from graph_store.readable import Readable
from graph_store.release import Content, Release, Share, story_of
from graph_store.remote.changed import ChangedVersion
from graph_store.remote.client import StoreAddress
from graph_store.remote.stored import StoredVersion
from graph_store.state_folder import StateFolder
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import rows_in
from graph_store.tombstones import names_in
from graph_store.working_store import WorkingStore

BULK_QUADS = 50_000
"""From this many changed quads, and a tenth of the present ones, a fresh store is loaded, because updates get slow."""


class Writer(WorkingStore):
    """The only writer of a state folder while it holds the lock; made by `State.writer`.

    `seconds` is the time that the last change took until it was in the store and on disk, without the time to publish
    it. A writer that could not finish a change is not usable.
    """

    def __init__(
        self, folder: StateFolder, keep: int, share: Share = lambda *_: None, store: StoreAddress | None = None
    ) -> None:
        """Open the store; `share` and `store` are those of `Release`."""
        super().__init__(folder, store)
        self._keep, self._share, self._usable, self.seconds = keep, share, True, 0.0

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that have quads, by IRI."""
        return [NamedNode(name) for name in sorted(graph_names(self._counts()))]

    def publish(
        self,
        remove: Iterable[Quad],
        add: Iterable[Quad],
        *,
        sources: Mapping[str, str],
        added: int | None = None,
        removed: int | None = None,
        inferred_added: int = 0,
        inferred_removed: int = 0,
        note: Mapping[str, Any] | None = None,
        graph_load: GraphLoad | None = None,
        rows: StatingRows | None = None,
        kept: Path | None = None,
    ) -> Manifest:
        """Publish the newest version without `remove` and with `add` as the next version; `graph_load` fills one graph.

        `added` and `removed` are the numbers that a person would count; by default they are the net quads. A quad in
        both `remove` and `add` stays. A graph replaced by a graph_load is counted as a whole. `rows` are the rows that
        state the facts, `kept` is the folder of the inventories; by default those of the version before.
        Raises: ValueError for a blank node, before any change; StoreFull (507) when the disk is full; any exception of
        the graph_load. Then nothing is published.
        """
        self._check_usable()
        removing, adding = list(remove), list(add)
        is_bulk = isinstance(self._store, Store) and _is_bulk(
            len(removing) + len(adding), self.manifest.quads if self.manifest else 0
        )
        began = time.perf_counter()
        with self._folder.writing():
            content = (self._load_beside if is_bulk else self._update)(removing, adding)
            if isinstance(self._store, Store):
                self._store.flush()
            self.seconds = time.perf_counter() - began
            content, gone, come = (content, 0, 0) if graph_load is None else self._filled(content, graph_load)
        inferred = inferred_added, inferred_removed
        story = story_of(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story, rows, kept)

    def load(self) -> BulkLoad:
        """Return a new store that can be filled and published as the next version. Raises: StateFault (500)."""
        self._check_usable()
        with self._folder.writing():
            return BulkLoad(self.new_place())

    def publish_load(
        self,
        load: BulkLoad,
        remove: Iterable[Quad],
        *,
        sources: Mapping[str, str],
        added: int,
        removed: int,
        inferred_added: int,
        inferred_removed: int,
        note: Mapping[str, Any],
        graph_load: GraphLoad | None = None,
        rows: StatingRows | None = None,
        kept: Path | None = None,
    ) -> Manifest:
        """Publish a load as the next version, as `publish` does; `remove` are the quads that are no longer there.

        Raises: StoreFull (507) when the disk is full; any exception of the graph_load. Then nothing is published.
        """
        self._check_usable()
        self._usable = False
        with self._folder.writing():
            load.flush()
            content = self._loaded(load, remove)
            self._opened = load.store
            content, gone, come = (content, 0, 0) if graph_load is None else self._filled(content, graph_load)
        inferred = inferred_added, inferred_removed
        story = story_of(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story, rows, kept)

    def begin(self) -> Manifest:
        """Publish an empty version 0, so that readers find a version before the first write."""
        self._check_usable()
        nothing = Content({}, 0, 0, 0)
        return self._release(0, nothing, story_of(nothing, None))

    def rewrite(self, change: Callable[[Store], None], *, note: Mapping[str, Any] | None = None) -> Manifest | None:
        """Let `change` modify the store freely and publish the result; return None if nothing changed.

        For an ordinary dataset: blank nodes and empty graphs are kept. All quads are counted, which grows with size.
        Raises: any exception of `change`, and then nothing is published; StoreFull (507) when the disk is full.
        """
        self._check_usable()
        names = set(self._local.named_graphs())
        self._usable = False
        with self._folder.writing():
            change(self._local)
        counts, total = counted(self._local), digest.of_store(self._local)
        if (counts, total, set(self._local.named_graphs())) == (self._counts(), self._digest(), names):
            return None
        grown = sum(counts.values()) - sum(self._counts().values())
        content = Content(counts, total, max(0, -grown), max(0, grown))
        return self._release(self.version + 1, content, story_of(content, note))

    def amend(
        self, remove: Iterable[Quad], add: Iterable[Quad], *, note: Mapping[str, Any] | None = None
    ) -> Manifest | None:
        """Apply a change as `rewrite` does, but with its quads known: as quick in a large dataset as in a small one."""
        self._check_usable()
        coming = set(add)
        change = Change(
            {quad for quad in remove if quad not in coming and quad in self._local},
            {quad for quad in coming if quad not in self._local},
        )
        if not change:
            return None
        self._usable = False
        with self._folder.writing():
            for quad in change.removed:
                self._local.remove(quad)
            self._local.extend(change.added)
        content = self._changed(change)
        return self._release(self.version + 1, content, story_of(content, note))

    def adopt(self, quads: Path, rows: Iterable[tuple[str, bytes]], kept: Path, archived: Manifest) -> Manifest:
        """Publish the content of an N-Quads file as the version `archived` that an archive describes.

        `rows` are the rows that state its facts, with the digests of these end to end; `kept` is the folder of its
        inventories.

        It keeps its number if that is free, because rows name the version in which they last changed.
        Raises: Damaged (500) if the content has another digest than the archive states; StoreFull (507).
        """
        self._check_usable()
        with self._folder.writing():
            named = parse(path=quads, format=RdfFormat.N_QUADS, lenient=True)  # `bulk_load` renames blank nodes
            self._usable = False
            check_free(self._folder.root, loaded_bytes(archived))
            load_quads(self._begin_fresh(), named)
        store = self._local
        content = Content(counted(store), digest.of_store(store), archived.removed, archived.added)
        if digest.as_text(content.digest) != archived.digest:
            raise Damaged("The archive of version {version} does not match its manifest.", version=archived.version)
        names = ("sources", "added", "removed", "inferred_added", "inferred_removed", "note")
        story = {name: getattr(archived, name) for name in names}
        story["note"] = {name: value for name, value in archived.note.items() if name != SAME_FACTS}
        with self._folder.writing():
            stating = rows_in(rows, self.new_place())
        return self._release(max(self.version + 1, archived.version), content, story, stating, kept)

    def close(self) -> None:
        """Close the store."""
        self._usable, self._opened = False, Store()

    def _update(self, remove: list[Quad], add: list[Quad]) -> Content:
        change = net(self._store, remove, add)
        content = self._changed(change)
        touched = [graph for graph in by_graph(change.removed) if isinstance(graph, NamedNode)]
        if (change.removed or change.added) and isinstance(self._store, Store):
            self._usable = False
            self._store.update(as_update(change, [graph for graph in touched if graph.value not in content.counts]))
        return content

    def _changed(self, change: Change) -> Content:
        """Return the content of the newest version after a change, computed from the change alone."""
        total = self._digest() + digest.of_quads(change.added) - digest.of_quads(change.removed)
        counts = moved(self._counts(), change)
        return Content(counts, total % digest.MODULUS, len(change.removed), len(change.added), change)

    def _load_beside(self, remove: list[Quad], add: list[Quad]) -> Content:
        old, change = self._local, net(self._local, remove, add)
        self._usable = False
        held = self.manifest.quads if self.manifest else 0
        check_free(self._folder.root, loaded_bytes(self.manifest, held + len(change.added) - len(change.removed)))
        same = (quad for quad in old if quad not in change.removed) if change.removed else old
        load_quads(self._begin_fresh(), chain(same, change.added))
        return self._changed(change)

    def _loaded(self, load: BulkLoad, remove: Iterable[Quad]) -> Content:
        """Return the content of a load; `remove` are the quads of the newest version that it does not have."""
        went, gone, counts = set[NamedNode](), 0, load.counts
        for quad in remove:
            went |= names_in([quad], self._folder.base)
            gone += 1
        held = self.manifest.quads if self.manifest else 0
        return Content(counts, load.digest, gone, sum(counts.values()) - held + gone, went=went)

    def _filled(self, content: Content, graph_load: GraphLoad) -> tuple[Content, int, int]:
        """Return the content after a graph has been filled, and the numbers of its removed and added quads."""
        self._usable = False
        if content.change and isinstance(self._store, StoredVersion):
            self._local.update(as_update(content.change))
        had, gone, store = 0, 0, self._local
        total = content.digest
        if content.counts.get(count_key(graph_load.graph)):
            had, before = graph_load.measured(store)
            total -= before
            if graph_load.replaces:
                gone, had = had, 0
                self._leave_out(graph_load.graph)
        graph_load.load(self._local)
        holds, after = graph_load.measured(self._local)
        counts = with_count(content.counts, graph_load.graph, holds)
        removed, added = content.removed + gone, content.added + holds - had
        went = None if gone else content.went
        return Content(counts, (total + after) % digest.MODULUS, removed, added, went=went), gone, holds - had

    def _release(
        self, version: int, content: Content, story: dict[str, Any], rows: StatingRows | None = None,
        kept: Path | None = None,
    ) -> Manifest:  # fmt: skip
        """Write the store as a new version and make it the newest; a failure before the end leaves the old one."""
        self._usable = False
        release = Release(self._folder, self.manifest, self._share, self._address)
        store: Readable = self._store
        if isinstance(store, StoredVersion):
            store = ChangedVersion(store, content.change or Change(set(), set()))
        gone = release.back_up(store, version, content)
        self._opened = None  # an open store goes on merging tables in the background
        source = None if release.copies else store
        self.version, self.manifest = version, release.publish(version, content, story, gone, rows, kept, source)
        self._usable = True
        with contextlib.suppress(OSError):  # the version is published all the same; the next writer prunes again
            self._folder.prune(self._keep)
        return self.manifest

    def _check_usable(self) -> None:
        if not self._usable:
            raise StateFault("This writer is closed or could not finish a change; start another one.")

    def _counts(self) -> dict[str, int]:
        return dict(self.manifest.graphs) if self.manifest else {}

    def _digest(self) -> int:
        return int(self.manifest.digest, 16) if self.manifest else 0


def _is_bulk(changed: int, present: int) -> bool:
    return changed >= BULK_QUADS and changed * 10 >= present
