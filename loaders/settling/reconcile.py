"""What the graphs should hold: the rows of the files, and the last good facts of rows that cannot be loaded now.

For each row: new, changed, the same, stale, or gone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from loaders.checks import Inventory
from loaders.csvw.metadata import Column, Table
from loaders.csvw.renames import under_new_keys
from loaders.mapping import Map, Statement, row_node
from loaders.options import SyncOptions
from loaders.provenance import Record, Statements, Words, digest
from loaders.reading.rows import Row
from loaders.report import FileReport, Weight
from loaders.settling.changes import MOST, Move
from loaders.settling.earlier import Known
from loaders.settling.located import Facts

KeptCells: TypeAlias = Callable[[Row], Iterable[str]]

Before: TypeAlias = Callable[[Inventory], Mapping[NamedNode, Record]]
"""The rows that the version before has of an inventory, but for those that are the same."""


@dataclass(slots=True)
class Wanted:
    """The stated graphs by name (after `graph/`) and the records of the rows behind them.

    `touched` are earlier records that these take the place of, or that are gone; `lines` are those of rows that are as
    they were and moved; `subjects` are what the rows speak about.
    """

    graphs: dict[str, set[Triple]] = field(default_factory=lambda: defaultdict(set))
    records: list[Record] = field(default_factory=list)
    files: list[FileReport] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    touched: dict[NamedNode, Record] = field(default_factory=dict)
    lines: dict[NamedNode, tuple[int, int]] = field(default_factory=dict)
    subjects: dict[NamedNode, set[NamedNode]] = field(default_factory=dict)

    def take(self, record: Record, statements: Iterable[Statement], earlier: Record | None = None) -> None:
        """Add a row and what it states, in the place of what was known of it."""
        self.records.append(record)
        about = self.subjects.setdefault(record.node, set())
        for graph, triple in statements:
            self.graphs[graph].add(triple)
            about.add(triple.subject)  # type: ignore[arg-type]
        if earlier is not None:
            self.drop(earlier)

    def drop(self, record: Record) -> None:
        """What was known of a row is so no longer."""
        self.touched[record.node] = record

    def stay(self, node: NamedNode, before: int, after: int) -> None:
        """A row is as it was, though it may have moved to another line."""
        if before != after:
            self.lines[node] = before, after

    def moved(self, table: Table, row: Row | None, earlier: Record | None) -> None:
        """Note a row that is new, changed or gone, while there are not too many."""
        if len(self.moves) < MOST:
            self.moves.append(Move(table, row, earlier))

    def fresh(self, version: int) -> Iterator[NamedNode]:
        """The rows that are new or changed in this version."""
        return (each.node for each in self.records if each.version == version and each.stale_since is None)


@dataclass(slots=True)
class Reconciler:
    """Settles one inventory after the other against the version before.

    `facts` gives what the graphs of a table hold now, by digest, and is asked only when a row falls back on it. When
    `trusting`, a row with the cells that it had is neither mapped nor compared, and what is wanted are the others.
    """

    options: SyncOptions
    words: Words
    version: int
    before: Before
    facts: Callable[[Table], Statements | Facts]
    wanted: Wanted
    trusting: bool = False

    def settle(self, inventory: Inventory, states: Map, kept_cells: KeptCells) -> None:
        """Decide what becomes of each row of a file, and of each row that an earlier version had of it.

        `states` gives what a row states, `kept_cells` those of its cells that this does not tell.
        """
        report = FileReport(inventory.table.file)
        self.wanted.files.append(report)
        table, before = inventory.table, self.before(inventory)
        if inventory.document.refused:
            self._keep_all(inventory, before, report)
            return
        nodes = {self._node(table, row) for row in inventory.rows}
        old = under_new_keys(before, table, lambda key: row_node(self.words.base, table.stem, key), nodes)
        gone = sorted((old[node] for node in old if node not in nodes), key=lambda each: (each.line, each.node.value))
        self._settle_rows(inventory, states, kept_cells, old, report)
        self._settle_gone(inventory.table, gone, self._why_kept(inventory, old), report)

    def _node(self, table: Table, row: Row) -> NamedNode:
        return row_node(self.words.base, table.stem, row.key)

    def _why_kept(self, inventory: Inventory, old: Mapping[NamedNode, Record]) -> str:
        """Why rows that are not in the file stay, empty when they go.

        A row whose key cannot be read may be any of them, so none goes before it is mended.
        """
        if self.options.keep_missing:
            return "missing-row"
        nameless = (row for row in inventory.rows if not row.keyed and self._node(inventory.table, row) not in old)
        return "unreadable-key" if any(nameless) and not self.options.drop_stale else ""

    def _keep_all(self, inventory: Inventory, old: Mapping[NamedNode, Record], report: FileReport) -> None:
        """The last good state of a refused file stays, as stale."""
        report.refused = True
        reason = next(each.code for each in inventory.document.issues if each.weight is Weight.REFUSED)
        for record in old.values():
            self._keep(inventory.table, record, reason, report)

    def _settle_rows(self, inventory: Inventory, states: Map, kept_cells: KeptCells,
                     old: Mapping[NamedNode, Record], report: FileReport) -> None:  # fmt: skip
        reasons = {place: issues[0].code for place, issues in inventory.issues_by_line().items()}
        settled = {self._node(inventory.table, row) for row in inventory.good}
        report.skipped = inventory.document.skipped
        if inventory.same is not None:
            report.unchanged = len(inventory.same)
            self.wanted.lines.update({node: (before, after) for node, before, after in inventory.same.moved()})
        for row in inventory.rows:
            node = self._node(inventory.table, row)
            if row.good:
                cells = frozenset(kept_cells(row))
                known = old if isinstance(old, Known) and self.trusting and not inventory.document.lost else None
                if known is not None and known.states_the_same(node, row.hash, cells):
                    self.wanted.stay(node, known.line(node), row.line)
                    report.unchanged += 1
                else:
                    self._load(inventory, row, states(row), cells, old.get(node), report)
                continue
            report.quarantined += 1
            if node in old and node not in settled:
                settled.add(node)
                self._fall_back(
                    inventory.table, old[node], reasons.get((row.file or inventory.document.file, row.line), ""), report
                )
        report.rows = report.loaded + report.unchanged + report.quarantined + report.skipped

    def _fall_back(self, table: Table, record: Record, reason: str, report: FileReport) -> None:
        """A row that cannot be loaded now keeps its last good facts, unless they are to be dropped."""
        if self.options.drop_stale:
            self._remove(table, record, report)
        else:
            self._keep(table, record, reason, report)

    def _load(self, inventory: Inventory, row: Row, statements: list[Statement], kept: frozenset[str],
              earlier: Record | None, report: FileReport) -> None:  # fmt: skip
        table = inventory.table
        renamed = earlier is not None and earlier.node != self._node(table, row)
        if earlier and inventory.document.lost and not renamed and not self.options.allow_column_loss:
            statements = [*statements, *self._of_lost_columns(inventory, earlier)]
            kept |= {each for each in earlier.as_written if each.partition(": ")[0] in inventory.document.lost}
        names = frozenset(digest(triple) for _, triple in statements)
        same = earlier is not None and earlier.states == names and earlier.stale_since is None
        if not same:
            self.wanted.moved(table, row, earlier)
        report.unchanged += same
        report.loaded += not same
        report.added += earlier is None
        report.changed += earlier is not None and not same
        version = earlier.version if earlier is not None and same else self.version
        record = Record(self._node(table, row), table.stem, row.line, row.hash, names, version, kept)
        self.wanted.take(record, statements, earlier)

    def _settle_gone(self, table: Table, gone: list[Record], kept: str, report: FileReport) -> None:
        for record in gone:
            if kept:
                self._keep(table, record, kept, report)
            else:
                self._remove(table, record, report)

    def _remove(self, table: Table, record: Record, report: FileReport) -> None:
        self.wanted.moved(table, None, record)
        self.wanted.drop(record)
        report.removed += 1

    def _keep(self, table: Table, record: Record, reason: str, report: FileReport) -> None:
        """A row falls back on what it stated before."""
        report.stale += 1
        facts = [] if self.trusting else self.facts(table).of(record)
        self.wanted.take(record.made_stale(self.version, reason), facts, record)

    def _of_lost_columns(self, inventory: Inventory, earlier: Record) -> list[Statement]:
        """What a row stated by columns that its file no longer has."""
        lost = set(_lost_words(inventory.table, inventory.document.lost))
        return [fact for fact in self.facts(inventory.table).of(earlier) if _word(fact[1]) in lost]


def _word(triple: Triple) -> tuple[str, str | None]:
    language = triple.object.language if isinstance(triple.object, Literal) else None
    return triple.predicate.value, language


def _lost_words(table: Table, lost: list[str]) -> Iterator[tuple[str, str | None]]:
    """Predicate and language of what the lost columns used to state, alone or in a template or map."""
    for column in table.columns:
        if _rests_on(column, lost):
            choices = column.map.choices() if column.map else ()
            for predicate in (column.predicate, *(choice.predicate for choice in choices)):
                if predicate:
                    yield predicate, column.language
                    yield predicate, None


def _rests_on(column: Column, lost: list[str]) -> bool:
    named = {column.name, column.map_column or column.name, *column.names()}
    return not named.isdisjoint(lost)
