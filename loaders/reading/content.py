"""The bytes of a file, at hand or on disk, and the same as UTF-8: read more than once, never held whole twice."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, TypeAlias

Content: TypeAlias = bytes | Path
"""What a file holds, or where it stands."""

_PIECE = 2**20


def opened(content: Content) -> BinaryIO:
    """The bytes as a stream."""
    return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def size(content: Content) -> int:
    """How many bytes there are."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def start_of(content: Content, length: int = 64) -> bytes:
    """The first bytes."""
    with opened(content) as stream:
        return stream.read(length)


def pieces(content: Content) -> Iterator[bytes]:
    """The bytes in pieces of a megabyte."""
    with opened(content) as stream:
        while piece := stream.read(_PIECE):
            yield piece


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in UTF-8, from the byte `start` on; `guessed` when its letters rest on our rule for old encodings."""

    content: Content
    start: int = 0
    guessed: bool = False

    def lines(self) -> TextIO:
        """The text as a stream of lines with their ends as they are; close it."""
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
        """Whether there is nothing but spaces and line ends."""
        with self.lines() as lines:
            return all(line.isspace() for line in lines)

    def holds(self, part: str) -> bool:
        """Whether a part occurs in the text."""
        wanted, rest = part.encode(), b""
        if isinstance(self.content, bytes):
            return wanted in self.content
        for piece in pieces(self.content):
            if wanted in rest + piece:
                return True
            rest = piece[1 - len(wanted) :] if len(wanted) > 1 else b""
        return False


def in_utf_8(text: str, *, guessed: bool = False) -> Decoded:
    """A text that was decoded from another encoding."""
    return Decoded(text.encode("utf-8", "surrogatepass"), guessed=guessed)
