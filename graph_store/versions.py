"""The state of a deployment: a folder of numbered versions, each complete and immutable."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from weakref import WeakValueDictionary

from pyoxigraph import Quad

from graph_store.archive import read_archive, write_archive
from graph_store.deltas import Delta, delta_in
from graph_store.difference import Difference, between, stepped
from graph_store.durable_files import write_durably
from graph_store.erasures import Erasures, refuse_erased
from graph_store.errors import Damaged, Gone, NoVersion, StateFault, UnknownVersion
from graph_store.graphs import DEFAULT_BASE
from graph_store.manifest import FILE, Manifest, has_store, read_manifest
from graph_store.readable import Readable
from graph_store.release import Share
from graph_store.remote.client import StoreAddress
from graph_store.remote.publication import StorePublisher
from graph_store.remote.reading import StoreReader
from graph_store.snapshot import Snapshot
from graph_store.state_folder import StateFolder
from graph_store.tombstones import Tombstones
from graph_store.verification import verify
from graph_store.writer import Writer

__all__ = ["Manifest", "State", "Writer"]


class State:
    """The folder named by `KENNISGRAAF_DATA`; nothing is created in it before the first write."""

    def __init__(
        self, root: Path, base: str = DEFAULT_BASE, *, keep: int = 20, store: StoreAddress | None = None
    ) -> None:
        """Check the folder, which need not exist yet; `keep` versions whose facts differ are kept.

        `store` is a SPARQL server that is to hold the newest version as well.
        Raises: StateFormat, OtherBase, Damaged (500).
        """
        self.root, self.base, self.keep, self.store = root, base, keep, store
        self._folder = StateFolder(root, base)
        self._folder.check()
        self._lock = threading.Lock()
        self._newest: tuple[object, Snapshot] | None = None
        self._older: WeakValueDictionary[Path, Snapshot] = WeakValueDictionary()
        self._tombstones = Tombstones(self._folder.gone)
        self.erasures, self.replica = Erasures(root), self._folder.replica

    def current(self) -> int | None:
        """Return the number of the newest version, or None before the first."""
        return self._folder.current()

    def newest(self) -> Snapshot:
        """Return the newest version, opened once for as long as it is the newest.

        Raises: NoVersion (503) before the first; Damaged (500).
        """
        stamp = self._folder.stamp()
        with self._lock:
            if self._newest is None or self._newest[0] != stamp:
                self._newest = (stamp, self._open_newest())
                self._older = WeakValueDictionary()
            return self._newest[1]

    def folder(self, version: int) -> Path:
        """Return the folder of a version, which may have been pruned or not exist yet."""
        return self._folder.version(version)

    def stamp(self) -> object:
        """Return a value that changes whenever another version becomes the newest; cheap enough for every request."""
        return self._folder.stamp()

    def at_hand(self) -> Snapshot | None:
        """Return the newest version if it is already open, else None; always quick."""
        newest = self._newest
        return newest[1] if newest is not None and newest[0] == self._folder.stamp() else None

    def open(self, version: int) -> Snapshot:
        """Open one version by number.

        Raises: UnknownVersion (404); Gone (410) when it was withdrawn; Damaged (500).
        """
        folder = self._published(version)
        if version == self.current():
            return self.newest()
        if reason := self.withdrawn(version):
            raise Gone(
                "Version {version} was withdrawn: {reason}. Read the newest version, {newest}.",
                version=version,
                reason=reason,
                newest=self.current(),
            )
        with self._lock:
            found = self._older.get(folder) or self._open_older(folder, version)
            self._older[folder] = found
            return found

    def _open_older(self, folder: Path, version: int) -> Snapshot:
        try:
            return Snapshot(folder, version, store=self.store)
        except (UnknownVersion, Damaged):
            replaced = self._folder.version(version)
            if replaced == folder:
                raise
            return self._open_older(replaced, version)  # a copy has replaced it meanwhile

    def withdraw(self, version: int, reason: str) -> None:
        """Withdraw a version: only `verify` can read it from now on; its files stay as they are.

        Raises: UnknownVersion (404); StateFault (500) for the newest version, or if the folder cannot be written;
        ReadOnlyReplica (409).
        """
        self.replica.refuse_writes()
        self._published(version)
        if version == self.current():
            raise StateFault(
                "Version {version} is the newest; publish another version before you withdraw it.", version=version
            )
        with self._folder.writing():
            write_durably(self._folder.failed(version), reason)

    def withdrawn(self, version: int) -> str | None:
        """Return why a version was withdrawn, or None if it was not."""
        try:
            return self._folder.failed(version).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None

    def withdrawals(self) -> dict[int, str]:
        """The kept versions that were withdrawn, oldest first, and why."""
        return {version: reason for version in self.versions() if (reason := self.withdrawn(version)) is not None}

    def versions(self) -> list[int]:
        """Return the numbers of the kept versions, oldest first."""
        return self._folder.published()

    def manifests(self) -> list[Manifest]:
        """Return the manifests of the kept versions, oldest first. Raises: Damaged (500)."""
        return [read_manifest(folder) for folder in map(self._folder.version, self.versions()) if folder.exists()]

    def last_version_of(self, name: str, before: int) -> int | None:
        """For an IRI unknown in a version, return the newest version before it that had the IRI, kept or not."""
        return self._tombstones.last_version(name, before)

    @contextmanager
    def writer(self, owner: str, wait_s: float, *, anew: bool = False) -> Iterator[Writer]:
        """Yield the only writer; `owner` describes its work in messages to other writers.

        A writer that makes the content `anew` does not need the version that is there, which may be lost.
        Raises: WriterBusy (503) naming the current writer, if it does not end within `wait_s` seconds;
        ReadOnlyReplica (409); Gone (410) if a store had the only copy of the newest version, and lost it; StateFault
        (500) if the folder cannot be written; StoreFull (507) if the disk is full.
        """
        with self._folder.writing():
            self.root.mkdir(parents=True, exist_ok=True)
        with self._folder.locked(owner, wait_s):
            self._folder.check()
            with self._folder.writing():
                self._folder.create()
            with suppress(OSError):
                self._folder.prune(self.keep)  # makes space if `keep` is smaller than it was
            try:
                share = self._sharing(wait_s)
                version = self.current()
                if version and not anew and not has_store(read_manifest(self._folder.version(version))):
                    share(version, None)
                with self._folder.writing():
                    writer = Writer(self._folder, self.keep, share, self.store)
                with closing(writer), self._folder.telling_full():
                    yield writer
                if writer.version:
                    share(writer.version, None)  # which does nothing, unless the store was not up to date
            finally:
                self._folder.sweep()

    def store_reader(self, timeout_s: float) -> StoreReader | None:
        """Return the store for queries, which may take this many seconds; None if there is none."""
        return None if self.store is None else StoreReader(self.store, self.root, self.base, timeout_s)

    def keep_store(self, *, wait_s: float = 30) -> None:
        """Make the store, if there is one, hold the newest version.

        Raises: StoreUnreachable, WriterBusy (503); StoreFailed (502); StoreTaken (409).
        """
        if self.store is not None and self.current():
            with self._folder.locked("publication in the store", wait_s):
                self._sharing(wait_s)(self.current() or 0, None)

    def renew_store(self, *, wait_s: float = 30) -> None:
        """Load what the store holds anew, because facts were erased; the caller holds no lock.

        Raises: StoreUnreachable, WriterBusy (503); StoreFailed (502); StoreTaken (409).
        """
        version = self.current()
        if self.store is not None and version:
            with self._folder.locked("renewal of the store", wait_s):
                folder = self._folder.version(version)
                self._publisher(self.store, wait_s).renew(folder, read_manifest(folder))

    def _publisher(self, store: StoreAddress, wait_s: float) -> StorePublisher:
        return StorePublisher(store, self.root, self.base, wait_s=wait_s)

    def _sharing(self, wait_s: float) -> Share:
        """Return a function that makes the store, if there is one, hold the version with a number."""
        if self.store is None:
            return lambda *_: None
        publisher = self._publisher(self.store, wait_s)

        def share(version: int, source: Readable | None) -> None:
            folder = self._folder.version(version)
            publisher.publish(folder, read_manifest(folder), self._kept, source)

        return share

    def _kept(self, version: int, digest: str) -> Snapshot | None:
        """Return a version that is still kept with the same content, or None."""
        with suppress(UnknownVersion, Damaged, Gone):
            found = Snapshot(self._folder.version(version), version, store=self.store)
            return found if found.manifest.digest == digest else None
        return None

    def difference(self, a: int, b: int, check: Callable[[], None] = lambda: None) -> Difference:
        """Return the quads that only version `a` has and those that only version `b` has, with bounded memory.

        While whole versions are read, `check` is called from time to time; it may stop the work by raising.
        Raises: UnknownVersion (404); Damaged (500).
        """
        old, new = self.open(a), self.open(b)
        return self.steps(a, b) or between(old, new, check)

    def steps(self, a: int, b: int) -> Difference | None:
        """Return the same from the changes kept between the versions, or None if one is missing or they are many."""
        deltas = self._deltas(min(a, b), max(a, b))
        return None if deltas is None else stepped(deltas, back=a > b)

    def diff(self, a: int, b: int) -> tuple[list[Quad], list[Quad]]:
        """Return the same difference in memory, each side in the order of N-Quads."""
        found = self.difference(a, b)
        return list(found.removed()), list(found.added())

    def step(self, version: int) -> Delta | None:
        """Return the kept change that led from the version before to this one, or None."""
        return delta_in(self._folder.version(version))

    def _deltas(self, first: int, last: int) -> list[Delta] | None:
        """Return the deltas kept from one version to a later one, or None if one is missing."""
        deltas = []
        for version in range(first, last):
            before, delta = self._folder.version(version), self.step(version + 1)
            if delta is None or not (before / FILE).exists() or read_manifest(before).digest != delta.before:
                return None
            deltas.append(delta)
        return deltas

    def verify(self, version: int) -> None:
        """Read a whole version and compare it with its manifest.

        Raises: UnknownVersion (404); Damaged (500).
        """
        verify(self._published(version), version, self.store)

    def backup(self, version: int, file: Path) -> None:
        """Write one version as one file for `restore` on any machine; a version always gives the same bytes."""
        self.verify(version)
        write_archive(self.open(version), file)

    def restore(self, file: Path, *, force: bool = False, owner: str = "restore", wait_s: float = 30) -> Manifest:
        """Publish the version in an archive as the newest; if the state has versions already, only with `force`.

        Raises: StateFault (500) if there are versions; OtherBase, Damaged (500); Erased (422) if the archive holds what
        was erased here; WriterBusy (503).
        """
        with (
            read_archive(file, self.base) as (archived, quads, rows, kept),
            self.writer(owner, wait_s, anew=True) as writer,
        ):
            refuse_erased(self.erasures, archived, quads, kept)
            if writer.version and not force:
                raise StateFault(
                    "{root} has versions already, so nothing was restored; use --force to restore anyway.",
                    root=self.root,
                )
            return writer.adopt(quads, rows, kept, archived)

    def pin(self, version: int, name: str, *, wait_s: float = 30) -> None:
        """Give a version a name, by which it can be read and which keeps it from being deleted.

        Raises: UnknownVersion (404); BadRequest (400) for a name that is taken or has the wrong form; WriterBusy (503);
        ReadOnlyReplica (409).
        """
        with self._folder.locked(f"pin {version} {name}", wait_s), self._folder.writing():
            self._published(version)
            self._folder.pins.add(name, version)

    def pins(self) -> dict[str, int]:
        """Return the version of each name."""
        return self._folder.pins.all()

    def pinned(self, name: str) -> int:
        """Return the version with this name. Raises: UnknownVersion (404)."""
        return self._folder.pins.version(name)

    def prune(self, *, owner: str = "prune", wait_s: float = 30) -> list[int]:
        """Delete versions as after each publication, see `keep`, and what a killed writer left; return the versions."""
        with self._folder.locked(owner, wait_s):
            self._folder.sweep()
            return self._folder.prune(self.keep)

    def _published(self, version: int) -> Path:
        if version not in self.versions():
            raise UnknownVersion(
                "Version {version} is not kept here: it was never published, or it was pruned.", version=version
            )
        return self._folder.version(version)

    def _open_newest(self) -> Snapshot:
        version = self._folder.current()
        if version is None:
            raise NoVersion("{root} has no published version yet; run a sync.", root=self.root)
        folder, counted = self._folder.version(version), self._newest is not None
        try:
            return Snapshot(folder, version, counted=counted, store=self.store)
        except (UnknownVersion, Damaged) as fault:
            if (version, folder) != (self._folder.current(), self._folder.version(version)):
                return self._open_newest()  # a writer published another version, or replaced this one, since
            if isinstance(fault, Damaged):
                raise
            raise Damaged(
                "The newest version, {version}, is missing from {root}.", version=version, root=self.root
            ) from None
