"""The rows that a version should hold: what reconciling the rows of the files with the version before finds."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pyoxigraph import NamedNode, Triple

from graph_store.terms import triples_in
from loaders.check.inventory import Inventory
from loaders.check.rows import Row
from loaders.csvw.metadata import Table
from loaders.diff.changes import MOST, Move
from loaders.map.provenance import Record
from loaders.map.renderings import Text
from loaders.reports.report import FileReport


class Wanted(ABC):
    """The rows and what they state.

    `records` holds rows, `files` the reports of the files, and `moves` the first rows that are new, changed or removed.
    `lines` holds the old and new line of rows that only moved.
    """

    is_whole: ClassVar[bool]
    """True if unchanged rows, and the facts of stale ones, are wanted too."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.files: list[FileReport] = []
        self.moves: list[Move] = []
        self.lines: dict[NamedNode, tuple[int, int]] = {}

    def begin(self, inventory: Inventory) -> FileReport:
        """Begin a file, and return its report."""
        report = FileReport(inventory.table.file)
        self.files.append(report)
        return report

    @abstractmethod
    def take(self, record: Record, statements: Iterable[Text], earlier: Record | None = None) -> None:
        """Add a row and its statements, and replace its earlier record."""

    @abstractmethod
    def drop(self, record: Record) -> None:
        """Remove the earlier record of a row."""

    def stay(self, node: NamedNode, before: int, after: int) -> None:
        """Keep a row that is unchanged, though it may have moved to another line."""
        if before != after:
            self.lines[node] = before, after

    def moved(self, table: Table, row: Row | None, earlier: Record | None) -> None:
        """Note a row that is new, changed or removed, up to the most that a report lists."""
        if len(self.moves) < MOST:
            self.moves.append(Move(table, row, earlier))

    def fresh(self, version: int) -> Iterator[NamedNode]:
        """Yield the rows that are new or changed in this version."""
        return (each.node for each in self.records if each.version == version and each.stale_since is None)


class ChangedRows(Wanted):
    """The rows that are not unchanged, for a version that is made by changing the one before.

    `graphs` holds what they state, by graph. `touched` holds earlier records that are replaced or removed. `subjects`
    holds the resources that each row describes.
    """

    is_whole = False

    def __init__(self) -> None:
        super().__init__()
        self.graphs: dict[NamedNode, set[Triple]] = defaultdict(set)
        self.touched: dict[NamedNode, Record] = {}
        self.subjects: dict[NamedNode, set[NamedNode]] = {}

    def take(self, record: Record, statements: Iterable[Text], earlier: Record | None = None) -> None:
        """Add a row and its statements, and replace its earlier record."""
        self.records.append(record)
        about = self.subjects.setdefault(record.node, set())
        stated = list(statements)
        triples = triples_in(text for _, text, _, _ in stated)
        for (graph, *_), triple in zip(stated, triples, strict=True):
            self.graphs[graph].add(triple)
            about.add(triple.subject)  # type: ignore[arg-type]
        if earlier is not None:
            self.drop(earlier)

    def drop(self, record: Record) -> None:
        """Mark the earlier record of a row as replaced or removed."""
        self.touched[record.node] = record
