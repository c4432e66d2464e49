"""Find the quads of a store whose text matches a pattern, in constant memory."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store, parse

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CHUNK_BYTES = 1 << 20


def mentions(store: Store, pattern: re.Pattern[str]) -> Iterator[Quad]:
    """Yield the quads that a pattern matches anywhere in their line of canonical N-Quads."""
    lines = _Matching(pattern)
    with io.BufferedWriter(lines, _CHUNK_BYTES) as file:
        store.dump(file, format=RdfFormat.N_QUADS)
    yield from parse("\n".join(lines.found), format=RdfFormat.N_QUADS, lenient=True)


class _Matching(io.RawIOBase):
    """A writable file that keeps the lines that a pattern matches."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pattern, self._rest = pattern, b""

    def writable(self) -> bool:
        """Return True: this file can be written to."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Add some bytes, which may end in the middle of a line."""
        block = bytes(data)
        whole, _, self._rest = (self._rest + block).rpartition(b"\n")
        text = whole.decode()
        last = -1
        for match in self._pattern.finditer(text):
            if match.start() > last:
                start, last = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
                last = len(text) if last < 0 else last
                self.found.append(text[start:last])
        return len(block)
