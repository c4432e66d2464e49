"""The unchanged rows of a file, found by their marks and read on demand.

Such a row was good and caused no issue. Its facts and its provenance are in the version before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from pyoxigraph import Literal, NamedNode

from graph_store.terms import text_of
from loaders.check.row_check import check
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.dataset.dataset import Dataset
from loaders.diff.marks import Marks, hashed, reading
from loaders.map.mapping import row_node
from loaders.map.provenance import Words
from loaders.read.document import Document, RawRow
from loaders.read.pieces import Hashes, Numbers, Pieces
from loaders.read.records import Layout, Record
from ontology.namespaces import PROV_WAS_DERIVED_FROM, XSD

_INTEGER = NamedNode(f"{XSD}integer")
_SCAN = 8
"""If more than one row in this many is wanted, all lines are read at once instead of one by one."""


class Names:
    """The rows of one inventory in a version, by their lines."""

    def __init__(self, current: Dataset, words: Words, stem: str) -> None:
        self.current, self.words, self.stem = current, words, stem
        self.start = row_node(words.base, stem, "").value

    def node(self, key: str) -> NamedNode:
        """Return the IRI of the row with this key."""
        return NamedNode(self.start + key)

    def line(self, node: NamedNode) -> int | None:
        """Return the line of a row, None if there is no such row."""
        quads = self.current.quads(node, self.words.line, None, self.words.graphs.provenance)
        return next((int(text_of(quad.object)) for quad in quads), None)

    def at(self, lines: Numbers, among: int) -> Iterator[tuple[int, str]]:
        """Yield line and key of the rows at these lines; `among` is the number of rows in total."""
        wanted = set(lines.tolist())
        if len(wanted) * _SCAN > among:
            patterns: Iterable[Literal | None] = [None]
        else:
            patterns = (Literal(str(line), datatype=_INTEGER) for line in sorted(wanted))
        for pattern in patterns:
            for quad in self.current.quads(None, self.words.line, pattern, self.words.graphs.provenance):
                name, line = text_of(quad.subject), int(text_of(quad.object))
                if line in wanted and name.startswith(self.start):
                    yield line, name[len(self.start) :]


class Same:
    """The rows of one file whose records are unchanged; `now` has the place of each mark's record, or -1."""

    def __init__(self, names: Names, marks: Marks, pieces: Pieces, now: Numbers) -> None:
        self.names, self.marks, self.pieces, self.now = names, marks, pieces, now
        self._known: dict[str, int] = {}
        self._read: Callable[[Iterable[RawRow]], Iterator[Row]] | None = None

    def __len__(self) -> int:
        return int(np.count_nonzero(self.now >= 0))

    @property
    def lines(self) -> Numbers:
        """The lines that these rows are on now."""
        return self.pieces.lines[self.now[self.now >= 0]]

    @property
    def listed(self) -> str:
        """Nothing: the file has other rows too."""
        return ""

    def read_by(self, document: Document, table: Table) -> None:
        """Set how the rows are read on demand."""
        self._read = partial(check, table=table, document=replace(document, issues=[]))

    def has(self, key: str) -> bool:
        """Return whether the row with this key is one of these."""
        return self._place(key) >= 0

    def keys(self) -> Iterator[str]:
        """Yield the keys of these rows, in no order."""
        source = self.names.words.source(self.names.stem)
        graph = self.names.words.graphs.provenance
        for quad in self.names.current.quads(None, PROV_WAS_DERIVED_FROM, source, graph):
            key = text_of(quad.subject)[len(self.names.start) :]
            if self.has(key):
                yield key

    def key_hashes(self) -> Hashes:
        """Return the hashes of the keys of these rows."""
        return self.marks.keys[self.now >= 0] if self.marks.has_keys else hashed(self.keys())

    def ended(self) -> Iterator[tuple[str, str]]:
        """Yield nothing: a row that has ended has no mark."""
        yield from ()

    def others(self) -> Iterator[NamedNode]:
        """Yield the rows that are in the version before but not among these."""
        yield from map(self.names.node, self.marks.others)
        yield from (self.names.node(key) for _, key in self._at(self.marks.lines[self.now < 0]))

    def moved(self) -> Iterator[tuple[NamedNode, int, int]]:
        """Yield the rows that moved to another line, with the line before and now."""
        lines = self.pieces.lines[self.now]
        moved = (self.now >= 0) & (lines != self.marks.lines)
        after = dict(zip(self.marks.lines[moved].tolist(), lines[moved].tolist(), strict=True))
        for line, key in self._at(self.marks.lines[moved]):
            yield self.names.node(key), line, after[line]

    def rows(self, keys: Iterable[str] | None = None) -> Iterator[Row]:
        """Yield the rows with these keys, or all of them, in the order of their lines."""
        places = self.now if keys is None else np.array([self._place(key) for key in keys], np.int64)
        records = self.pieces.records(np.sort(places[places >= 0]))
        assert self._read is not None  # noqa: S101 - `read_by` is called before this
        return self._read(RawRow(record.line, record.cells) for record in records)

    def _at(self, lines: Numbers) -> Iterator[tuple[int, str]]:
        among = self.names.at(lines, len(self.marks.lines))
        return ((line, key) for line, key in among if key not in self.marks.others)

    def _place(self, key: str) -> int:
        if key not in self._known:
            self._known[key] = self._looked_up(key)
        return self._known[key]

    def _looked_up(self, key: str) -> int:
        line = None if key in self.marks.others else self.names.line(self.names.node(key))
        at = len(self.marks.lines) if line is None else int(np.searchsorted(self.marks.lines, line))
        return int(self.now[at]) if at < len(self.marks.lines) and self.marks.lines[at] == line else -1


class RecordFilter:
    """Skip the records of a file that have a mark; without marks, skip nothing.

    `waiting` counts the records that are not skipped.
    """

    def __init__(self, marks: Marks | None, names: Names) -> None:
        self.marks, self.names = marks, names
        self.pieces: Pieces | None = None
        self.same: Same | None = None
        self.waiting = 0

    def choose(self, split: Layout, header: Record, document: Document) -> Iterator[Record] | None:
        """Yield the records that changed; None if all must be read."""
        self.pieces = Pieces(split)
        start = int(np.searchsorted(self.pieces.lines, header.last, side="right"))
        self.waiting = len(self.pieces.lines) - start
        if self.marks is None or document.lost or self.marks.reading != reading(document):
            return None
        now = self.marks.found_in(self.pieces, start)
        self.same = Same(self.names, self.marks, self.pieces, now)
        document.passed_over = len(self.same)
        self.waiting -= len(self.same)
        others = np.ones(len(self.pieces.lines), bool)
        others[:start] = False
        others[now[now >= 0]] = False
        return self.pieces.records(np.flatnonzero(others))
