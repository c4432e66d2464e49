"""The rows that state each fact, and the facts that each row states, read from files beside a version.

A version has one large file and some small ones (`graph_store.row_file`). The rows of a later file replace those of the
files before it, so a version shares all of them but the last, by hard links, with the version before. A row without
facts in a later file is gone. An update is kept like a row, under the IRI of the version that it made.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph_store.fact_digest import parted
from graph_store.row_file import RowFile

FOLDER: Final = "stating-rows"
"""The folder of the files beside a version."""


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

    def each(self, start: str = "") -> Iterator[tuple[str, bytes]]:
        """Yield each row whose IRI begins with `start`, with the digests of its facts end to end."""
        return ((name.decode(), facts) for name, facts in self.each_from(0, start.encode()) if facts)

    def each_from(self, first: int, start: bytes = b"") -> Iterator[tuple[bytes, bytes]]:
        """Yield the rows of the file at this place and later ones, each once; a row that is gone has no facts."""
        for place, file in enumerate(self.files[first:], first):
            later = self.files[place + 1 :]
            for row in range(file.rows):
                name = file.name(row)
                if name.startswith(start) and all(each.row(name) is None for each in later):
                    yield name, file.facts(row)
