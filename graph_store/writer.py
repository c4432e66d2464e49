"""Writing: a change is applied, forced to disk and published as a whole, or not at all.

A writer never trusts what an earlier one left in `working/`. It starts from hard links to the tables of the newest
published version (a few milliseconds). After a crash at any moment the version that `CURRENT` names is complete, and
the next writer deletes the rest. `release.py` describes how a version is published.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from graph_store import digest
from graph_store.bulk import BulkLoad, load_quads
from graph_store.changes import Change, as_update, by_graph, net
from graph_store.counts import count_key, counted, moved, with_count
from graph_store.durable_files import link_store, remove_tree
from graph_store.errors import Damaged, StateFault
from graph_store.graph_load import GraphLoad
from graph_store.manifest import COUNTED_QUADS, DEFAULT, STORE, Manifest, check_files, read_manifest
from graph_store.release import Content, Release
from graph_store.state_folder import StateFolder
from graph_store.terms import GraphName, Term
from graph_store.tombstones import names_in

BULK_QUADS = 50_000
"""From this many changed quads, and a tenth of the present ones, a fresh store is loaded, because updates get slow."""


class Writer:
    """The only writer of a state folder while it holds the lock; made by `State.writer`.

    `version` and `manifest` are the newest published version's: 0 and None before the first. `seconds` is the time that
    the last change took until it was in the store and on disk, without the time to publish it.
    """

    def __init__(self, folder: StateFolder, keep: int) -> None:
        self.version: int = folder.current() or 0
        self.manifest: Manifest | None = None
        self._folder, self._keep = folder, keep
        self.seconds = 0.0
        self._usable = True
        folder.sweep()
        self._opened: Store | None = self._start()

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

    def copy(self) -> Store:
        """Return a store on disk with the content of the newest version, for experiments; deleted with the writer."""
        place = self._next_place()
        if self.version:
            link_store(self._folder.version(self.version) / STORE, place)
        return Store(str(place))

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that have quads, by IRI."""
        return [NamedNode(name) for name in sorted(self._counts()) if name != DEFAULT]

    def holds(self, graph: NamedNode) -> bool:
        """Return whether there is a graph with this name, which may be empty."""
        return self._store.contains_named_graph(graph)

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
    ) -> Manifest:
        """Publish the newest version without `remove` and with `add` as the next version; `graph_load` fills one graph.

        `added` and `removed` are the numbers that a person would count; by default they are the net quads. A quad in
        both `remove` and `add` stays. A graph replaced by a graph_load is counted as a whole.
        Raises: ValueError for a blank node, before any change; StateFault (500) when the disk is full; any exception of
        the graph_load. Then nothing is published.
        """
        self._check_usable()
        removing, adding = list(remove), list(add)
        is_bulk = _is_bulk(len(removing) + len(adding), self.manifest.quads if self.manifest else 0)
        began = time.perf_counter()
        with self._folder.writing():
            content = (self._load_beside if is_bulk else self._update)(removing, adding)
            self._store.flush()
            self.seconds = time.perf_counter() - began
            content, gone, come = (content, 0, 0) if graph_load is None else self._filled(content, graph_load)
        inferred = inferred_added, inferred_removed
        story = _story(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story)

    def load(self) -> BulkLoad:
        """Return a new store that can be filled and published as the next version. Raises: StateFault (500)."""
        self._check_usable()
        with self._folder.writing():
            return BulkLoad(self._next_place())

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
    ) -> Manifest:
        """Publish a load as the next version, as `publish` does; `remove` are the quads that are no longer there.

        Raises: StateFault (500) when the disk is full; any exception of the graph_load. Then nothing is published.
        """
        self._check_usable()
        self._usable = False
        with self._folder.writing():
            load.flush()
            content = self._loaded(load, remove)
            self._opened = load.store
            content, gone, come = (content, 0, 0) if graph_load is None else self._filled(content, graph_load)
        inferred = inferred_added, inferred_removed
        story = _story(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story)

    def begin(self) -> Manifest:
        """Publish an empty version 0, so that readers find a version before the first write."""
        self._check_usable()
        nothing = Content({}, 0, 0, 0)
        return self._release(0, nothing, _story(nothing, None))

    def rewrite(self, change: Callable[[Store], None], *, note: Mapping[str, Any] | None = None) -> Manifest | None:
        """Let `change` modify the store freely and publish the result; return None if nothing changed.

        For an ordinary dataset: blank nodes and empty graphs are kept. All quads are counted, which grows with size.
        Raises: any exception of `change`, and then nothing is published; StateFault (500) when the disk is full.
        """
        self._check_usable()
        names = set(self._store.named_graphs())
        self._usable = False
        with self._folder.writing():
            change(self._store)
        counts, total = counted(self._store), digest.of_store(self._store)
        if (counts, total, set(self._store.named_graphs())) == (self._counts(), self._digest(), names):
            return None
        grown = sum(counts.values()) - sum(self._counts().values())
        content = Content(counts, total, max(0, -grown), max(0, grown))
        return self._release(self.version + 1, content, _story(content, note))

    def amend(
        self, remove: Iterable[Quad], add: Iterable[Quad], *, note: Mapping[str, Any] | None = None
    ) -> Manifest | None:
        """Apply a change as `rewrite` does, but with its quads known: as quick in a large dataset as in a small one."""
        self._check_usable()
        coming = set(add)
        change = Change(
            {quad for quad in remove if quad not in coming and quad in self._store},
            {quad for quad in coming if quad not in self._store},
        )
        if not change:
            return None
        self._usable = False
        with self._folder.writing():
            for quad in change.removed:
                self._store.remove(quad)
            self._store.extend(change.added)
        content = self._changed(change)
        return self._release(self.version + 1, content, _story(content, note))

    def adopt(self, quads: Path, archived: Manifest) -> Manifest:
        """Publish the content of an N-Quads file as the version `archived` that an archive describes.

        It keeps its number if that is free, because rows name the version in which they last changed.
        Raises: Damaged (500) if the content has another digest than the archive states.
        """
        self._check_usable()
        with self._folder.writing():
            named = parse(path=quads, format=RdfFormat.N_QUADS, lenient=True)  # `bulk_load` renames blank nodes
            load_quads(self._begin_fresh(), named)
        content = Content(counted(self._store), digest.of_store(self._store), archived.removed, archived.added)
        if digest.as_text(content.digest) != archived.digest:
            raise Damaged(f"The archive of version {archived.version} does not match its manifest.")
        names = ("sources", "added", "removed", "inferred_added", "inferred_removed", "note")
        story = {name: getattr(archived, name) for name in names}
        return self._release(max(self.version + 1, archived.version), content, story)

    def close(self) -> None:
        """Close the store and delete its working folder."""
        self._usable, self._opened = False, Store()
        remove_tree(self._folder.working)

    @property
    def _store(self) -> Store:
        """Return the working store; after a release it starts again from the published version."""
        if self._opened is None:
            self._opened = self._start()
        return self._opened

    def _start(self) -> Store:
        place = self._next_place()
        if self.version == 0:
            place.parent.mkdir(parents=True, exist_ok=True)
            return Store(str(place))
        published = self._folder.version(self.version)
        self.manifest = read_manifest(published)
        check_files(published, self.manifest)
        link_store(published / STORE, place)
        store = Store(str(place))
        if self.manifest.quads <= COUNTED_QUADS and len(store) != self.manifest.quads:
            raise Damaged(f"Version {self.version} holds {len(store)} quads and should hold {self.manifest.quads}.")
        return store

    def _update(self, remove: list[Quad], add: list[Quad]) -> Content:
        change = net(self._store, remove, add)
        content = self._changed(change)
        touched = [graph for graph in by_graph(change.removed) if isinstance(graph, NamedNode)]
        if change.removed or change.added:
            self._usable = False
            self._store.update(as_update(change, [graph for graph in touched if graph.value not in content.counts]))
        return content

    def _changed(self, change: Change) -> Content:
        """Return the content of the newest version after a change, computed from the change alone."""
        total = self._digest() + digest.of_quads(change.added) - digest.of_quads(change.removed)
        counts = moved(self._counts(), change)
        return Content(counts, total % digest.MODULUS, len(change.removed), len(change.added), change)

    def _load_beside(self, remove: list[Quad], add: list[Quad]) -> Content:
        old, change = self._store, net(self._store, remove, add)
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
        had, gone = 0, 0
        total = content.digest
        if content.counts.get(count_key(graph_load.graph)):
            had, before = graph_load.measured(self._store)
            total -= before
            if graph_load.replaces:
                gone, had = had, 0
                self._leave_out(graph_load.graph)
        graph_load.load(self._store)
        holds, after = graph_load.measured(self._store)
        counts = with_count(content.counts, graph_load.graph, holds)
        removed, added = content.removed + gone, content.added + holds - had
        went = None if gone else content.went
        return Content(counts, (total + after) % digest.MODULUS, removed, added, went=went), gone, holds - had

    def _leave_out(self, graph: GraphName) -> None:
        """Continue with a store without one graph, because clearing a graph of many quads takes minutes."""
        old, fresh = self._store, self._begin_fresh()
        load_quads(fresh, (quad for quad in old if quad.graph_name != graph))
        for name in old.named_graphs():
            if name != graph:
                fresh.add_graph(name)

    def _begin_fresh(self) -> Store:
        self._usable = False
        self._opened = Store(str(self._next_place()))
        return self._opened

    def _release(self, version: int, content: Content, story: dict[str, Any]) -> Manifest:
        """Write the store as a new version and make it the newest; a failure before the end leaves the old one."""
        self._usable = False
        release = Release(self._folder, self.manifest)
        gone = release.back_up(self._store, version, content)
        self._opened = None  # an open store goes on merging tables in the background
        self.version, self.manifest = version, release.publish(version, content, story, gone)
        self._usable = True
        with contextlib.suppress(OSError):  # the version is published all the same; the next writer prunes again
            self._folder.prune(self._keep)
        return self.manifest

    def _check_usable(self) -> None:
        if not self._usable:
            raise StateFault("This writer is closed or could not finish a change; start another one.")

    def _next_place(self) -> Path:
        """Return a new folder, because the engine of an ending process may still clean up its own."""
        return self._folder.working / f"{os.getpid()}-{time.time_ns()}"

    def _counts(self) -> dict[str, int]:
        return dict(self.manifest.graphs) if self.manifest else {}

    def _digest(self) -> int:
        return int(self.manifest.digest, 16) if self.manifest else 0


def _story(
    content: Content,
    note: Mapping[str, Any] | None,
    filled: tuple[int, int] = (0, 0),
    *,
    sources: Mapping[str, str] | None = None,
    added: int | None = None,
    removed: int | None = None,
    inferred: tuple[int, int] = (0, 0),
) -> dict[str, Any]:
    """Return the part of a manifest that describes a change.

    `added` and `removed` are the numbers that a person would count, without those of a graph that was `filled`; by
    default they are all quads. `inferred` are the numbers of added and removed inferences.
    """
    gone, come = filled
    return {
        "sources": dict(sources or {}),
        "added": content.added if added is None else come + added,
        "removed": content.removed if removed is None else gone + removed,
        "inferred_added": inferred[0],
        "inferred_removed": inferred[1],
        "note": dict(note or {}),
    }


def _is_bulk(changed: int, present: int) -> bool:
    return changed >= BULK_QUADS and changed * 10 >= present
