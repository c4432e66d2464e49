"""Writing: one change is applied, forced to disk and published as a whole, or nothing is.

A writer never trusts what an earlier one left in `working/`. It starts from hard links to the tables of the newest
published version (a few milliseconds), so a crash at any moment, between any two steps, leaves nothing to repair: what
`CURRENT` names is whole, all else is swept away by the next writer. How a version appears stands in `release.py`.
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
from graph_store.departed import names_in
from graph_store.errors import Damaged, StateFault
from graph_store.files import link_store, remove_tree
from graph_store.filling import Filling
from graph_store.folder import StateFolder
from graph_store.manifest import COUNTED_QUADS, DEFAULT, STORE, Manifest, check_files, read_manifest
from graph_store.release import Content, Release
from graph_store.terms import GraphName, Term

BULK_QUADS = 50_000
"""From this many changed quads on, and a tenth of what is there, a fresh store is loaded beside: updates get slow."""


class Writer:
    """The one writer of a state folder, while it holds the lock; made by `State.writer`.

    `version` and `manifest` are the newest published version's: 0 and None before the first. `seconds` is what it has
    taken to have the last change in the store and on disk; what makes a version of it comes after.
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
        """What a graph holds now."""
        return {quad.triple for quad in self._store.quads_for_pattern(None, None, None, graph)}

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything, `DefaultGraph()` the default graph alone."""
        return self._store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        """Whether a quad is there."""
        return quad in self._store

    def copy(self) -> Store:
        """A store on disk that holds the same as the newest version, to be tried out; it goes when the writer does."""
        place = self._next_place()
        if self.version:
            link_store(self._folder.version(self.version) / STORE, place)
        return Store(str(place))

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, by IRI."""
        return [NamedNode(name) for name in sorted(self._counts()) if name != DEFAULT]

    def holds(self, graph: NamedNode) -> bool:
        """Whether there is a graph with this name, which may be empty."""
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
        filling: Filling | None = None,
    ) -> Manifest:
        """Publish the newest version less `remove` plus `add` as the next version; `filling` fills another graph.

        `added` and `removed` are what a person would count; unset, they are the net quads. A quad in both stays. What a
        filling replaces is counted as a whole.
        Raises: ValueError for a blank node, before anything is touched; StateFault (500) when the disk is full;
        whatever the filling raises. Nothing is published then.
        """
        self._check_usable()
        removing, adding = list(remove), list(add)
        is_bulk = _is_bulk(len(removing) + len(adding), self.manifest.quads if self.manifest else 0)
        began = time.perf_counter()
        with self._folder.writing():
            content = (self._load_beside if is_bulk else self._update)(removing, adding)
            self._store.flush()
            self.seconds = time.perf_counter() - began
            content, gone, come = (content, 0, 0) if filling is None else self._filled(content, filling)
        inferred = inferred_added, inferred_removed
        story = _story(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story)

    def load(self) -> BulkLoad:
        """A store beside, to be filled and published as the next version. Raises: StateFault (500)."""
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
        filling: Filling | None = None,
    ) -> Manifest:
        """Publish what was loaded as the next version, as `publish` does; `remove` are the quads that went.

        Raises: StateFault (500) when the disk is full; whatever the filling raises. Nothing is published then.
        """
        self._check_usable()
        self._usable = False
        with self._folder.writing():
            load.flush()
            content = self._loaded(load, remove)
            self._opened = load.store
            content, gone, come = (content, 0, 0) if filling is None else self._filled(content, filling)
        inferred = inferred_added, inferred_removed
        story = _story(content, note, (gone, come), sources=sources, added=added, removed=removed, inferred=inferred)
        return self._release(self.version + 1, content, story)

    def begin(self) -> Manifest:
        """Publish an empty version 0, so that there is something to read before the first write."""
        self._check_usable()
        nothing = Content({}, 0, 0, 0)
        return self._release(0, nothing, _story(nothing, None))

    def rewrite(self, change: Callable[[Store], None], *, note: Mapping[str, Any] | None = None) -> Manifest | None:
        """Let `change` do to the store whatever it likes and publish what it then holds; None when it holds the same.

        For an ordinary dataset: blank nodes and empty graphs are kept. It is counted anew, which takes time with size.
        Raises: whatever `change` raises, and nothing is published then; StateFault (500) when the disk is full.
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
        """As `rewrite`, when all that goes and comes is known: no slower in a large dataset than in a small one."""
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
        """Publish the content of an N-Quads file that an archive says is the version `archived`.

        It keeps its number where that is free: rows name the version in which they last changed.
        Raises: Damaged (500) when the content has another digest than the archive states.
        """
        self._check_usable()
        with self._folder.writing():
            named = parse(path=quads, format=RdfFormat.N_QUADS, lenient=True)  # `bulk_load` names blank nodes anew
            load_quads(self._begin_fresh(), named)
        content = Content(counted(self._store), digest.of_store(self._store), archived.removed, archived.added)
        if digest.as_text(content.digest) != archived.digest:
            raise Damaged(f"The archive of version {archived.version} does not hold what its manifest states.")
        names = ("sources", "added", "removed", "inferred_added", "inferred_removed", "note")
        story = {name: getattr(archived, name) for name in names}
        return self._release(max(self.version + 1, archived.version), content, story)

    def close(self) -> None:
        """Let go of the store and the folder it worked in."""
        self._usable, self._opened = False, Store()
        remove_tree(self._folder.working)

    @property
    def _store(self) -> Store:
        """The working store; after a release it begins anew from what was published."""
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
        """What the newest version holds after a change, reckoned from the change alone."""
        total = self._digest() + digest.of_quads(change.added) - digest.of_quads(change.removed)
        counts = moved(self._counts(), change)
        return Content(counts, total % digest.MODULUS, len(change.removed), len(change.added), change)

    def _load_beside(self, remove: list[Quad], add: list[Quad]) -> Content:
        old, change = self._store, net(self._store, remove, add)
        same = (quad for quad in old if quad not in change.removed) if change.removed else old
        load_quads(self._begin_fresh(), chain(same, change.added))
        return self._changed(change)

    def _loaded(self, load: BulkLoad, remove: Iterable[Quad]) -> Content:
        """What a load holds beside the newest version, of which `remove` are the quads that go."""
        went, gone, counts = set[NamedNode](), 0, load.counts
        for quad in remove:
            went |= names_in([quad], self._folder.base)
            gone += 1
        held = self.manifest.quads if self.manifest else 0
        return Content(counts, load.digest, gone, sum(counts.values()) - held + gone, went=went)

    def _filled(self, content: Content, filling: Filling) -> tuple[Content, int, int]:
        """What there is when a graph has been filled, and how many quads of it went and came."""
        self._usable = False
        had, gone = 0, 0
        total = content.digest
        if content.counts.get(count_key(filling.graph)):
            had, before = filling.measured(self._store)
            total -= before
            if filling.replaces:
                gone, had = had, 0
                self._leave_out(filling.graph)
        filling.load(self._store)
        holds, after = filling.measured(self._store)
        counts = with_count(content.counts, filling.graph, holds)
        removed, added = content.removed + gone, content.added + holds - had
        went = None if gone else content.went
        return Content(counts, (total + after) % digest.MODULUS, removed, added, went=went), gone, holds - had

    def _leave_out(self, graph: GraphName) -> None:
        """Go on with a store that lacks a graph: to clear one of many quads takes minutes."""
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
        """Write the store as a new version and make it the newest; a fault before the end leaves the old one."""
        self._usable = False
        release = Release(self._folder, self.manifest)
        gone = release.back_up(self._store, version, content)
        self._opened = None  # while it is open, the engine goes on merging tables in the background
        self.version, self.manifest = version, release.publish(version, content, story, gone)
        self._usable = True
        with contextlib.suppress(OSError):  # what is published stays published; the next writer prunes again
            self._folder.prune(self._keep)
        return self.manifest

    def _check_usable(self) -> None:
        if not self._usable:
            raise StateFault("This writer is closed or could not finish a change; begin anew with another one.")

    def _next_place(self) -> Path:
        """A folder that no other process has used: the engine of one that ends may still be tidying up in its own."""
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
    """What a manifest tells of a change.

    `added` and `removed` are what a person would count beside what went from a graph that was `filled` and came into
    it; unset, they are all quads. `inferred` are the inferences that came and went.
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
