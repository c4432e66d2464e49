"""A file of rows with the facts that each states, memory-mapped: a look-up reads a few pages, whatever its size.

Its sections, all little-endian: the digests of the facts, row after row; a key for each fact, in order; the hashes of
the rows' names, in order; where the facts of each row begin; the row of each hash; where the name of each row begins;
the names; and the lengths. A key has the first four bytes of a digest and the place of that digest.
"""

import mmap
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from graph_store.errors import Damaged
from graph_store.fact_digest import DIGEST_BYTES

END: Final = struct.Struct("<8sQQQ")
"""The end of a file: `MAGIC`, the numbers of facts and of rows, and the bytes of all names."""

MAGIC: Final = b"kgrows 1"
PLACE_BITS: Final = 32
_PLACE: Final = (1 << PLACE_BITS) - 1


def name_hash(name: bytes) -> int:
    """Return the number by which the name of a row is found."""
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "little")


class RowFile:
    """One file; rows are numbered from 0."""

    def __init__(self, path: Path) -> None:
        """Open a file. Raises: Damaged (500)."""
        self.path = path
        content = _mapped(path)
        magic, facts, rows, names = END.unpack(content[-END.size :]) if len(content) >= END.size else (b"", 0, 0, 0)
        sizes = (DIGEST_BYTES * facts, 8 * facts, 8 * rows, 4 * (rows + 1), 4 * rows, 4 * (rows + 1), names)
        if magic != MAGIC or sum(sizes) + END.size != len(content):
            raise Damaged("{path} is damaged; restore a backup.", path=path)
        self.rows: int = rows
        self.size: int = facts + rows
        parts = _parts(content, sizes)
        self._digests, self._names = next(parts), content[len(content) - END.size - names : -END.size]
        self._keys, self._hashes = next(parts).cast("Q"), next(parts).cast("Q")
        self._starts, self._by_hash, self._name_starts = (next(parts).cast("I") for _ in range(3))

    def stating(self, digest: bytes) -> Iterator[int]:
        """Yield the rows that state the fact with this digest."""
        keys, first = self._keys, int.from_bytes(digest[:4], "little") << PLACE_BITS
        for at in range(bisect_left(keys, first), len(keys)):
            key = keys[at]
            if key - first > _PLACE:
                return
            start = (key & _PLACE) * DIGEST_BYTES
            if self._digests[start : start + DIGEST_BYTES] == digest:
                yield bisect_right(self._starts, key & _PLACE) - 1

    def row(self, name: bytes) -> int | None:
        """Return the row with this name, None if there is none."""
        hashes, wanted = self._hashes, name_hash(name)
        for at in range(bisect_left(hashes, wanted), self.rows):
            if hashes[at] != wanted:
                return None
            if self.name(row := self._by_hash[at]) == name:
                return row
        return None

    def name(self, row: int) -> bytes:
        """Return the name of a row."""
        return bytes(self._names[self._name_starts[row] : self._name_starts[row + 1]])

    def facts(self, row: int) -> bytes:
        """Return the digests of the facts that a row states, end to end."""
        start, end = self._starts[row], self._starts[row + 1]
        return bytes(self._digests[start * DIGEST_BYTES : end * DIGEST_BYTES])


def _mapped(path: Path) -> memoryview:
    try:
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as fault:
        raise Damaged("{path} cannot be read: {fault}", path=path, fault=fault) from fault


def _parts(content: memoryview, sizes: tuple[int, ...]) -> Iterator[memoryview]:
    start = 0
    for size in sizes:
        yield content[start : start + size]
        start += size
