"""The bytes of a file, in memory or on disk, and the same as UTF-8.

They may be read more than once, in pieces if they are on disk.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, TypeAlias

Content: TypeAlias = bytes | Path
"""The content of a file, or its path."""

_PIECE = 2**20


def opened(content: Content) -> BinaryIO:
    """Open the bytes as a stream."""
    return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def size(content: Content) -> int:
    """Return the number of bytes."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def start_of(content: Content, length: int = 64) -> bytes:
    """Return the first bytes."""
    with opened(content) as stream:
        return stream.read(length)


def end_of(content: Content, length: int = 64) -> bytes:
    """Return the last bytes."""
    with opened(content) as stream:
        stream.seek(max(0, size(content) - length))
        return stream.read()


def pieces(content: Content) -> Iterator[bytes]:
    """Yield the bytes in pieces of a megabyte."""
    with opened(content) as stream:
        while piece := stream.read(_PIECE):
            yield piece


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in UTF-8 from byte `start` on; `guessed` means that its old encoding was guessed."""

    content: Content
    start: int = 0
    guessed: bool = False

    def lines(self) -> TextIO:
        """Open the text as a stream of lines with their original line ends; the caller closes it."""
        stream = opened(self.content)
        stream.seek(self.start)
        return io.TextIOWrapper(stream, "utf-8", "surrogatepass", newline="")

    @property
    def text(self) -> str:
        """The whole text."""
        with self.lines() as lines:
            return lines.read()

    @property
    def is_blank(self) -> bool:
        """True if the text holds only spaces and line ends."""
        with self.lines() as lines:
            return all(line.isspace() for line in lines)

    def holds(self, part: str) -> bool:
        """Return whether a part occurs in the text."""
        wanted, rest = part.encode(), b""
        if isinstance(self.content, bytes):
            return wanted in self.content
        for piece in pieces(self.content):
            if wanted in rest + piece:
                return True
            rest = piece[1 - len(wanted) :] if len(wanted) > 1 else b""
        return False


def in_utf_8(text: str, *, guessed: bool = False) -> Decoded:
    """Return a text that was decoded from another encoding."""
    return Decoded(text.encode("utf-8", "surrogatepass"), guessed=guessed)
