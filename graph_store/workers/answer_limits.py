"""Limits on an answer: its bytes, rows and triples are counted on their way out, and too many stop the query.

Runs in a worker only.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

import numpy as np
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Triple

from graph_store.text import Text
from graph_store.workers.protocol import CHUNK, Conditions
from graph_store.xml_output import Writable

MARKS: dict[QueryResultsFormat | RdfFormat, tuple[bytes, int]] = {
    QueryResultsFormat.JSON: (b"},{", 1),
    QueryResultsFormat.XML: (b"<result>", 0),
    QueryResultsFormat.CSV: (b"\r\n", -1),
    QueryResultsFormat.TSV: (b"\n", -1),
    RdfFormat.N_TRIPLES: (b"\n", 0),
    RdfFormat.N_QUADS: (b"\n", 0),
}
"""The mark between or after rows or triples in each format, and the number of rows minus the number of marks.

Counting marks may find too many rows in a table, because a literal may contain the mark, but never too few.
"""

_NO_ROWS = b"[]}}"
"""The end of a JSON table without rows."""

_SHORTEST = 8 * 1024
"""Bytes of the first block; each later block may be as long as all before it, so that the first rows arrive soon."""

_LONG = 16 * 1024
"""Bytes of a block from which numpy is quicker."""


class Sink(Writable, Protocol):
    """The destination of an answer: its head can be set until the first bytes are sent."""

    form: str
    media_type: str


class Refused(Exception):
    """The answer cannot be given; `fault` holds the reason as a code of `graph_store.errors`."""

    def __init__(self, code: str, detail: str = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(detail)
        self.fault = {"code": code, "detail": Text(detail).wire(), "line": line, "column": column}


def _too_many(rows: int) -> Refused:
    return Refused(
        "RESULT_TOO_LARGE",
        Text("The answer has more than {rows} rows; page with ORDER BY, LIMIT and OFFSET.", rows=rows),
    )


class Capped:
    """A file that passes an answer on and stops it when it has too many bytes."""

    def __init__(self, sink: Writable, most: int) -> None:
        self._sink, self._most, self._left = sink, most, most

    def write(self, data: bytes) -> int:
        """Write the next bytes. Raises: Refused."""
        self._left -= len(data)
        if self._left < 0:
            sentence = Text(
                "The answer has more than {most:g} MB; ask for fewer values, or page.", most=self._most / 1000000
            )
            raise Refused("RESULT_TOO_LARGE", sentence)
        return self._sink.write(data)

    def flush(self) -> None:
        """Do nothing: the sink decides when to flush."""


class Limited:
    """An iterator of triples that stops when there are too many."""

    def __init__(self, triples: QueryTriples, most: int) -> None:
        self.seen = 0
        self._triples, self._most = triples, most

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._triples:
            self.seen += 1
            if self.seen > self._most:
                raise _too_many(self._most)
            yield triple


class Counting(Capped):
    """A file that passes an answer on in blocks, counts its marks and stops it when it has too many rows."""

    def __init__(
        self,
        sink: Writable,
        conditions: Conditions,
        output_format: QueryResultsFormat | RdfFormat,
        is_over: Callable[[], bool],
    ) -> None:
        super().__init__(sink, conditions.max_bytes)
        self._mark, self._found = MARKS[output_format]
        self._most_rows, self._is_over, self._is_checked = conditions.max_rows, is_over, False
        self._pieces: list[bytes] = []
        self._size, self._passed = 0, 0
        self._tail = self._end = b""

    def write(self, data: bytes) -> int:
        """Write the next bytes. Raises: Refused."""
        self._pieces.append(data)
        self._size += len(data)
        if self._size >= min(CHUNK, max(self._passed, _SHORTEST)):
            self._pass_on()
        return len(data)

    def finish(self) -> int:
        """Pass on the last bytes and return the number of rows, which counts a mark inside a literal as one more.

        Raises: Refused.
        """
        self._pass_on()
        return 0 if self._end == _NO_ROWS else max(0, self._found)

    def _pass_on(self) -> None:
        block = b"".join(self._pieces)
        self._pieces, self._size, self._passed = [], 0, self._passed + len(block)
        self._end = (self._end + block[-len(_NO_ROWS) :])[-len(_NO_ROWS) :]
        self._count(block)
        if self._found > self._most_rows and not self._is_checked:
            if self._is_over():
                raise _too_many(self._most_rows)
            self._is_checked = True
        super().write(block)

    def _count(self, block: bytes) -> None:
        """Count the marks in a block. A mark may cross two blocks; only the last block is shorter than a mark."""
        most = len(self._mark) - 1
        across = self._tail + block[:most]
        self._found += occurrences(self._mark, block) + across.count(self._mark)
        self._tail = block[len(block) - most :]


def occurrences(mark: bytes, block: bytes) -> int:
    """Count a mark in a block: in a long one, numpy needs a third of the time of `bytes.count`."""
    if len(block) < _LONG:
        return block.count(mark)
    values = np.frombuffer(block, np.uint8)
    found = values[: len(block) - len(mark) + 1] == mark[0]
    for at in range(1, len(mark)):
        found &= values[at : at + len(found)] == mark[at]
    return int(np.count_nonzero(found))
