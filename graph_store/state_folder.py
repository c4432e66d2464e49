"""The layout of the state folder, and the number of the published version.

`FORMAT` layout number and base IRI · `CURRENT` number of the published version · `versions/000001/` its store, manifest
and more · `working/` where a writer works · `erasing/` where an erasure works · `lock` who is writing · `gone` names
that no longer exist · `erased/` hashes of erased names · `pins/` names of versions · `replica` which primary it
follows. Only renaming `CURRENT` publishes.
"""

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph_store import view_stores
from graph_store.disk_space import own_bytes, telling_full
from graph_store.durable_files import remove_tree, write_durably
from graph_store.errors import Damaged, OtherBase, StateFault, StateFormat
from graph_store.lock import remove_unused, writer_lock
from graph_store.manifest import FORMAT, has_same_facts
from graph_store.pins import Pins
from graph_store.replica_mark import ReplicaMark
from graph_store.text import Text
from graph_store.tombstones import FILE as GONE
from graph_store.version_folders import folder_of, number_of

_OLDER: Final = Text(
    "It was made by an earlier release. Rename the folder and run `kennisgraaf sync`, which "
    "makes a new one; docs/operations.md says how to keep tokens and updates."
)
_NEWER: Final = Text("It was made by a later release. Use that release, or another folder.")


@dataclass(frozen=True, slots=True)
class StateFolder:
    """Paths and small files of one state folder, made with one base IRI."""

    root: Path
    base: str

    @property
    def lock(self) -> Path:
        """Return the file that only one writer at a time can lock."""
        return self.root / "lock"

    @property
    def working(self) -> Path:
        """Return the folder where a writer builds the next version; emptied before each use."""
        return self.root / "working"

    @property
    def erasing(self) -> Path:
        """Return the folder where an erasure works versions out anew; deleted when it ends."""
        return self.root / "erasing"

    @property
    def versions(self) -> Path:
        """Return the folder of the published versions."""
        return self.root / "versions"

    @property
    def current_file(self) -> Path:
        """Return the file that names the published version."""
        return self.root / "CURRENT"

    @property
    def gone(self) -> Path:
        """Return the record of names that no longer exist."""
        return self.root / GONE

    @property
    def pins(self) -> Pins:
        """Return the names of versions."""
        return Pins(self.root / "pins")

    @property
    def replica(self) -> ReplicaMark:
        """Return the mark that the folder has if it is that of a replica."""
        return ReplicaMark(self.root)

    def version(self, number: int) -> Path:
        """Return the folder of one version."""
        return folder_of(self.versions, number)

    def failed(self, number: int) -> Path:
        """Return the file that says why a version was withdrawn; it exists only for withdrawn versions."""
        return self.version(number) / "failed"

    def check(self) -> None:
        """Check that this release can read the folder and that its IRIs have our base; an empty folder passes.

        Raises: StateFormat, OtherBase (500) naming both sides; Damaged (500).
        """
        try:
            found = json.loads((self.root / "FORMAT").read_text(encoding="utf-8"))
            number, base = int(found["format"]), str(found["base"])
        except FileNotFoundError:
            self._check_empty()
            return
        except NotADirectoryError as fault:
            raise StateFault("{root} is not a folder.", root=self.root) from fault
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise Damaged("{root} cannot be read: {fault}", root=self.root / "FORMAT", fault=fault) from fault
        if number != FORMAT:
            told = Text(
                "{root} has state format {number}; this release reads format {format}. Nothing was changed.",
                root=self.root,
                number=number,
                format=FORMAT,
            )
            raise StateFormat("{told} {why}", told=told, why=_OLDER if number < FORMAT else _NEWER)
        if base != self.base:
            raise OtherBase(
                "{root} was made with the base {base}, but the setting is {setting}.",
                root=self.root,
                base=base,
                setting=self.base,
            )

    @contextmanager
    def locked(self, owner: str, wait_s: float) -> Iterator[None]:
        """Hold the writer lock; `owner` describes the work in messages to other writers.

        Raises: ReadOnlyReplica (409); WriterBusy (503); StateFault (500) if the folder cannot be written.
        """
        self.replica.refuse_writes()
        with writer_lock(self.lock, owner, wait_s):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Turn a system error in a block that writes into one of ours: StoreFull (507) or another StateFault (500)."""
        try:
            with self.telling_full():
                yield
        except OSError as fault:
            raise StateFault(
                "{root} cannot be written; the last version stays: {fault}", root=self.root, fault=fault
            ) from fault

    def telling_full(self) -> AbstractContextManager[None]:
        """Return a context that turns a system error that says that a disk is full into StoreFull (507)."""
        return telling_full(
            self.root,
            lambda: own_bytes(self.working, *self.versions.glob("*.tmp")),
            "Nothing was published; the last version stays.",
        )

    def create(self) -> None:
        """Make the folder and record its layout and base; do nothing if it exists."""
        self.versions.mkdir(parents=True, exist_ok=True)
        if not (self.root / "FORMAT").exists():
            write_durably(self.root / "FORMAT", json.dumps({"format": FORMAT, "base": self.base}) + "\n")

    def current(self) -> int | None:
        """Return the number of the published version, or None before the first.

        Raises: Damaged (500) when the file does not hold a number.
        """
        try:
            return int(self.current_file.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except ValueError as fault:
            raise Damaged("{file} does not hold the number of a version.", file=self.current_file) from fault

    def stamp(self) -> tuple[int, int] | None:
        """Return a value that changes whenever `CURRENT` is replaced, even by the same number."""
        try:
            found = os.stat(f"{self.root}/CURRENT")  # called for every request; a string is twice as quick as a Path
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def point_to(self, number: int) -> None:
        """Publish a version: the single atomic step that makes it the newest."""
        write_durably(self.current_file, f"{number}\n")

    def published(self) -> list[int]:
        """Return the numbers of the kept versions, oldest first."""
        newest = self.current() or 0
        names = [path.name for path in self.versions.iterdir()] if self.versions.is_dir() else []
        numbers = {number for name in names if (number := number_of(name)) is not None}
        return sorted(number for number in numbers if number <= newest)

    def sweep(self) -> None:
        """Delete what interrupted writers left: incomplete, replaced and partly deleted versions and views."""
        kept = set(map(self.version, self.published()))
        for path in self.versions.iterdir():
            if path not in kept:
                remove_tree(path)
        remove_tree(self.working)
        remove_tree(self.erasing)
        view_stores.sweep(self.versions)

    def prune(self, keep: int) -> list[int]:
        """Delete all but the newest versions, except those with a name or in use by a process; return their numbers.

        `keep` versions whose facts differ are kept, each with at most `keep` versions in all that hold the same facts.
        """
        pinned = set(self.pins.all().values())
        going = [number for number in self._outdated(keep) if number not in pinned]
        return [number for number in going if remove_unused(self.version(number))]

    def _outdated(self, keep: int) -> list[int]:
        differing, same, found, published = 0, 0, [], self.published()
        if len(published) <= keep:
            return []
        for number in reversed(published):
            same += 1
            if differing >= keep or same > keep:
                found.append(number)
            if not has_same_facts(self.version(number)):
                differing, same = differing + 1, 0
        return found[::-1]

    def _check_empty(self) -> None:
        if self.current_file.exists():
            raise Damaged("{root} has versions but no FORMAT file.", root=self.root)
