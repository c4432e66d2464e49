"""The records of a text as pieces of bytes: where each ends, and its hash. Cells are not split.

A piece ends where `csv` would end the record; `Layout.records` cuts the same text into the same records.
"""

import csv
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from itertools import groupby

import numpy as np
import numpy.typing as npt

from loaders.read.content import Decoded
from loaders.read.records import Layout, Record

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

_BLOCK = 2**20


class Pieces:
    """The records of a text after the lines before them, by their place: the first is 0."""

    def __init__(self, split: Layout) -> None:
        self._split, self._text = split, _bytes(split.text)

    @property
    def hashes(self) -> Hashes:
        """Two numbers for each record, made from its bytes without the line end."""
        return self._cut[0]

    @property
    def lines(self) -> Numbers:
        """The first physical line of each record."""
        return self._cut[1]

    def records(self, places: Numbers) -> Iterator[Record]:
        """Yield the records at these places, which are in order; consecutive records are split together."""
        ends = self._cut[2]
        for first, last in _runs(places):
            shift = int(self.lines[first]) - 1
            part = replace(self._split, text=Decoded(self._text[ends[first] : ends[last + 1]]), lines_before=0)
            for record in part.records():
                yield record._replace(line=record.line + shift, last=record.last + shift)

    @cached_property
    def _cut(self) -> tuple[Hashes, Numbers, Numbers]:
        lines = _lines(self._text, self._split.text.start)
        before = [next(lines, b"") for _ in range(self._split.lines_before)]
        digests, spans, lengths = bytearray(), array("q", [len(before) + 1]), array("q", [sum(map(len, before))])
        lengths[0] += self._split.text.start
        for span, piece in _pieces(lines, self._split):
            digests += blake2b(piece.rstrip(b"\r\n"), digest_size=16).digest()
            spans.append(span)
            lengths.append(len(piece))
        hashes = np.frombuffer(bytes(digests), "<u8").reshape(-1, 2)
        return hashes, np.cumsum(np.frombuffer(spans, np.int64))[:-1], np.cumsum(np.frombuffer(lengths, np.int64))


def _bytes(text: Decoded) -> bytes:
    return text.content if isinstance(text.content, bytes) else text.content.read_bytes()


def _lines(text: bytes, start: int) -> Iterator[bytes]:
    """Yield the physical lines with their ends, cut a block at a time; a block ends at a line end."""
    while start < len(text):
        end = text.find(b"\n", start + _BLOCK) + 1 or len(text)
        yield from text[start:end].splitlines(keepends=True)
        start = end


def _pieces(lines: Iterator[bytes], split: Layout) -> Iterator[tuple[int, bytes]]:
    """Yield each record with its number of lines; `csv` is used only on a line with a quote, to find the end."""
    quote, waiting, seen = split.quote.encode(), list[bytes](), list[bytes]()
    reader = split.reader(_fed(waiting, lines, seen))
    for line in lines:
        if quote in line:
            waiting.append(line)
            with suppress(csv.Error):
                next(reader)
            yield len(seen), b"".join(seen)
            seen.clear()
        else:
            yield 1, line


def _fed(waiting: list[bytes], lines: Iterator[bytes], seen: list[bytes]) -> Iterator[str]:
    """Yield the waiting line, then as many others as the record needs."""
    while (line := waiting.pop() if waiting else next(lines, None)) is not None:
        seen.append(line)
        yield line.decode("utf-8", "surrogatepass")


def _runs(places: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of each run of consecutive numbers."""
    for _, run in groupby(enumerate(places.tolist()), lambda each: each[1] - each[0]):
        members = [place for _, place in run]
        yield members[0], members[-1]
