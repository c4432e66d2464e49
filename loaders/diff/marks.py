"""Marks: records of a file that were good and caused no issue, so that the next sync need not read them again.

Marks are files in the folder `marks` of the state, named after the hash of their content. The manifest of the version
names them. A sync that finds no marks, or other marks, reads everything. Marks are valid only while everything else
that decides the facts of a row is unchanged (`Folder.meaning`), and the file is split in the same way.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from loaders.csvw.keys import key_hash
from loaders.read.document import Document
from loaders.read.pieces import Hashes, Numbers, Pieces

MARKS = "marks"
"""The folder of the marks in a state, and the key under which the note of a sync names the marks of each file."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The hashes and the lines of marked records, in order.

    `others` holds the keys of rows without a mark; together they are all rows of the inventory in the version.
    `reading` says how the file was read. `keys` are the hashes of the keys of the records, if other documents may list
    the same keys; else there are none.
    """

    reading: str
    hashes: Hashes
    lines: Numbers
    others: frozenset[str] = field(default_factory=frozenset)
    keys: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))

    @property
    def has_keys(self) -> bool:
        """True if there is a key for each record."""
        return len(self.keys) == len(self.lines)

    def found_in(self, pieces: Pieces, start: int) -> Numbers:
        """Return for each mark the place of a record with its hash, from `start` on; -1 if there is none."""
        found, hashes = np.full(len(self.lines), -1, np.int64), pieces.hashes[start:]
        marks = np.arange(min(len(found), len(hashes)))
        still = (self.hashes[: len(marks)] == hashes[: len(marks)]).all(axis=1)
        found[: len(marks)][still] = marks[still]
        marks, places = np.flatnonzero(found < 0), np.delete(np.arange(len(hashes)), found[found >= 0])
        if len(marks) and len(places):
            wanted = self.hashes[marks]
            order = np.argsort(wanted[:, 0])
            near = np.searchsorted(wanted[:, 0], hashes[places, 0], sorter=order).clip(max=len(marks) - 1)
            near = order[near]
            are = (wanted[near] == hashes[places]).all(axis=1)
            found[marks[near[are]]] = places[are]
        return np.where(found < 0, -1, found + start)

    def as_bytes(self) -> bytes:
        """Return the marks as bytes: a line of JSON, the hashes, the lines, the keys."""
        head = {"reading": self.reading, "count": len(self.lines), "others": sorted(self.others)}
        arrays = self.hashes.astype("<u8"), self.lines.astype("<i8"), self.keys.astype("<u8")
        return b"\n".join([json.dumps(head).encode(), b"".join(each.tobytes() for each in arrays)])

    @classmethod
    def from_bytes(cls, content: bytes) -> "Marks":
        """Read marks that `as_bytes` wrote."""
        line, _, arrays = content.partition(b"\n")
        head = json.loads(line)
        count = head["count"]
        hashes = np.frombuffer(arrays, "<u8", 2 * count).reshape(-1, 2)
        lines, keys = np.frombuffer(arrays, "<i8", count, 16 * count), np.frombuffer(arrays, "<u8", -1, 24 * count)
        return cls(head["reading"], hashes, lines, frozenset(head["others"]), keys)


@dataclass(frozen=True, slots=True)
class MarkFiles:
    """The folder of the marks. If it cannot be read or written, a sync takes longer and nothing is lost."""

    folder: Path

    def read(self, names: Mapping[str, str]) -> dict[str, Marks]:
        """Read the marks with these names, by file. Missing or damaged marks are left out."""
        found = {}
        for file, name in names.items():
            with suppress(OSError):
                content = (self.folder / name).read_bytes()
                if _named(content) == name:
                    found[file] = Marks.from_bytes(content)
        return found

    def write(self, marks: Mapping[str, Marks], keeping: Collection[str]) -> dict[str, str]:
        """Write the marks of each file and return their names. Other marks are deleted, except those in `keeping`."""
        names: dict[str, str] = {}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            for file, each in marks.items():
                content = each.as_bytes()
                names[file] = _named(content)
                (self.folder / names[file]).write_bytes(content)
            for path in self.folder.iterdir():
                if path.name not in {*keeping, *names.values()}:
                    path.unlink()
        return names


def hashed(keys: Iterable[str]) -> Hashes:
    """Return the hashes of keys."""
    return np.array([key_hash(key) for key in keys], np.uint64)


def _named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def reading(document: Document) -> str:
    """Return the properties of a file, besides its table, that decide how its records are read."""
    return json.dumps([list(document.header), document.delimiter, document.guessed])
