"""The rows that state each fact, and the facts that each row states, in files beside a version.

A version has one large file and some small ones (`graph_store.row_file`). The rows of a later file replace those of the
files before it, so a version shares all of them but the last, by hard links, with the version before. A row without
facts in a later file is gone. An update is kept like a row, under the IRI of the version that it made.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from graph_store.fact_digest import parted
from graph_store.row_file import RowFile
from graph_store.row_file_writer import RowFileWriter

FOLDER: Final = "stating-rows"
"""The folder of the files beside a version."""

_SHARE: Final = 4
"""A file is merged with the one after it unless it is more than this many times as large."""


class StatingRows:
    """The rows of a version, or of a change that is worked out; safe to use from any thread."""

    def __init__(self, files: tuple[RowFile, ...] = ()) -> None:
        self.files = files

    @classmethod
    def of_version(cls, folder: Path) -> "StatingRows":
        """Open the rows of the version in this folder; none if no row states anything. Raises: Damaged (500)."""
        place = folder / FOLDER
        return cls(tuple(map(RowFile, sorted(place.iterdir())))) if place.is_dir() else cls()

    def __bool__(self) -> bool:
        return bool(self.files)

    def stating(self, digest: bytes) -> list[str]:
        """Return the IRIs of the rows that state the fact with this digest, sorted."""
        found = []
        for place, file in enumerate(self.files):
            for row in file.stating(digest):
                name = file.name(row)
                if all(later.row(name) is None for later in self.files[place + 1 :]):
                    found.append(name.decode())
        return sorted(found)

    def facts(self, row: str) -> frozenset[bytes]:
        """Return the digests of the facts that a row states, an empty set if there is no such row."""
        name = row.encode()
        for file in reversed(self.files):
            if (found := file.row(name)) is not None:
                return parted(file.facts(found))
        return frozenset()

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Yield each row that states something, with the digests of its facts end to end."""
        return ((name.decode(), facts) for name, facts in self._each(0) if facts)

    def changed(self, changes: Mapping[str, bytes], file: Path) -> "StatingRows":
        """Return the rows after a change, which is written to a new file.

        `changes` has, for each row that changes, the digests of its facts end to end. Raises: OSError.
        """
        if not changes:
            return self
        with RowFileWriter(file) as writer:
            for row, facts in changes.items():
                writer.add(row, facts)
        return StatingRows((*self.files, RowFile(file)))

    def beside(self, folder: Path) -> None:
        """Put the files into the new folder of a version, the last ones merged if they are large. Raises: OSError."""
        if not self.files:
            return
        place, first, last = folder / FOLDER, self._merged_from, len(self.files) - 1
        place.mkdir()
        for number, file in enumerate(self.files if first == last else self.files[:first]):
            os.link(file.path, place / _name(number))
        if first < last:
            self._merge(first, place / _name(first))

    def whole(self, file: Path) -> "StatingRows":
        """Return the same rows in one new file, which has no trace of rows that are gone. Raises: OSError."""
        self._merge(0, file)
        return StatingRows((RowFile(file),))

    @cached_property
    def _merged_from(self) -> int:
        """The place of the first file that is to be merged with all after it."""
        place = len(self.files) - 1
        size = self.files[place].size
        while place and self.files[place - 1].size <= _SHARE * size:
            place -= 1
            size += self.files[place].size
        return place

    def _merge(self, first: int, file: Path) -> None:
        with RowFileWriter(file) as writer:
            for name, facts in self._each(first):
                if facts or first:
                    writer.add(name.decode(), facts)

    def _each(self, first: int) -> Iterator[tuple[bytes, bytes]]:
        """Yield the rows from the file at this place on, each once."""
        for place, file in enumerate(self.files[first:], first):
            later = self.files[place + 1 :]
            for row in range(file.rows):
                name = file.name(row)
                if all(each.row(name) is None for each in later):
                    yield name, file.facts(row)


def _name(number: int) -> str:
    return f"{number:03d}"
