"""The record of the sets of graphs in a store, `store.json` in the state folder, and a lock for each set.

A set is changed only while no query reads it, and the record says nothing of a set that is being changed.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Literal

from graph_store.durable_files import write_durably
from graph_store.errors import Damaged, WriterBusy
from graph_store.lock import acquired
from graph_store.remote.graph_names import LETTERS, Letter, other

FILE: Final = "store.json"


@dataclass(frozen=True, slots=True)
class Held:
    """The version that a set holds, by its number and digest."""

    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """The sets of one state folder in the store at an address.

    `id` distinguishes the state folder from every other one that uses the store. `published` is the set that queries
    read. `a` and `b` are what the sets hold, None if that is not known. `server` is the header of that name, and
    `most_rows` the number of rows to which the store cuts an answer: 0 without a limit, None before that was tried.
    `changing` is the set that a publication has begun to change; until it ends, that set holds parts of two versions.
    """

    address: str
    id: str
    published: Letter | Literal[""] = ""
    a: Held | None = None
    b: Held | None = None
    server: str = ""
    most_rows: int | None = None
    changing: Letter | Literal[""] = ""

    def held(self, letter: Letter) -> Held | None:
        """Return what a set holds, if that is known."""
        return self.a if letter == "a" else self.b

    def letter_of(self, held: Held) -> Letter | None:
        """Return the set that holds a version, the published one first; None if no set does."""
        if not self.published:
            return None
        sets = (self.published, other(self.published))
        return next((each for each in sets if each != self.changing and self.held(each) == held), None)

    def holding(self, letter: Letter, held: Held | None) -> "Record":
        """Return the record with other content of one set."""
        return replace(self, a=held) if letter == "a" else replace(self, b=held)


class RecordFile:
    """The record in a state folder, which other processes read and change as well."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: tuple[object, Record | None] = ("", None)

    def read(self) -> Record | None:
        """Return the record, or None before the first publication in a store. Raises: Damaged (500)."""
        file = self._root / FILE
        try:
            found = os.stat(file)
        except FileNotFoundError:
            return None
        stamp = found.st_ino, found.st_mtime_ns
        if self._read[0] != stamp:
            self._read = stamp, _decoded(file)
        return self._read[1]

    def write(self, record: Record) -> None:
        """Replace the record."""
        write_durably(self._root / FILE, json.dumps(asdict(record)) + "\n")

    def lock_file(self, letter: Letter) -> Path:
        """Return the file whose shared lock keeps a set from being changed."""
        return self._root / f"store-{letter}.lock"

    @contextmanager
    def reading(self, held: Held) -> Iterator[Letter | None]:
        """Yield the set that holds a version, which is not changed until the block ends; None if no set does."""
        letter = self._holding(held)
        if letter is None:
            yield None
            return
        descriptor = os.open(self.lock_file(letter), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            yield letter if _is_free(descriptor) and self._holding(held) == letter else None
        finally:
            os.close(descriptor)

    def _holding(self, held: Held) -> Letter | None:
        record = self.read()
        return None if record is None else record.letter_of(held)

    @contextmanager
    def changing(self, letter: Letter, wait_s: float) -> Iterator[None]:
        """Wait until no query reads a set; none can begin while the block runs. Raises: WriterBusy (503)."""
        descriptor = os.open(self.lock_file(letter), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not acquired(descriptor, wait_s):
                raise WriterBusy(
                    "Queries still read the version before the last in the store; waited {wait_s:g} s.", wait_s=wait_s
                )
            yield
        finally:
            os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    """Take a shared lock at once, or return False because a writer is changing the set."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def new_id() -> str:
    """Return a new name for a state folder."""
    return secrets.token_hex(8)


def _decoded(file: Path) -> Record:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        sets = {letter: found[letter] and Held(**found[letter]) for letter in LETTERS}
        return Record(**{**found, **sets})
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Damaged("{file} cannot be read: {fault}", file=file, fault=fault) from fault
