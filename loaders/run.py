"""One run over the files of a folder, and the changes it makes to the version that is current under the lock."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Triple

from graph_store.erasures import Erasures
from graph_store.errors import RejectedFile
from graph_store.fact_digest import parted
from graph_store.manifest import DOCUMENTS
from graph_store.stating_rows_writing import changed
from graph_store.text import Text
from loaders.change.carrying import carry, states_otherwise
from loaders.change.first_load import FirstLoad
from loaders.change.proposal import Proposal
from loaders.change.proposal import Statements as Stating
from loaders.change.shapes import STANDING, Judge, noted
from loaders.check.documents import known_tables, read_documents
from loaders.check.inventory import Inventory
from loaders.check.references import check_references
from loaders.check.supplements import documents, is_supplement
from loaders.commit import RELEASE, Change
from loaders.csvw.metadata import METADATA, Table, TableGroup
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff
from loaders.diff.anew import Anew
from loaders.diff.changes import Move
from loaders.diff.intake import Intake
from loaders.diff.keeping import Keeping
from loaders.diff.last_sync import SYNC, last_sync, told, unsettled_files
from loaders.diff.located import Facts
from loaders.diff.lost_tables import LostTables
from loaders.diff.marks import MARKS, MarkFiles
from loaders.diff.reconcile import KeptCells, Reconciler
from loaders.diff.reused_keys import warn_of_reused
from loaders.diff.rows import Rows
from loaders.diff.runs import Runs
from loaders.diff.settled import settled, stating
from loaders.diff.wanted import ChangedRows, Wanted
from loaders.map.inverse import Inverse
from loaders.map.mapping import compile_table, compile_texts
from loaders.map.provenance import Words
from loaders.read.corrections import SourceText
from loaders.read.folder import Folder, release, source_names, undescribed
from loaders.reports.options import SyncOptions
from loaders.reports.report import Issue, SyncReport, Weight
from loaders.rollback import Undone

SETTLING = Text("settling")
"""The step of a sync after reading its files: comparing, reasoning, validating, publishing."""


class Run:
    """The files of a folder and the chosen options; `report` and `moves` hold the outcome.

    With `until`, the documents newer than the one with this key do not exist, nor do their rows.
    """

    def __init__(self, files: Folder, group: TableGroup, options: SyncOptions, fingerprint: str,
                 mark_files: MarkFiles, undone: Callable[[Mapping[str, Any]], Undone | None],
                 erasures: Erasures, until: str = "") -> None:  # fmt: skip
        self.documents = read_documents(group, files.content.get, until=until, limit=options.limit)
        self.files, self.group = files, known_tables(group, self.documents)
        files.refuse_clashes(self.group)
        self.options, self.fingerprint = options, fingerprint
        self.mark_files, self.undone, self.erasures = mark_files, undone, erasures
        self.report, self.moves = SyncReport(), list[Move]()

    def build(self, current: Dataset) -> Change | None:
        """Return the change of the stated graphs, given the current ones; None if a strict run refuses."""
        return _Turn(self, current).change()

    def tell(self, inventories: Mapping[str, Inventory], found: Wanted) -> None:
        """Fill the report with the outcome for files and rows, and with the issues found in them."""
        self.report.files, self.moves = found.files, found.moves
        self.tell_issues(inventories)

    def tell_issues(self, inventories: Mapping[str, Inventory]) -> None:
        """Fill the report with the issues of files and rows."""
        self.report.issues = [issue for document in documents(inventories) for issue in document.issues]
        unknown = (name for name in undescribed(self.files, self.group) if not is_supplement(self.files.content[name]))
        self.report.issues += [Issue("unknown-file", Weight.WARNED, name) for name in unknown]
        absent = self.files.absent(self.group)
        self.report.issues += [Issue("missing-text", Weight.WARNED, name) for name in absent]

    def texts(self, current: Dataset) -> dict[str, SourceText]:
        """Return the source texts of the folder. Raises: RejectedFile (422) if one is gone since the last sync."""
        held = current.manifest.sources if current.manifest else {}
        gone = [name for name in self.files.absent(self.group) if name in held]
        if gone:
            told = Text(
                "{metadata} names {gone}, which is no longer in {name}",
                metadata=METADATA,
                gone=gone[0],
                name=self.files.name,
            )
            raise RejectedFile("{told}; put it back or remove it from {metadata}", told=told, metadata=METADATA)
        return self.files.texts(self.group)

    @property
    def refuses(self) -> bool:
        """True if a strict run publishes nothing."""
        return self.options.strict and bool(self.report.exit_code)

    @property
    def meaning(self) -> str:
        """A hash over everything besides its cells that decides what a row states."""
        return self.files.meaning(self.group)


class _Turn:
    """A run compared with one version; a new one after rows were quarantined."""

    def __init__(self, run: Run, current: Dataset) -> None:
        self.run, self.current, self.options = run, current, run.options
        self.words, self.texts = Words(run.group.base), run.texts(current)
        self.note: dict[str, Any] = {}
        self.wanted: Wanted = ChangedRows()
        self.trusting = self._trusts()
        self.kept_marks = last_sync(current.manifest).get(MARKS, {})
        marks = run.mark_files.read(self.kept_marks) if self.trusting else {}
        self.intake = Intake(run.files, run.group, run.documents, run.options, current, marks, run.erasures,
                             trusting=self.trusting)  # fmt: skip
        self.lost_tables = LostTables(current, run.group, self.words, self.intake)
        self.inventories = self.intake.read(self.texts)
        self.maps = {each.file: compile_table(each, run.group, self.texts) for each in run.group.tables}
        warn_of_reused(self.inventories, run.documents, self.maps)
        self.states = {each.file: compile_texts(each, run.group, self.texts) for each in run.group.tables}
        self.rows = Rows(self.inventories, self.maps, run.group.base)
        self.judge = Judge(run.group.base, current, self.rows, run.options.allow_inconsistent)
        self.sources = source_names(run.files, run.group)
        hashes = {source: run.files.hashes[name] for name, source in self.sources.items()}
        self.runs = Runs(self.words, current, hashes, run.options.publisher)

    def change(self) -> Change | None:
        """Return the change that the rows make to the stated graphs; None if a strict run refuses."""
        if self.trusting or (self._is_settled() and self.lost_tables.allow_comparison):
            return self._changed()
        return Change(self._anew, self.run.files.hashes, self.note, self._judged, rows=None, kept=self._kept)

    def _changed(self) -> Change | None:
        """Return the facts that the rows remove from the graphs and add to them."""
        self.wanted = wanted = ChangedRows()
        self._settle(wanted)
        self.run.tell(self.inventories, wanted)
        if self.run.refuses:
            return None
        self.rows.settled(set(wanted.fresh(self.current.version + 1)))
        tables = {table.stem: table for table in self.run.group.tables}
        described = {*self._of_files(), *self.runs.who(), *self._of_rows(wanted)}
        found = settled(self.current, self.words, wanted, tables, described, self.rows.stated_by)
        if Stating.of(self.current).differ_by(found):
            found = found.with_added(self.words.graphs.provenance, self._who_ran(wanted))
        return Change(found, self.run.files.hashes, self.note, self._judged, rows=partial(changed, stating(wanted)),
                      kept=self._kept)  # fmt: skip

    def _anew(self, load: FirstLoad) -> bool:
        """Write everything that the rows state, together with what others have stated."""
        self.wanted = wanted = Anew(self.words, self.current.version + 1, self.options, load)
        self._settle(wanted)
        self.run.tell(self.inventories, wanted)
        if self.run.refuses:
            return False
        if self.current.manifest is not None:
            self.rows.settled(set(wanted.fresh(self.current.version + 1)))
        carry(self.current, load, Diff(), load.places.is_synced)
        for write, facts in self.current.rows.each(self.words.write):
            load.row(NamedNode(write), parted(facts))
        around = {*self._of_files(), *self.runs.who(), *self.runs.known()}
        load.describe(map(str, around))
        if self._are_other_files() or states_otherwise(self.current, load):
            load.describe(str(triple) for triple in dict.fromkeys(self._who_ran(wanted)) if triple not in around)
        return True

    def _are_other_files(self) -> bool:
        """Return whether the version before was made of other files, which the provenance must then name."""
        return self.current.manifest is None or self.current.manifest.sources != self.run.files.hashes

    def _judged(self, proposal: Proposal) -> Change | None:
        """Return another change if rows were quarantined; otherwise write the note."""
        lost = self.lost_tables.object(proposal, self.options)
        removed = {each.file for each in self.run.report.files if each.removed}
        shrunk = [each for file, each in self.inventories.items() if file in removed]
        if self.judge.objects(proposal, shrunk):
            check_references(self.inventories)
            self.intake.stand(self.inventories)
            return self.change()
        self._refuse_undone(proposal)
        self.run.tell_issues(self.inventories)
        self.run.report.issues += lost
        meant: dict[str, Any] = {"fingerprint": self.run.fingerprint, "meaning": self.run.meaning}
        meant |= self.intake.series.noted(self.inventories, self.run.report.files)
        self.note.update(told(self.run.report, self.inventories, **meant), **{STANDING: noted(self.judge.standing)})
        if self.run.documents.each:
            self.note[DOCUMENTS] = self.run.documents.known()
        if not self.options.dry_run:
            marks = self.intake.marks(self.inventories, self.wanted)
            self.note[SYNC][MARKS] = self.run.mark_files.write(marks, self.kept_marks.values())
        return None

    def _kept(self, before: Path, place: Path) -> Path:
        """Keep the inventories beside the version that is published."""
        stale = [record for record in self.wanted.records if record.stale_since is not None]
        same = self._same_files() - unsettled_files(self.current.manifest) if self.trusting else frozenset[str]()
        run = self.run
        return Keeping(run.files, run.group, self.options, self.inventories, stale, same)(before, place)

    def _same_files(self) -> frozenset[str]:
        """Return the files whose bytes are those of the version before."""
        was = self.current.manifest.sources if self.current.manifest else {}
        return frozenset(name for name, value in self.run.files.hashes.items() if was.get(name) == value)

    def _refuse_undone(self, proposal: Proposal) -> None:
        """Refuse to bring back what a rollback undid, unless that is confirmed. Raises: RolledBack (422)."""
        manifest = self.current.manifest
        if manifest is not None and not self.options.yes and (undone := self.run.undone(manifest.note)):
            undone.refuse(proposal.differing, self.words.graphs)

    def _is_settled(self) -> bool:
        """Return whether the graphs are as the last sync left them, by this release."""
        manifest = self.current.manifest
        return manifest is not None and manifest.note.get(RELEASE) == release() and "meaning" in last_sync(manifest)

    def _trusts(self) -> bool:
        """Return whether, moreover, the same cells still mean the same facts."""
        return self._is_settled() and last_sync(self.current.manifest)["meaning"] == self.run.meaning

    def _settle(self, wanted: Wanted) -> None:
        """Decide what happens to each row."""
        held: dict[str, Facts] = {}

        def facts(table: Table) -> Facts:
            if table.file not in held:
                held[table.file] = Facts(self.current, self.words.graphs, table)
            return held[table.file]

        before, version = self.intake.before, self.current.version + 1
        reconciler = Reconciler(self.options, self.words, version, before, facts, wanted, self.trusting,
                                self._same_files(), self.run.documents)  # fmt: skip
        self.options.tell(SETTLING)
        kept_cells = self._kept_cells()
        for file, inventory in self.inventories.items():
            reconciler.settle(inventory, self.states[file], kept_cells[file])
        self.lost_tables.tell(wanted)

    def _kept_cells(self) -> dict[str, KeptCells]:
        return {table.file: Inverse(table, self.run.group).kept for table in self.run.group.tables}

    def _of_rows(self, wanted: ChangedRows) -> Iterator[Triple]:
        return chain.from_iterable(map(self.words.record_triples, wanted.records))

    def _of_files(self) -> Iterator[Triple]:
        for name, source in self.sources.items():
            yield from self.words.file_triples(source, name, self.run.files.hashes[name])
        for name, text in self.run.files.support(self.run.group):
            yield self.words.text_triple(self.sources[name], text)

    def _who_ran(self, found: Wanted) -> list[Triple]:
        return [*self.runs.who(), *self.runs.new(self._used(found))]

    def _used(self, found: Wanted) -> Iterator[str]:
        """Yield the sources of the files that are changed, or whose rows are added or removed."""
        before, now = self.current.manifest.sources if self.current.manifest else {}, self.run.files.hashes
        for report in found.files:
            is_used = report.loaded or report.removed or before.get(report.file) != now.get(report.file)
            if is_used and report.file in self.sources:
                yield self.sources[report.file]
