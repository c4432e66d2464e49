"""Find the quads of a store whose text matches a pattern, in constant memory."""

import io
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from graph_store.readable import Published

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CHUNK_BYTES = 1 << 20


def mentions(store: Published, pattern: re.Pattern[str], needles: Collection[str]) -> Iterator[Quad]:
    """Yield the quads that a pattern matches anywhere in their line of canonical N-Quads.

    Every match contains one of the `needles`, which are in lower case, in any case: a search for these is much faster.
    """
    lines = _Matching(pattern, needles)
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_QUADS)
    yield from parse("\n".join(lines.found), format=RdfFormat.N_QUADS, lenient=True)


class _Matching(io.RawIOBase):
    """A writable file that keeps the lines that a pattern matches."""

    def __init__(self, pattern: re.Pattern[str], needles: Collection[str]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pattern, self._needles, self._rest = pattern, needles, b""

    def writable(self) -> bool:
        """Return True: this file can be written to."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Add some bytes, which may end in the middle of a line."""
        block = bytes(data)
        whole, _, self._rest = (self._rest + block).rpartition(b"\n")
        text = whole.decode()
        if self._has_needle(text):
            self.found += (line for line in text.split("\n") if self._has_needle(line) and self._pattern.search(line))
        return len(block)

    def _has_needle(self, text: str) -> bool:
        lowered = text.lower()
        return any(needle in lowered for needle in self._needles)
