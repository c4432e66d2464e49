"""Reconcile the rows of the files with the version before: the result is what the graphs should hold.

Each row is new, changed, unchanged, stale or removed. A stale row cannot be loaded now and keeps its last good facts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import tee
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.errors import FactLoss
from loaders.check.documents import Documents
from loaders.check.inventory import Inventory
from loaders.check.rows import Row, Standing
from loaders.csvw.metadata import Column, Table
from loaders.diff.earlier import Known
from loaders.diff.located import Facts
from loaders.diff.unread import Unread
from loaders.diff.wanted import Wanted
from loaders.map.mapping import State, row_node
from loaders.map.provenance import Record, Statements, Words
from loaders.map.renderings import Statement, Text, as_text
from loaders.reports.options import SyncOptions
from loaders.reports.report import FileReport, Issue, Weight

KeptCells: TypeAlias = Callable[[Row], Iterable[str]]

Before: TypeAlias = Callable[[Inventory], Mapping[NamedNode, Record]]
"""Returns the rows of an inventory in the version before, without those that are unchanged."""


@dataclass(slots=True)
class Reconciler:
    """Reconcile one inventory after the other with the version before.

    `facts` returns the facts in the graphs of a table now, and is called only when a row falls back on them. If
    `trusting`, a row with unchanged cells is neither mapped nor compared, and `wanted` holds only the other rows.
    """

    options: SyncOptions
    words: Words
    version: int
    before: Before
    facts: Callable[[Table], Statements | Facts]
    wanted: Wanted
    trusting: bool = False
    same_files: Set[str] = frozenset()
    """The files whose bytes are those of the version before."""
    documents: Documents = field(default_factory=Documents)

    losses: list[tuple[Row, int]] = field(default_factory=list)
    """The rows of a file whose cells did not change but that state fewer facts, with the number of facts less."""

    def settle(self, inventory: Inventory, states: State, kept_cells: KeptCells) -> None:
        """Decide what happens to each row of a file, and to each row that an earlier version had of it.

        `states` returns the facts of a row, `kept_cells` those of its cells that the facts cannot rebuild.
        """
        if isinstance(inventory.same, Unread):
            self.wanted.files.append(inventory.same.report)
            return
        report = self.wanted.begin(inventory)
        table, before = inventory.table, self.before(inventory)
        if inventory.document.refused:
            self._keep_all(inventory, before, report)
            return
        nodes = {self._node(table, row) for row in inventory.rows} if before else set()
        old = _under_new_keys(before, table, lambda key: row_node(self.words.base, table.stem, key), nodes)
        gone = sorted((old[node] for node in old if node not in nodes), key=lambda each: (each.line, each.node.value))
        self._settle_rows(inventory, states, kept_cells, old, report)
        self._object_to_losses(inventory)
        self._settle_gone(inventory.table, gone, self._why_kept(inventory, old), report)

    def _is_unchanged(self, row: Row, earlier: Record, inventory: Inventory) -> bool:
        same = row.hash == earlier.hash or inventory.document.file in self.same_files
        return same and earlier.stale_since is None and not inventory.document.lost

    def _object_to_losses(self, inventory: Inventory) -> None:
        """Refuse that unchanged rows of a file lose facts; a dry run only warns. Raises: FactLoss (422)."""
        rows, self.losses = self.losses, []
        if not rows or self.options.allow_fact_loss:
            return
        first, facts = rows[0][0], sum(fewer for _, fewer in rows)
        issue = Issue("fact-loss", Weight.WARNED, inventory.document.file, first.line,
                      details={"rows": len(rows), "facts": facts})  # fmt: skip
        if not self.options.dry_run:
            raise FactLoss(
                "Nothing was written. {file}, line {line}: {reason} ({accepted})",
                file=issue.file,
                line=issue.line,
                reason=issue.reason,
                accepted=issue.accepted,
            )
        inventory.document.issues.append(issue)

    def _node(self, table: Table, row: Row) -> NamedNode:
        return row_node(self.words.base, table.stem, row.key)

    def _why_kept(self, inventory: Inventory, old: Mapping[NamedNode, Record]) -> str:
        """Return why rows that are missing from the file stay, empty if they are removed.

        A row whose key cannot be read may be any of the missing rows, so they stay until it is corrected.
        """
        if self.options.keep_missing:
            return "missing-row"
        nameless = (row for row in inventory.rows if not row.keyed and self._node(inventory.table, row) not in old)
        return "unreadable-key" if any(nameless) and not self.options.drop_stale else ""

    def _keep_all(self, inventory: Inventory, old: Mapping[NamedNode, Record], report: FileReport) -> None:
        """Keep the last good state of a refused file, as stale."""
        report.refused = True
        reason = next(each.code for each in inventory.document.issues if each.weight is Weight.REFUSED)
        for record in old.values():
            self._keep(inventory.table, record, reason, report)

    def _settle_rows(self, inventory: Inventory, states: State, kept_cells: KeptCells,
                     old: Mapping[NamedNode, Record], report: FileReport) -> None:  # fmt: skip
        reasons = {place: issues[0].code for place, issues in inventory.issues_by_line().items()}
        settled = {self._node(inventory.table, row) for row in inventory.good} if old else set()
        report.skipped = inventory.document.skipped
        if inventory.same is not None:
            report.unchanged = len(inventory.same)
            self.wanted.lines.update({node: (before, after) for node, before, after in inventory.same.moved()})
        found, mapped = tee(self._found(inventory, kept_cells, old, report))
        statements = states(row for row, cells in mapped if cells is not None)
        for row, cells in found:
            node = self._node(inventory.table, row)
            if cells is not None:
                self._load(inventory, row, next(statements), cells, old.get(node), report)
                continue
            report.quarantined += 1
            if node in old and node not in settled:
                settled.add(node)
                self._fall_back(
                    inventory.table, old[node], reasons.get((row.file or inventory.document.file, row.line), ""), report
                )
        report.rows = report.loaded + report.unchanged + report.quarantined + report.skipped

    def _found(self, inventory: Inventory, kept_cells: KeptCells, old: Mapping[NamedNode, Record],
               report: FileReport) -> Iterator[tuple[Row, frozenset[str] | None]]:  # fmt: skip
        """Yield each row that is not known to be unchanged; one that can be loaded with its kept cells."""
        known = old if isinstance(old, Known) and self.trusting and not inventory.document.lost else None
        for row in inventory.rows:
            node, cells = self._node(inventory.table, row), self._kept(row, kept_cells)
            if row.good and row.standing is Standing.SUPERSEDED:
                self._supersede(node, old, report)
                continue
            if cells is not None and known is not None and known.states_the_same(node, row.hash, cells):
                self.wanted.stay(node, known.line(node), row.line)
                report.unchanged += 1
            else:
                yield row, cells

    def _kept(self, row: Row, kept_cells: KeptCells) -> frozenset[str] | None:
        """Return the cells of a good row that its facts cannot rebuild; one that has ended is not rebuilt."""
        if not row.good:
            return None
        return frozenset(kept_cells(row)) if row.ended is None else frozenset()

    def _supersede(self, node: NamedNode, old: Mapping[NamedNode, Record], report: FileReport) -> None:
        """Drop the earlier facts of a row whose key a newer document has."""
        report.skipped += 1
        if node in old:
            self.wanted.drop(old[node])

    def _fall_back(self, table: Table, record: Record, reason: str, report: FileReport) -> None:
        """Keep the last good facts of a row that cannot be loaded now, unless the options drop them."""
        if self.options.drop_stale:
            self._remove(table, record, report)
        else:
            self._keep(table, record, reason, report)

    def _load(self, inventory: Inventory, row: Row, statements: list[Text], kept: frozenset[str],
              earlier: Record | None, report: FileReport) -> None:  # fmt: skip
        table = inventory.table
        renamed = earlier is not None and earlier.node != self._node(table, row)
        if earlier and inventory.document.lost and not renamed and not self.options.allow_column_loss:
            statements = [*statements, *self._of_lost_columns(inventory, earlier)]
            kept |= {each for each in earlier.as_written if each.partition(": ")[0] in inventory.document.lost}
        names, of = frozenset(name for _, _, name, _ in statements), self.documents.of_row(row, table)
        document = of.iri if of else ""
        same = earlier is not None and earlier.states == names and earlier.stale_since is None
        if not same:
            self.wanted.moved(table, row, earlier)
        is_less = earlier is not None and len(names) < len(earlier.states) and row.ended is None
        if earlier and is_less and self._is_unchanged(row, earlier, inventory):
            self.losses.append((row, len(earlier.states) - len(names)))
        report.unchanged += same
        report.loaded += not same
        report.added += earlier is None
        report.changed += earlier is not None and not same
        if (
            same
            and earlier
            and not (renamed or self.wanted.is_whole)
            and (earlier.hash, earlier.as_written, earlier.document) == (row.hash, kept, document)
        ):
            self.wanted.stay(earlier.node, earlier.line, row.line)
            return
        version = earlier.version if earlier is not None and same else self.version
        record = Record(self._node(table, row), table.stem, row.line, row.hash, names, version, kept,
                        document=document, ended=row.ended.iri if row.ended else "")  # fmt: skip
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
        """Keep the earlier facts of a row, and mark it as stale."""
        report.stale += 1
        facts = () if not self.wanted.is_whole else map(self._text, self.facts(table).of(record))
        self.wanted.take(record.made_stale(self.version, reason), facts, record)

    def _of_lost_columns(self, inventory: Inventory, earlier: Record) -> list[Text]:
        """Return the facts that a row stated through columns that its file no longer has."""
        lost = set(_lost_words(inventory.table, inventory.document.lost))
        facts = self.facts(inventory.table).of(earlier)
        return [self._text(fact) for fact in facts if _word(fact[1]) in lost]

    def _text(self, fact: Statement) -> Text:
        return as_text(self.words.graphs.named(fact[0]), fact[1])


def _word(triple: Triple) -> tuple[str, str | None]:
    language = triple.object.language if isinstance(triple.object, Literal) else None
    return triple.predicate.value, language


def _lost_words(table: Table, lost: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield predicate and language of the facts from lost columns, including those of templates and maps."""
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


def _under_new_keys(old: Mapping[NamedNode, Record], table: Table, node: Callable[[str], NamedNode],
                   nodes: set[NamedNode]) -> Mapping[NamedNode, Record]:  # fmt: skip
    """Return the earlier rows; a renamed one has its new IRI if the file has it under its new key."""
    found = dict(old) if table.renamed else old
    for was, now in table.renamed.items():
        before, after = node(was), node(now)
        if isinstance(found, dict) and before in found and before not in nodes and after in nodes - found.keys():
            found[after] = found.pop(before)
    return found
