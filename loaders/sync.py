"""Makes the graphs equal to the inventories of a folder: read, check, map, settle, and hand over to `commit`."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Graphs
from graph_store.terms import GraphName
from graph_store.versions import State
from loaders.changes import MOST, Move, row_changes
from loaders.checks import Inventory, check_lines, check_references, check_unique
from loaders.commit import RELEASE, Change, Outcome, commit, preview
from loaders.corrections import SourceText
from loaders.dataset import Dataset
from loaders.diff import difference
from loaders.document import Document
from loaders.earlier import earlier_rows
from loaders.folder import Folder, release, undescribed
from loaders.foresight import Foresight
from loaders.located import Facts
from loaders.mapping import Map, Statement, compile_table, row_node
from loaders.metadata import Table, TableGroup
from loaders.options import SyncOptions
from loaders.proposal import Proposal
from loaders.proposal import Statements as Stating
from loaders.provenance import Record, Statements, Words
from loaders.quarantine import KEPT, quarantined
from loaders.reader import read
from loaders.reconcile import Reconciler, Wanted
from loaders.report import FileReport, Issue, SyncReport, Weight
from loaders.retrace import Retrace
from loaders.row_reader import RowReader
from loaders.rows import Row
from loaders.runs import Runs
from loaders.settled import settled, untouched
from loaders.shapes import STANDING, Judge, Stated, noted
from loaders.sources import read_source
from loaders.supplements import documents, is_supplement, supplement
from loaders.templates import file_stem

SETTLING = "settling"
"""The step of a sync after its files are read: comparing, reasoning, judging, publishing."""

_STRIDE = 2_000


def sync(folder: Path, state: State, options: SyncOptions = SyncOptions()) -> SyncReport:  # noqa: B008
    """Publish one version that holds what the inventories state and what follows, or none when nothing changes.

    The inventories stand in a folder, in a zip, or at the addresses of a list.

    Raises: NoData, RejectedMetadata, RejectedFile, Inconsistent (422); WriterBusy (503). Nothing is written then.
    """
    began = time.perf_counter()
    files = read_source(folder, options, state.root / "fetched")
    fingerprint = files.fingerprint(state.base, options)
    report = _unchanged(state, fingerprint) or _run(files, state, options, fingerprint)
    report.dry_run = options.dry_run
    report.seconds = time.perf_counter() - began
    return report


def _run(files: Folder, state: State, options: SyncOptions, fingerprint: str) -> SyncReport:
    run = _Run(files, files.metadata(state.base), options, fingerprint)
    if options.dry_run:
        outcome = preview(state, run.build, allow_inconsistent=options.allow_inconsistent)
    else:
        owner = f"sync {files.path}"
        outcome = commit(
            state, run.build, owner=owner, wait_s=options.wait_s, allow_inconsistent=options.allow_inconsistent
        )
    report = run.report
    report.version, report.published = outcome.version, outcome.published
    report.triples_removed, report.triples_added = outcome.stated
    report.inferred_removed, report.inferred_added = outcome.inferred
    if options.detail:
        _detail(report, run, outcome, state)
    if options.dry_run:
        report.foresight = Foresight.of(outcome.diff, outcome.graphs)
    return report


def _detail(report: SyncReport, run: "_Run", outcome: Outcome, state: State) -> None:
    """Tell which rows change, and of a dry run which quads would; the first of each."""
    report.changes = row_changes(run.moves, state, outcome.version - outcome.published)
    if run.options.dry_run:
        graphs = outcome.graphs
        asked = (graphs.asserted, graphs.reference, graphs.synthetic, graphs.inferred, graphs.inferred_synthetic)
        report.quads_removed = sorted(str(quad) for quad in islice(outcome.diff.removed(asked), MOST))
        report.quads_added = sorted(str(quad) for quad in islice(outcome.diff.added(asked), MOST))


def synced(current: Dataset, *, undone: bool = False) -> dict[str, Any]:
    """What a change that is no sync hands on to its version: the last sync before it, and what that set apart.

    `undone` says that the graphs are no longer as that sync left them, so that the next one looks at everything.
    """
    note = current.manifest.note if current.manifest else {}
    last = note.get(SYNC) or note.get(SYNCED)
    apart = {QUARANTINE: note[QUARANTINE]} if QUARANTINE in note else {}
    return apart | ({SYNCED: last} if last and not undone else {})


SYNC, SYNCED, QUARANTINE = "sync", "synced", "quarantine"
"""Where a manifest's note tells of the sync that made the version, of the last one before it, and what is set apart."""


