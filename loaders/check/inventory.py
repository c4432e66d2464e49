"""One table with the rows of its file, and what a sync knows of its rows in the version before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import NamedNode

from loaders.check.row_check import check
from loaders.check.rows import Row, Standing
from loaders.csvw.metadata import Table
from loaders.read.document import Document
from loaders.read.pieces import Hashes, Numbers
from loaders.read.reader import LARGEST_FILE, read
from loaders.reports.report import Issue, Weight


class SameRows(Protocol):
    """The rows of one file that are the same as in the version before, read on demand."""

    def __len__(self) -> int:
        """Return the number of these rows."""

    @property
    def lines(self) -> Numbers:
        """The lines that these rows are on now."""

    @property
    def listed(self) -> str:
        """A digest of the keys that the whole file lists, if that is known without reading it; else empty."""

    def has(self, key: str) -> bool:
        """Return whether the row with this key is one of these."""

    def keys(self) -> Iterator[str]:
        """Yield the keys of these rows, in no order."""

    def key_hashes(self) -> Hashes:
        """Return the hashes of the keys of these rows, see `loaders.csvw.keys`."""

    def ended(self) -> Iterable[tuple[str, str]]:
        """Yield the keys of these rows that have ended, each with the key of the document that ended it."""

    def others(self) -> Iterator[NamedNode]:
        """Yield the rows that are in the version before but not among these."""

    def moved(self) -> Iterator[tuple[NamedNode, int, int]]:
        """Yield the rows that moved to another line, with the line before and now."""

    def rows(self, keys: Iterable[str] | None = None) -> Iterator[Row]:
        """Yield the rows with these keys, or all of them, in the order of their lines."""


@dataclass(slots=True)
class Inventory:
    """One table with the current content of its file: the rows that were read, and those that are the `same` as before.

    `earlier` are the keys of the other rows that the version before has. `kept` are those of them whose last good facts
    are kept, whatever is wrong with the rows now. With `stays`, this also holds for a row that was the same and turns
    bad. `repeated` are the keys of rows that occur more than once.
    """

    table: Table
    document: Document
    rows: list[Row]
    same: SameRows | None = None
    earlier: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    stays: bool = True
    repeated: set[str] = field(default_factory=set)
    supplements: list[Document] = field(default_factory=list)

    def read_all(self) -> None:
        """Read the unchanged rows too."""
        if self.same is not None:
            rows, self.same = list(self.same.rows()), None
            keys = frozenset(row.key for row in rows)
            self.rows = sorted([*self.rows, *rows], key=lambda row: row.line)
            self.earlier |= keys
            self.kept |= keys if self.stays else frozenset()
            self.document.passed_over = 0

    def say(
        self, row: Row, code: str, weight: Weight, column: str | None, value: str | None, **details: object
    ) -> None:
        """Note an issue of a row in the document that holds it."""
        self._document(row).say(code, weight, row.line, column, value, **details)

    def forget_issues(self, row: Row) -> None:
        """Remove the issues of a row."""
        document = self._document(row)
        document.issues = [each for each in document.issues if each.line != row.line]

    def retract(self, code: str) -> None:
        """Remove the issues with a code, which are about to be decided anew."""
        for document in (self.document, *self.supplements):
            document.issues = [each for each in document.issues if each.code != code]

    def drop(self, row: Row) -> None:
        """Remove a row with its issues, and count it as skipped."""
        self.rows.remove(row)
        self.forget_issues(row)
        self.document.skipped += 1

    def issues_by_line(self) -> dict[tuple[str, int], list[Issue]]:
        """Return the issues of quarantined rows, by file and line."""
        found: dict[tuple[str, int], list[Issue]] = defaultdict(list)
        for document in (self.document, *self.supplements):
            for issue in document.issues:
                if issue.weight is Weight.QUARANTINED and issue.line is not None:
                    found[document.file, issue.line].append(issue)
        return found

    def _document(self, row: Row) -> Document:
        """Return the document that holds a row."""
        return next((each for each in self.supplements if each.file == row.file), self.document)

    @property
    def good(self) -> Iterator[Row]:
        """The rows that nothing is wrong with; none when the file is refused."""
        return (row for row in self.rows if row.good and not self.document.refused)

    @property
    def holding(self) -> Iterator[Row]:
        """The good rows that state something: no newer document has their key."""
        return (row for row in self.good if row.standing is not Standing.SUPERSEDED)


def inventory_of(table: Table, content: bytes, name: str, limit: int = LARGEST_FILE) -> Inventory:
    """Read and check the rows of a file one by one, without regard to other rows."""
    document = Document(name, personal=table.personal)
    rows = list(check(read(content, table, document, limit), table, document))
    return Inventory(table, document, [] if document.refused else rows)
