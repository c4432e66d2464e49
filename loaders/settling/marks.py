"""Marks: the records of a file that were good and gave nothing to say, so that the next sync need not read them again.

They lie in the folder `marks` of the state, in files named after the hash of what they hold, which the manifest of the
version tells. A sync that finds none, or others, reads everything. They count only as long as all else that decides
what a row states is the same (`Folder.meaning`), and the file is split as it was.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from loaders.reading.document import Document
from loaders.reading.pieces import Hashes, Numbers, Pieces

MARKS = "marks"
"""The folder of the marks in a state, and where the note of a sync names those of each file."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The hashes and the lines of marked records, in their order; `others` are the keys of rows that have no mark.

    Every row that a version has of the inventory is among the one or the other. `reading` is how the file was read.
    """

    reading: str
    hashes: Hashes
    lines: Numbers
    others: frozenset[str] = field(default_factory=frozenset)

    def found_in(self, pieces: Pieces, start: int) -> Numbers:
        """For each mark the place of a record, from the place `start` on, that has its hash; -1 when there is none."""
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
        """A line of JSON, the hashes, the lines."""
        head = {"reading": self.reading, "count": len(self.lines), "others": sorted(self.others)}
        return b"\n".join([json.dumps(head).encode(), self.hashes.astype("<u8").tobytes() + _as_bytes(self.lines)])

    @classmethod
    def from_bytes(cls, content: bytes) -> "Marks":
        """The marks that were written so."""
        line, _, arrays = content.partition(b"\n")
        head = json.loads(line)
        count = head["count"]
        hashes = np.frombuffer(arrays, "<u8", 2 * count).reshape(-1, 2)
        return cls(head["reading"], hashes, np.frombuffer(arrays, "<i8", count, 16 * count), frozenset(head["others"]))


def _as_bytes(lines: Numbers) -> bytes:
    return lines.astype("<i8").tobytes()


@dataclass(frozen=True, slots=True)
class MarkFiles:
    """The folder of the marks; that it cannot be read or written costs time and no more."""

    folder: Path

    def read(self, names: Mapping[str, str]) -> dict[str, Marks]:
        """The marks of these names, by file; without those that are not there, or not what they were."""
        found = {}
        for file, name in names.items():
            with suppress(OSError):
                content = (self.folder / name).read_bytes()
                if _named(content) == name:
                    found[file] = Marks.from_bytes(content)
        return found

    def write(self, marks: Mapping[str, Marks], keeping: Collection[str]) -> dict[str, str]:
        """Write the marks of each file and give their names; of all others only those that are to be kept stay."""
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


def _named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def reading(document: Document) -> str:
    """What of a file decides how its records are read, beside its table."""
    return json.dumps([list(document.header), document.delimiter, document.guessed])