def _unchanged(state: State, fingerprint: str) -> SyncReport | None:
    """The report of a run with the same files, ontology and release as the last one's; None when they differ."""
    if state.current() is None:
        return None
    manifest = state.newest().manifest
    note = manifest.note.get(SYNC) or manifest.note.get(SYNCED)
    if not note or note["fingerprint"] != fingerprint:
        return None
    report = SyncReport(version=manifest.version)
    for counts in note["files"]:
        same = counts["loaded"] + counts["unchanged"]
        nothing = dict.fromkeys(("loaded", "added", "changed", "removed"), 0)
        report.files.append(FileReport(**{**counts, **nothing, "unchanged": same}))
    report.issues = [Issue.from_note(issue) for issue in note["issues"]]
    return report


@dataclass(slots=True)
class _Run:
    """One run over the files, as far as it does not depend on when the lock was got."""

    files: Folder
    group: TableGroup
    options: SyncOptions
    fingerprint: str
    report: SyncReport
    moves: list[Move]

    def __init__(self, files: Folder, group: TableGroup, options: SyncOptions, fingerprint: str) -> None:
        self.files, self.group, self.options, self.fingerprint = files, group, options, fingerprint
        self.report, self.moves = SyncReport(), []

    def build(self, current: Dataset) -> Change | None:
        """What the stated graphs should hold, given what they hold now; None when a strict run refuses."""
        words, graphs = Words(self.group.base), Graphs(self.group.base)
        trusting = self._trusts(current)
        before: Mapping[str, Mapping[NamedNode, Record]] = (
            earlier_rows(current, words) if trusting else _by_stem(words.records(current.graph(graphs.provenance)))
        )
        texts = self.files.texts(self.group)
        inventories = self._read(before, texts)
        maps = {each.file: compile_table(each, self.group, texts) for each in self.group.tables}

        def change() -> Change | None:
            wanted = self._settle(inventories, before, maps, current, trusting=trusting)
            self._tell(inventories, wanted)
            if self.options.strict and self.report.exit_code:
                return None
            rows.nodes = set(wanted.fresh(current.version + 1))
            others = untouched(current, words, wanted) if trusting else []
            described = self._provenance(wanted, words, current, others)
            if trusting:
                found = settled(current, words, wanted, tables, described, rows.stated_by)
            else:
                found = difference(Stating.of(current).are_in, _stated(wanted, described, current, graphs))
            return Change(found, self.files.hashes, note, judged)

        def judged(proposal: Proposal) -> Change | None:
            shrunk = [inventories[each.file] for each in self.report.files if each.removed]
            if judge.objects(proposal, shrunk):
                check_references(inventories)
                return change()
            note.update(self._note(inventories), **{STANDING: noted(judge.standing)})
            return None

        note: dict[str, Any] = {}
        tables = {table.stem: table for table in self.group.tables}
        rows = _Rows(inventories, maps, self.group.base)
        judge = Judge(self.group.base, current, rows, self.options.allow_inconsistent)
        return change()

    def _trusts(self, current: Dataset) -> bool:
        """Whether the graphs are as the last sync left them, and a row with the same cells states the same."""
        note = current.manifest.note if current.manifest else {}
        last = note.get(SYNC) or note.get(SYNCED) or {}
        return note.get(RELEASE) == release() and last.get("meaning") == self.files.meaning(self.group)

    def _read(self, before: Mapping[str, Mapping[NamedNode, Record]],
              texts: Mapping[str, SourceText]) -> dict[str, Inventory]:  # fmt: skip
        """Every inventory with its rows checked."""
        inventories = {table.file: self._inventory(table) for table in self.group.tables}
        for name in self._mended():
            supplement(inventories, self.files.content[name], name)
        for inventory in inventories.values():
            inventory.kept = self._kept(inventory, before.get(inventory.table.stem, {}))
            check_unique(inventory)
            check_lines(inventory, texts)
        check_references(inventories)
        return inventories

    def _kept(self, inventory: Inventory, before: Mapping[NamedNode, Record]) -> frozenset[str]:
        """The keys of rows whose last good facts stay, whatever is wrong with them now: others may refer to them."""
        start = len(row_node(self.group.base, inventory.table.stem, "").value)
        keys = frozenset(node.value[start:] for node in before)
        if inventory.document.refused or self.options.keep_missing:
            return keys
        if self.options.drop_stale:
            return frozenset()
        return keys if any(not row.keyed for row in inventory.rows) else keys & {row.key for row in inventory.rows}

    def _mended(self) -> list[str]:
        """The files with rows that come back from the quarantine."""
        return [name for name in undescribed(self.files, self.group) if is_supplement(self.files.content[name])]

    def _inventory(self, table: Table) -> Inventory:
        content = self.files.content.get(table.file)
        if content is None:
            missing = Document(table.file)
            missing.say("missing-file", Weight.REFUSED)
            return Inventory(table, missing, [])
        document = read(content, table, table.file, self.options.limit)
        return Inventory(table, document, [] if document.refused else list(self._rows(document, table)))

    def _rows(self, document: Document, table: Table) -> Iterator[Row]:
        """The rows of a file, telling now and then how many there are."""
        whole = len(document.rows)
        for number, row in enumerate(RowReader(document, table).rows(document.rows)):
            if not number % _STRIDE:
                self.options.tell(table.file, number, whole)
            yield row
        self.options.tell(table.file, whole, whole)

    def _settle(self, inventories: Mapping[str, Inventory], before: Mapping[str, Mapping[NamedNode, Record]],
                maps: Mapping[str, Map], current: Dataset, *, trusting: bool) -> Wanted:  # fmt: skip
        graphs = Graphs(self.group.base)
        held: dict[str, Statements | Facts] = {}

        def facts(table: Table) -> Statements | Facts:
            if table.file not in held:
                around = Facts(current, graphs, table)
                held[table.file] = around if trusting else around.everywhere
            return held[table.file]

        reconciler = Reconciler(self.options, Words(self.group.base), current.version + 1, before, facts, trusting)
        self.options.tell(SETTLING)
        for inventory in inventories.values():
            table = inventory.table
            reconciler.settle(inventory, maps[table.file], Retrace(table, self.group).kept)
        return reconciler.wanted

    def _tell(self, inventories: Mapping[str, Inventory], wanted: Wanted) -> None:
        self.report.files, self.moves = wanted.files, wanted.moves
        self.report.issues = [issue for document in documents(inventories) for issue in document.issues]
        unknown = (name for name in undescribed(self.files, self.group) if not is_supplement(self.files.content[name]))
        self.report.issues += [Issue("unknown-file", Weight.WARNED, name) for name in unknown]

    def _provenance(self, wanted: Wanted, words: Words, current: Dataset, others: Sequence[Record]) -> set[Triple]:
        """The provenance of files and rows, and of the runs that these, and the `others` that stay, come from."""
        files = {file_stem(name): (name, value) for name, value in self.files.hashes.items()}
        found = {triple for stem, (name, value) in files.items() for triple in words.file_triples(stem, name, value)}
        found.update(words.text_triple(file_stem(name), text) for name, text in self.files.support(self.group))
        hashes = {stem: value for stem, (_, value) in files.items()}
        found.update(Runs(words, current, hashes, self.options.publisher).triples([*wanted.records, *others]))
        return found.union(*(words.record_triples(record) for record in wanted.records))

    def _note(self, inventories: Mapping[str, Inventory]) -> dict[str, Any]:
        files = [{name: getattr(each, name) for name in FileReport.__dataclass_fields__} for each in self.report.files]
        issues = [issue.as_note() for issue in self.report.issues]
        apart = [entry.as_note() for entry in islice(quarantined(inventories), KEPT)]
        meant = {"fingerprint": self.fingerprint, "meaning": self.files.meaning(self.group)}
        return {SYNC: {**meant, "files": files, "issues": issues}, QUARANTINE: apart}


