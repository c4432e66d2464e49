"""The rows of a file that need not be read: it is as before, and so is everything that decides which rows hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyoxigraph import NamedNode

from graph_store.terms import text_of
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.diff.marks import Marks, hashed
from loaders.diff.same import Names
from loaders.read.pieces import Hashes, Numbers
from loaders.reports.report import FileReport
from ontology.namespaces import ENDED_BY, PROV_WAS_DERIVED_FROM, key_of


@dataclass(frozen=True, eq=False, slots=True)
class Unread:
    """All rows that the version before has of a table; `read` reads its file after all.

    `marks` are those of the last sync, `counts` those of its report; `listed` is a digest of the keys of the file.
    """

    table: Table
    names: Names
    marks: Marks
    counts: Mapping[str, Any]
    listed: str
    read: Callable[[], Iterable[Row]]

    def __len__(self) -> int:
        return len(self.marks.lines) + len(self.marks.others)

    @property
    def lines(self) -> Numbers:
        """The lines that these rows are on, as far as they have a mark."""
        return self.marks.lines

    @property
    def report(self) -> FileReport:
        """The report of a file without changes."""
        return FileReport.again(self.counts)

    def has(self, key: str) -> bool:
        """Return whether there is a row with this key."""
        return self.names.line(self.names.node(key)) is not None

    def keys(self) -> Iterator[str]:
        """Yield the keys of these rows, in no order."""
        words = self.names.words
        for quad in self.names.current.quads(
            None, PROV_WAS_DERIVED_FROM, words.source(self.table.stem), words.graphs.provenance
        ):
            yield text_of(quad.subject)[len(self.names.start) :]

    def key_hashes(self) -> Hashes:
        """Return the hashes of the keys of these rows."""
        if not self.marks.has_keys:
            return hashed(self.keys())
        return np.concatenate([self.marks.keys, hashed(self.marks.others)])

    def ended(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of these rows that have ended, each with the key of the document that ended it."""
        words = self.names.words
        for quad in self.names.current.quads(None, words.kg(ENDED_BY), None, words.graphs.provenance):
            name = text_of(quad.subject)
            if name.startswith(self.names.start):
                yield name[len(self.names.start) :], key_of(text_of(quad.object), words.base) or text_of(quad.object)

    def others(self) -> Iterator[NamedNode]:
        """Yield nothing: all rows of the version before are among these."""
        yield from ()

    def moved(self) -> Iterator[tuple[NamedNode, int, int]]:
        """Yield nothing: the file is as before."""
        yield from ()

    def rows(self, keys: Iterable[str] | None = None) -> Iterator[Row]:
        """Yield the rows with these keys, or all rows of the file, in the order of their lines."""
        wanted = None if keys is None else set(keys)
        return (row for row in self.read() if wanted is None or row.key in wanted)
