"""Write a file of rows (`graph_store.row_file`) in one pass, in memory that does not depend on the number of facts."""

import sys
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from graph_store.fact_digest import DIGEST_BYTES
from graph_store.row_file import END, MAGIC, PLACE_BITS, RowFile, name_hash

PIECE_FACTS: Final = 1 << 20
"""Number of facts whose keys are sorted in memory at once."""

Keys = npt.NDArray[np.uint64]


class RowFileWriter:
    """A new file, which is complete after `finish`."""

    def __init__(self, file: Path, piece_facts: int = PIECE_FACTS) -> None:
        """Begin a file that does not exist yet. Raises: OSError."""
        self._path, self._piece_facts = file, piece_facts
        self._stack = ExitStack()
        self._out = self._stack.enter_context(file.open("xb"))
        self._hashes, self._starts = array("Q"), array("I", [0])
        self._names, self._name_starts = bytearray(), array("I", [0])
        self._piece: list[bytes] = []
        self._written = 0
        self._keys: list[Keys] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, row: str, facts: bytes) -> None:
        """Add a row, which no file may have twice, with the digests of its facts end to end. Raises: OSError."""
        name = row.encode()
        self._hashes.append(name_hash(name))
        self._names += name
        self._name_starts.append(len(self._names))
        self._starts.append(self._starts[-1] + len(facts) // DIGEST_BYTES)
        self._piece.append(facts)
        if self._starts[-1] - self._written >= self._piece_facts:
            self._keys.append(self._on_disk(self._sorted_piece()))

    def close(self) -> None:
        """Close the file, whether or not it is complete."""
        self._stack.close()

    def finish(self) -> RowFile:
        """Write the sections that follow the digests, and open the file. Raises: OSError."""
        self._keys.append(self._sorted_piece())
        for keys in self._merged():
            self._out.write(keys.astype("<u8", copy=False).data)
        order = np.argsort(np.frombuffer(self._hashes, np.uint64), kind="stable").astype("<u4")
        self._out.write(np.frombuffer(self._hashes, np.uint64)[order].astype("<u8").data)
        self._out.write(_little(self._starts))
        self._out.write(order.data)
        self._out.write(_little(self._name_starts))
        self._out.write(self._names)
        self._out.write(END.pack(MAGIC, self._written, len(self._hashes), len(self._names)))
        self.close()
        return RowFile(self._path)

    def _sorted_piece(self) -> Keys:
        """Write the digests that wait, and return their keys in order."""
        digests = b"".join(self._piece)
        self._piece.clear()
        self._out.write(digests)
        first = np.frombuffer(digests, "<u4")[:: DIGEST_BYTES // 4].astype(np.uint64)
        places = np.arange(self._written, self._written + len(first), dtype=np.uint64)
        self._written += len(first)
        keys = (first << np.uint64(PLACE_BITS)) | places
        keys.sort()
        return keys

    def _on_disk(self, keys: Keys) -> Keys:
        """Return the same keys, on disk until the file is complete."""
        file = self._stack.enter_context(tempfile.TemporaryFile(dir=self._path.parent))  # noqa: SIM115 - it is
        file.write(keys.data)
        file.flush()
        return np.memmap(file, np.uint64, "r")

    def _merged(self) -> Iterator[Keys]:
        """Yield all keys in order, in pieces: digests are spread evenly, so equal ranges of keys have equal lengths."""
        edges = [(number << 64) // len(self._keys) for number in range(1, len(self._keys))]
        cuts = [[0, *(int(np.searchsorted(keys, np.uint64(edge))) for edge in edges), len(keys)] for keys in self._keys]
        for piece in range(len(self._keys)):
            found = [keys[cut[piece] : cut[piece + 1]] for keys, cut in zip(self._keys, cuts, strict=True)]
            yield np.sort(np.concatenate(found))


def _little(numbers: "array[int]") -> "array[int]":
    """Return the numbers as a file has them."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