@dataclass(slots=True)
class _Rows:
    """The rows that can be loaded; `nodes` are those that are new or changed."""

    inventories: Mapping[str, Inventory]
    maps: Mapping[str, Map]
    base: str
    nodes: set[NamedNode] = field(default_factory=set)

    def fresh(self) -> Iterator[Stated]:
        """Those that are new or changed, with what they state."""
        for inventory, row in self._all():
            if row_node(self.base, inventory.table.stem, row.key) in self.nodes:
                triples = tuple(triple for _, triple in self.maps[inventory.table.file](row))
                yield Stated(inventory, row, triples)

    def stated_by(self, node: NamedNode) -> list[Statement] | None:
        """What a row states that is as it was; None for a row that this run does not have."""
        found = next(self.at([node]), None)
        return None if found is None else self.maps[found.inventory.table.file](found.row)

    def at(self, nodes: Iterable[NamedNode]) -> Iterator[Stated]:
        """Those with these names, in the order of the files and their lines."""
        wanted = set(nodes)
        if wanted:
            for inventory, row in self._all():
                if row_node(self.base, inventory.table.stem, row.key) in wanted:
                    yield Stated(inventory, row)

    def _all(self) -> Iterator[tuple[Inventory, Row]]:
        return ((inventory, row) for inventory in self.inventories.values() for row in inventory.good)


def _by_stem(records: Mapping[NamedNode, Record]) -> dict[str, dict[NamedNode, Record]]:
    found: dict[str, dict[NamedNode, Record]] = defaultdict(dict)
    for node, record in records.items():
        found[record.stem][node] = record
    return found


def _stated(wanted: Wanted, provenance: set[Triple], current: Dataset, graphs: Graphs) -> dict[GraphName, set[Triple]]:
    """The stated graphs: all that a sync owns, empty when no row speaks of them any more."""
    owned = [graph for graph in current.graphs() if graphs.is_source(graph)]
    stated: dict[GraphName, set[Triple]] = {graph: set() for graph in [*owned, graphs.reference, graphs.synthetic]}
    stated |= {graphs.named(name): triples for name, triples in wanted.graphs.items()}
    return {**stated, graphs.provenance: provenance}
