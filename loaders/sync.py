"""Makes the graphs equal to the inventories of a folder: read, check, map, settle, and hand over to `commit`."""

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import Graphs
from graph_store.versions import State
from loaders.checks import Inventory, check_lines, check_references, check_unique
from loaders.commit import Change, Dataset, commit, preview
from loaders.corrections import SourceText
from loaders.folder import Folder, read_folder, undescribed
from loaders.mapping import compile_table
from loaders.metadata import Table, TableGroup
from loaders.options import SyncOptions
from loaders.provenance import Record, Statements, Words
from loaders.reader import Document, read
from loaders.reconcile import Reconciler, Wanted
from loaders.report import FileReport, Issue, SyncReport, Weight
from loaders.rows import read_rows
from loaders.templates import key_part


def sync(folder: Path, state: State, options: SyncOptions = SyncOptions()) -> SyncReport:  # noqa: B008
    """Publish one version that holds what the inventories state and what follows, or none when nothing changes.

    Raises: NoData, RejectedMetadata, RejectedFile, Inconsistent (422); WriterBusy (503). Nothing is written then.
    """
    began = time.perf_counter()
    files = read_folder(folder)
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
    return report


def _unchanged(state: State, fingerprint: str) -> SyncReport | None:
    """The report of a run with the same files, ontology and release as the newest version's; None when they differ."""
    if state.current() is None:
        return None
    manifest = state.newest().manifest
    note = manifest.note.get("sync")
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

    def __init__(self, files: Folder, group: TableGroup, options: SyncOptions, fingerprint: str) -> None:
        self.files, self.group, self.options, self.fingerprint = files, group, options, fingerprint
        self.report = SyncReport()

    def build(self, current: Dataset) -> Change | None:
        """What the stated graphs should hold, given what they hold now; None when a strict run refuses."""
        words, graphs = Words(self.group.base), Graphs(self.group.base)
        before = _by_stem(words.records(current.graph(graphs.provenance)))
        texts = self.files.texts(self.group)
        inventories = self._read(before, texts)
        wanted = self._settle(inventories, before, texts, current)
        self._tell(inventories, wanted)
        if self.options.strict and self.report.exit_code:
            return None
        return Change(
            _stated(wanted, self._provenance(wanted, words), current, graphs), self.files.hashes, self._note()
        )

    def _read(self, before: Mapping[str, Mapping[NamedNode, Record]],
              texts: Mapping[str, SourceText]) -> dict[str, Inventory]:  # fmt: skip
        """Every inventory with its rows checked."""
        inventories = {}
        for table in self.group.tables:
            inventory = self._inventory(table)
            if inventory.document.refused:
                start = len(f"{self.group.base}row/{table.stem}/")
                inventory.kept = frozenset(node.value[start:] for node in before.get(table.stem, ()))
            check_unique(inventory)
            check_lines(inventory, texts)
            inventories[table.file] = inventory
        check_references(inventories)
        return inventories

    def _inventory(self, table: Table) -> Inventory:
        content = self.files.content.get(table.file)
        if content is None:
            missing = Document(table.file)
            missing.say("missing-file", Weight.REFUSED)
            return Inventory(table, missing, [])
        document = read(content, table, table.file)
        return Inventory(table, document, [] if document.refused else read_rows(document, table))

    def _settle(self, inventories: Mapping[str, Inventory], before: Mapping[str, Mapping[NamedNode, Record]],
                texts: Mapping[str, SourceText], current: Dataset) -> Wanted:  # fmt: skip
        graphs = Graphs(self.group.base)
        held: dict[str, Statements] = {}

        def facts(table: Table) -> Statements:
            if table.file not in held:
                names = table.graphs()
                held[table.file] = Statements({name: current.graph(graphs.named(name)) for name in names})
            return held[table.file]

        reconciler = Reconciler(self.options, Words(self.group.base), current.version + 1, before, facts)
        for inventory in inventories.values():
            reconciler.settle(inventory, compile_table(inventory.table, self.group, texts))
        return reconciler.wanted

    def _tell(self, inventories: Mapping[str, Inventory], wanted: Wanted) -> None:
        self.report.files = wanted.files
        self.report.issues = [issue for each in inventories.values() for issue in each.document.issues]
        unknown = [Issue("unknown-file", Weight.WARNED, name) for name in undescribed(self.files, self.group)]
        self.report.issues += unknown

    def _provenance(self, wanted: Wanted, words: Words) -> set[Triple]:
        """The provenance graph: files and rows."""
        files = {key_part(name.rsplit(".", 1)[0]): (name, value) for name, value in self.files.hashes.items()}
        found = {triple for stem, (name, value) in files.items() for triple in words.file_triples(stem, name, value)}
        return found.union(*(words.record_triples(record) for record in wanted.records))

    def _note(self) -> dict[str, Any]:
        files = [{name: getattr(each, name) for name in FileReport.__dataclass_fields__} for each in self.report.files]
        issues = [issue.as_note() for issue in self.report.issues]
        return {"sync": {"fingerprint": self.fingerprint, "files": files, "issues": issues}}


def _by_stem(records: Mapping[NamedNode, Record]) -> dict[str, dict[NamedNode, Record]]:
    found: dict[str, dict[NamedNode, Record]] = defaultdict(dict)
    for node, record in records.items():
        found[record.stem][node] = record
    return found


def _stated(wanted: Wanted, provenance: set[Triple], current: Dataset, graphs: Graphs) -> dict[NamedNode, set[Triple]]:
    """The stated graphs: all that a sync owns, empty when no row speaks of them any more."""
    owned = [graph for graph in current.graphs() if graphs.is_source(graph)]
    stated: dict[NamedNode, set[Triple]] = {graph: set() for graph in [*owned, graphs.reference, graphs.synthetic]}
    stated |= {graphs.named(name): triples for name, triples in wanted.graphs.items()}
    return {**stated, graphs.provenance: provenance}
