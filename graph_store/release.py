"""Publish a store as the next version, in four steps; each is on disk before the next begins.

The steps: change the store; back it up under a temporary name with its manifest; rename that folder; rename `CURRENT`.
Before the last one, a SPARQL server that is to hold the version as well is brought up to date.
A failure before the last step leaves the old version. Tables shared with the version before, as hard links, are already
on disk: they are neither read nor written again.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pyoxigraph import NamedNode, Store

from graph_store import digest, inventories
from graph_store.changes import Change
from graph_store.deltas import keep_delta
from graph_store.durable_files import rename_durably, sync_tree
from graph_store.errors import Gone, StoreFailed
from graph_store.idempotency import handed_on
from graph_store.manifest import (
    STORE,
    Manifest,
    hash_files,
    list_files,
    now,
    read_manifest,
    shared_files,
    write_manifest,
)
from graph_store.readable import Readable
from graph_store.remote.client import StoreAddress
from graph_store.snapshot import Snapshot
from graph_store.state_folder import StateFolder
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import put_beside
from graph_store.tombstones import names_gone, names_in, record

Share: TypeAlias = Callable[[int, Readable | None], None]
"""A function that makes a SPARQL server hold a version: its number, and its quads if they have no copy here."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of the working store after a change, the number of net quads, and the quads if they are few.

    `went` holds the names in the removed quads, if these were examined.
    """

    counts: dict[str, int]
    digest: int
    removed: int
    added: int
    change: Change | None = None
    went: Set[NamedNode] | None = None


def story_of(
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


@dataclass(frozen=True, slots=True)
class Release:
    """The step from a store to a version of one state folder; `before` is the content of its newest version, if any.

    `share` is given the number of the version, and its quads if there is to be no copy here, before it becomes the
    newest. `address` is the server with the quads of versions that have no copy here.
    """

    folder: StateFolder
    before: Manifest | None
    share: Share = lambda *_: None
    address: StoreAddress | None = None

    @property
    def copies(self) -> bool:
        """Return whether the version is to have a copy here."""
        return self.address is None or self.address.copies

    def back_up(self, store: Readable, version: int, content: Content) -> set[str]:
        """Back a store up beside the versions, under a temporary name; return the names that it no longer has.

        The store is not needed after this, unless there is to be no copy. Raises: StoreFull (507).
        """
        making = self._making(version)
        with self.folder.writing():
            making.mkdir()
            if isinstance(store, Store):
                store.flush()
                if self.copies:
                    store.backup(str(making / STORE))
            return self._gone(store, content)

    def publish(
        self,
        version: int,
        content: Content,
        story: Mapping[str, Any],
        gone: Iterable[str] = (),
        rows: StatingRows | None = None,
        kept: Path | None = None,
        source: Readable | None = None,
    ) -> Manifest:
        """Publish the backup, or `source` without one, as the newest version.

        The names that the version before was the last to have are recorded.
        `rows` are the rows that state its facts, and `kept` is the folder of the inventories that it was made from; by
        default both are those of the version before.

        Raises: StoreFull (507) when the disk is full; then nothing is published.
        """
        making = self._making(version)
        with self.folder.writing():
            put_beside(self._rows if rows is None else rows, making)
            if inventory := kept or (self._place and self._place / inventories.FOLDER):
                inventories.put_beside(inventory, making)
            shared = shared_files(making, self._place) if self._place else frozenset[str]()
            self._describe(making, shared, version, content, story)
            if self.before is not None and content.change is not None:
                keep_delta(making, self.before.digest, content.change)
            sync_tree(making, shared)
            rename_durably(making, self.folder.version(version))
            self.share(version, source)
            record(self.folder.gone, self.before.version if self.before else 0, gone)
            self.folder.point_to(version)
        return read_manifest(self.folder.version(version))

    def _making(self, version: int) -> Path:
        return self.folder.version(version).with_suffix(".tmp")

    @property
    def _place(self) -> Path | None:
        return self.folder.version(self.before.version) if self.before and self.before.version else None

    @property
    def _rows(self) -> StatingRows:
        return StatingRows.of_version(self._place) if self._place else StatingRows()

    def _gone(self, store: Readable, content: Content) -> set[str]:
        """Return the names that only the version before has; only a change that removes quads can end a name."""
        if self._place is None or not content.removed:
            return set()
        if content.went is not None:
            return names_gone(content.went, store)
        if content.change is not None:
            return names_gone(names_in(content.change.removed, self.folder.base), store)
        old = Snapshot(self._place, self.before.version if self.before else 0, counted=True, store=self.address)
        with suppress(Gone, StoreFailed):  # a backup replaces a version that a store has lost
            return names_gone(names_in(old.disk, self.folder.base), store)
        return set()

    def _describe(
        self, making: Path, shared: frozenset[str], version: int, content: Content, story: Mapping[str, Any]
    ) -> None:
        files = list_files(making)
        known = self.before.hashes if self.before else {}
        manifest = Manifest(
            version=version,
            created=max(now(), self.before.created if self.before else ""),  # the clock may have been set back
            base=self.folder.base,
            quads=sum(content.counts.values()),
            graphs=content.counts,
            digest=digest.as_text(content.digest),
            files=files,
            hashes=hash_files(making, files, {name: known[name] for name in shared if name in known}),
            **{**story, "note": handed_on(story["note"], self.before)},
        )
        write_manifest(making, manifest)
