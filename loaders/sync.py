"""Makes the graphs equal to the inventories of a folder: read, check, map, settle, and hand over to `commit`."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_store.errors import Damaged
from graph_store.graphs import Graphs
from graph_store.manifest import check_files, read_manifest
from graph_store.terms import GraphName
from graph_store.versions import State
from loaders.change.dataset import Dataset
from loaders.change.foresight import Foresight
from loaders.change.pouring import Pouring
from loaders.change.proposal import Proposal
from loaders.change.proposal import Statements as Stating
from loaders.change.shapes import STANDING, Judge, Stated, noted
from loaders.checks import Inventory, check_references
from loaders.commit import RELEASE, Change, Outcome, commit, preview
from loaders.csvw.metadata import Table, TableGroup
from loaders.csvw.templates import file_stem
from loaders.diff import difference
from loaders.mapping import Map, Statement, compile_table, row_node
from loaders.options import SyncOptions
from loaders.provenance import Statements, Words
from loaders.quads import compile_texts
from loaders.quarantine import KEPT, quarantined
from loaders.reading.corrections import SourceText
from loaders.reading.folder import Folder, release, undescribed
from loaders.reading.rows import Row
from loaders.reading.sources import read_source
from loaders.report import Ending, FileReport, Issue, SyncReport, Weight
from loaders.retrace import Retrace
from loaders.settling.changes import MOST, Move, row_changes
from loaders.settling.intake import Intake
from loaders.settling.located import Facts
from loaders.settling.marks import MARKS, MarkFiles
from loaders.settling.reconcile import Reconciler, Wanted
from loaders.settling.runs import Runs
from loaders.settling.settled import settled
from loaders.supplements import documents, is_supplement

SETTLING = "settling"
"""The step of a sync after its files are read: comparing, reasoning, judging, publishing."""


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
    run = _Run(files, files.metadata(state.base), options, fingerprint, MarkFiles(state.root / MARKS))
    if options.dry_run:
        outcome = preview(state, run.build, allow_inconsistent=options.allow_inconsistent)
    else:
        owner = f"sync {files.path}"
        outcome = commit(
            state, run.build, owner=owner, wait_s=options.wait_s, allow_inconsistent=options.allow_inconsistent
        )
    report = run.report
    report.version, report.published = outcome.version, outcome.published
    report.ending = _ending(outcome, report, options)
    report.triples_removed, report.triples_added = outcome.stated
    report.inferred_removed, report.inferred_added = outcome.inferred
    if options.detail:
        _detail(report, run, outcome, state)
    if options.dry_run:
        report.foresight = Foresight.of(outcome.diff, outcome.graphs)
    return report


def _ending(outcome: Outcome, report: SyncReport, options: SyncOptions) -> Ending:
    if outcome.published:
        return Ending.PUBLISHED
    if outcome.diff:
        return Ending.WOULD_PUBLISH
    return Ending.REFUSED if options.strict and report.exit_code else Ending.NOTHING


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


def _last(current: Dataset) -> dict[str, Any]:
    """What a version tells of the last sync."""
    note = current.manifest.note if current.manifest else {}
    return dict(note.get(SYNC) or note.get(SYNCED) or {})


def _unchanged(state: State, fingerprint: str) -> SyncReport | None:
    """The report of a run with the same files, ontology and release as the last one's; None when they differ.

    No store is opened for it.
    """
    version = state.current()
    if version is None:
        return None
    try:
        manifest = read_manifest(state.folder(version))
        check_files(state.folder(version), manifest)
    except Damaged:
        return None  # whoever is to write looks again, and says so
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
    mark_files: MarkFiles
    report: SyncReport
    moves: list[Move]

    def __init__(self, files: Folder, group: TableGroup, options: SyncOptions, fingerprint: str,
                 mark_files: MarkFiles) -> None:  # fmt: skip
        self.files, self.group, self.options, self.fingerprint = files, group, options, fingerprint
        self.mark_files = mark_files
        self.report, self.moves = SyncReport(), []

    def build(self, current: Dataset) -> Change | None:
        """What the stated graphs should hold, given what they hold now; None when a strict run refuses."""
        words, graphs = Words(self.group.base), Graphs(self.group.base)
        trusting, texts = self._trusts(current), self.files.texts(self.group)
        kept = _last(current).get(MARKS, {})
        marks = self.mark_files.read(kept) if trusting else {}
        intake = Intake(self.files, self.group, self.options, current, marks, trusting=trusting)
        inventories = intake.read(texts)
        maps = {each.file: compile_table(each, self.group, texts) for each in self.group.tables}

        def change() -> Change | None:
            if is_first:
                return self._first(inventories, texts, runs, note, partial(judged, Wanted()))
            wanted = self._settle(inventories, intake, maps)
            self._tell(inventories, wanted)
            if self.options.strict and self.report.exit_code:
                return None
            rows.fresh_nodes = set(wanted.fresh(current.version + 1))
            run = [*runs.who(), *runs.new(self._used(wanted, current))]
            described = self._provenance(wanted, runs, trusting=trusting).union(() if current.version else run)
            if trusting:
                found = settled(current, words, wanted, tables, described, rows.stated_by)
            else:
                found = difference(Stating.of(current).are_in, _stated(wanted, described, current, graphs))
            if current.version and Stating.of(current).differ_by(found):
                found = found.with_added(graphs.provenance, run)
            return Change(found, self.files.hashes, note, partial(judged, wanted))

        def judged(wanted: Wanted, proposal: Proposal) -> Change | None:
            shrunk = [inventories[each.file] for each in self.report.files if each.removed]
            if judge.objects(proposal, shrunk):
                check_references(inventories)
                return change()
            self._tell_issues(inventories)
            note.update(self._note(inventories), **{STANDING: noted(judge.standing)})
            if not self.options.dry_run:
                note[SYNC][MARKS] = self.mark_files.write(intake.marks(inventories, wanted), kept.values())
            return None

        runs = Runs(words, current, self._by_stem, self.options.publisher)
        note: dict[str, Any] = {}
        is_first = current.manifest is None and not self.options.dry_run
        tables = {table.stem: table for table in self.group.tables}
        rows = _Rows(inventories, maps, self.group.base)
        judge = Judge(self.group.base, current, rows, self.options.allow_inconsistent)
        return change()

    def _first(self, inventories: Mapping[str, Inventory], texts: Mapping[str, SourceText], runs: Runs,
               note: dict[str, Any], judge: Callable[[Proposal], Change | None]) -> Change | None:  # fmt: skip
        """Everything that the rows state; None when a strict run refuses."""
        kept_cells = {table.file: Retrace(table, self.group).kept for table in self.group.tables}
        states = {table.file: compile_texts(table, self.group, texts) for table in self.group.tables}
        pouring = Pouring(runs.words, inventories, states, kept_cells, self.options)
        self._tell(inventories, pouring)
        if self.options.strict and self.report.exit_code:
            return None
        pouring.around = self._provenance(Wanted(), runs, trusting=False).union(
            runs.who(), runs.new(self._used(pouring, runs.current))
        )
        return Change(pouring.pour, self.files.hashes, note, judge)

    def _trusts(self, current: Dataset) -> bool:
        """Whether the graphs are as the last sync left them, and a row with the same cells states the same."""
        note = current.manifest.note if current.manifest else {}
        return note.get(RELEASE) == release() and _last(current).get("meaning") == self.files.meaning(self.group)

    def _settle(self, inventories: Mapping[str, Inventory], intake: Intake, maps: Mapping[str, Map]) -> Wanted:
        current, trusting = intake.current, intake.trusting
        graphs = Graphs(self.group.base)
        held: dict[str, Statements | Facts] = {}

        def facts(table: Table) -> Statements | Facts:
            if table.file not in held:
                around = Facts(current, graphs, table)
                held[table.file] = around if trusting else around.everywhere
            return held[table.file]

        reconciler = Reconciler(self.options, intake.words, current.version + 1, intake.before, facts, trusting)
        self.options.tell(SETTLING)
        for inventory in inventories.values():
            table = inventory.table
            reconciler.settle(inventory, maps[table.file], Retrace(table, self.group).kept)
        return reconciler.wanted

    def _tell(self, inventories: Mapping[str, Inventory], wanted: Wanted | Pouring) -> None:
        self.report.files, self.moves = wanted.files, wanted.moves
        self._tell_issues(inventories)

    def _tell_issues(self, inventories: Mapping[str, Inventory]) -> None:
        self.report.issues = [issue for document in documents(inventories) for issue in document.issues]
        unknown = (name for name in undescribed(self.files, self.group) if not is_supplement(self.files.content[name]))
        self.report.issues += [Issue("unknown-file", Weight.WARNED, name) for name in unknown]

    def _used(self, wanted: Wanted | Pouring, current: Dataset) -> Iterator[str]:
        """The stems of the files that are not as they were, or from which rows come or go."""
        before = current.manifest.sources if current.manifest else {}
        for report in wanted.files:
            if report.loaded or report.removed or before.get(report.file) != self.files.hashes.get(report.file):
                yield file_stem(report.file)

    @property
    def _by_stem(self) -> dict[str, str]:
        return {file_stem(name): value for name, value in self.files.hashes.items()}

    def _provenance(self, wanted: Wanted, runs: Runs, *, trusting: bool) -> set[Triple]:
        """The provenance of files and rows; and of the runs before, unless these stay as they are."""
        words, found = runs.words, set[Triple]()
        for name, value in self.files.hashes.items():
            found.update(words.file_triples(file_stem(name), name, value))
        found.update(words.text_triple(file_stem(name), text) for name, text in self.files.support(self.group))
        if runs.current.version:
            found.update(runs.who() if trusting else [*runs.who(), *runs.known()])
        return found.union(*(words.record_triples(record) for record in wanted.records))

    def _note(self, inventories: Mapping[str, Inventory]) -> dict[str, Any]:
        files = [{name: getattr(each, name) for name in FileReport.__dataclass_fields__} for each in self.report.files]
        issues = [issue.as_note() for issue in self.report.issues]
        apart = [entry.as_note() for entry in islice(quarantined(inventories), KEPT)]
        meant = {"fingerprint": self.fingerprint, "meaning": self.files.meaning(self.group)}
        return {SYNC: {**meant, "files": files, "issues": issues}, QUARANTINE: apart}


@dataclass(slots=True)
class _Rows:
    """The rows that can be loaded; `fresh_nodes` are those that are new or changed, all of them when unset."""

    inventories: Mapping[str, Inventory]
    maps: Mapping[str, Map]
    base: str
    fresh_nodes: set[NamedNode] | None = None

    def fresh(self) -> Iterator[Stated]:
        """Those that are new or changed, with what they state."""
        for inventory, row in self._all():
            fresh = self.fresh_nodes
            if fresh is None or row_node(self.base, inventory.table.stem, row.key) in fresh:
                triples = tuple(triple for _, triple in self.maps[inventory.table.file](row))
                yield Stated(inventory, row, triples)

    def stated_by(self, node: NamedNode) -> list[Statement] | None:
        """What a row states that is as it was; None for a row that this run does not have."""
        found = next(self.at([node]), None)
        return None if found is None else self.maps[found.inventory.table.file](found.row)

    def at(self, nodes: Iterable[NamedNode]) -> Iterator[Stated]:
        """Those with these names, in the order of the files and their lines."""
        keys = {node.value.removeprefix(f"{self.base}row/") for node in nodes}
        for inventory in self.inventories.values() if keys else ():
            start = f"{inventory.table.stem}/"
            own = {key.removeprefix(start) for key in keys if key.startswith(start)}
            rows = [row for row in inventory.good if row.key in own] if own else []
            rows += inventory.same.rows(own) if own and inventory.same is not None else ()
            yield from (Stated(inventory, row) for row in sorted(rows, key=lambda row: row.line))

    def _all(self) -> Iterator[tuple[Inventory, Row]]:
        return ((inventory, row) for inventory in self.inventories.values() for row in inventory.good)


def _stated(wanted: Wanted, provenance: set[Triple], current: Dataset, graphs: Graphs) -> dict[GraphName, set[Triple]]:
    """The stated graphs: all that a sync owns, empty when no row speaks of them any more."""
    owned = [graph for graph in current.graphs() if graphs.is_source(graph)]
    stated: dict[GraphName, set[Triple]] = {graph: set() for graph in [*owned, graphs.reference, graphs.synthetic]}
    stated |= {graphs.named(name): triples for name, triples in wanted.graphs.items()}
    return {**stated, graphs.provenance: provenance}
