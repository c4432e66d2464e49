"""Synchronise the graphs with a folder of CSV inventories, in five stages.

`read.reader.read` yields the rows of a file with their lines; `check.row_check.check` types or refuses each row;
`map.mapping` yields the statements of each; `diff` finds what the stated graphs gain and lose; `commit` publishes that
with everything that follows. A version is built anew by `diff.anew`, and changed by `diff.wanted` and `diff.settled`;
`run` chooses between the two.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from graph_store.errors import RejectedFile
from graph_store.manifest import mark_of
from graph_store.text import Text
from graph_store.versions import State
from loaders.commit import Change, Outcome, commit, preview
from loaders.dataset.dataset import Dataset
from loaders.dataset.fact_changes import FactChanges
from loaders.dataset.membership import Places
from loaders.diff.changes import MOST, row_changes
from loaders.diff.last_sync import same_again
from loaders.diff.marks import MARKS, MarkFiles
from loaders.read.folder import Folder
from loaders.read.replacement import Replacement
from loaders.read.sources import FETCHED, read_sources
from loaders.reports.options import SyncOptions
from loaders.reports.report import Ending, SyncReport, Weight
from loaders.rollback import undone_by
from loaders.run import Run
from ontology.folder_names import refuse_unknown_names


def sync(
    folders: Path | Sequence[Path],
    state: State,
    options: SyncOptions = SyncOptions(),  # noqa: B008
    replacement: Replacement | None = None,
) -> SyncReport:
    """Publish one version that holds what the inventories state and what follows, or none when nothing changes.

    The inventories are in a folder, in a zip, or at the addresses of a list; several of these count as one folder.
    A `replacement` gives one of the files new content, and puts it in its place just before the version is published.

    Raises: BadSetting (400) if the graph folder names an unknown term; NoData, RejectedMetadata, RejectedFile,
    Inconsistent, FactLoss, RolledBack (422); WriterBusy (503); ReadOnlyReplica (409); for a replacement also
    ReadOnlyFolder (409) and PreconditionFailed (412), and RejectedFile if its file is refused; StoreUnreachable (503),
    StoreFailed (502), StoreTaken (409) if a SPARQL server is to hold the version as well. Nothing is written then.
    """
    if not options.dry_run:
        state.replica.refuse_writes()
    began = time.perf_counter()
    paths = [folders] if isinstance(folders, Path) else folders
    files = read_sources(paths, state.base, options, state.root / FETCHED, replacement)
    fingerprint = files.fingerprint(state.base, options)
    report = None if replacement else same_again(state, fingerprint, whole=options.detail)
    if report is None:
        report = _run(files, state, options, fingerprint, replacement)
    elif not options.dry_run:
        state.keep_store(wait_s=options.wait_s)
    report.dry_run = options.dry_run
    report.seconds = time.perf_counter() - began
    return report


def _run(files: Folder, state: State, options: SyncOptions, fingerprint: str,
         replacement: Replacement | None) -> SyncReport:  # fmt: skip
    refuse_unknown_names(state.base)
    group = files.metadata(state.base)
    marks = MarkFiles(state.root / MARKS)
    run = Run(files, group, options, fingerprint, marks, undone_by(state), state.erasures)

    def build(current: Dataset) -> Change | None:
        if replacement is not None:
            replacement.compare(f"{fingerprint} {options.yes}", mark_of(current.manifest) if current.manifest else "")
        change = run.build(current)
        if change is not None and replacement is not None:
            change.note["upload"] = replacement.author
        return change

    if options.dry_run:
        with preview(state, build, allow_inconsistent=options.allow_inconsistent) as outcome:
            return _told(run, outcome, state)
    done = commit(
        state,
        build,
        owner=replacement.author if replacement else f"sync {files.name}",
        wait_s=options.wait_s,
        allow_inconsistent=options.allow_inconsistent,
        around=_placing(replacement, run, state) if replacement else None,
    )
    return _told(run, done, state)


@contextmanager
def _placing(replacement: Replacement, run: Run, state: State) -> Iterator[None]:
    """Put a replacement in place while its version is published. Raises: RejectedFile (422) if its file is refused."""
    name, before = replacement.file.name, state.current()
    refused = (each for each in run.report.issues if each.weight is Weight.REFUSED)
    if reasons := [each for each in refused if each.file.partition("#")[0] == name]:
        told = (Text("{code}: {reason} ({accepted})", code=each.code, reason=each.reason, accepted=each.accepted)
                for each in reasons)  # fmt: skip
        raise RejectedFile("Nothing was published. {file}: {reasons}", file=name, reasons=Text.joined(told, "; "))
    with replacement.in_place(lambda: state.current() != before):
        yield


def _told(run: Run, outcome: Outcome, state: State) -> SyncReport:
    """Return the report of a run with its outcome."""
    report, options = run.report, run.options
    report.version, report.published, report.steps = outcome.version, outcome.published, outcome.seconds
    report.ending = _ending(outcome, report, options)
    report.triples_removed, report.triples_added = outcome.stated
    report.inferred_removed, report.inferred_added = outcome.inferred
    if options.detail:
        _detail(report, run, outcome, state)
    if options.dry_run:
        report.inferences = FactChanges.inferred(outcome.diff, outcome.graphs)
        report.facts = FactChanges.stated(outcome.diff, outcome.graphs)
    return report


def _ending(outcome: Outcome, report: SyncReport, options: SyncOptions) -> Ending:
    if outcome.published:
        return Ending.PUBLISHED
    if len(outcome.diff):
        return Ending.WOULD_PUBLISH
    return Ending.REFUSED if options.strict and report.exit_code else Ending.NOTHING


def _detail(report: SyncReport, run: Run, outcome: Outcome, state: State) -> None:
    """Add the first rows that change, and for a dry run the first quads, to the report."""
    report.changes = row_changes(run.moves, state, outcome.version - outcome.published)
    if run.options.dry_run:
        places = Places(outcome.graphs)
        asked = [each for each in outcome.diff.graphs if places.is_stated(each) or each in places.following]
        report.quads_removed = sorted(str(quad) for quad in islice(outcome.diff.removed(asked), MOST))
        report.quads_added = sorted(str(quad) for quad in islice(outcome.diff.added(asked), MOST))
