"""Synchronise the graphs with a folder of CSV inventories, in five stages.

`read.reader.read` yields the rows of a file with their lines; `check.row_check.check` types or refuses each row;
`map.mapping` yields the statements of each; `diff` finds what the stated graphs gain and lose; `commit` publishes that
with everything that follows. A version is built anew by `diff.anew`, and changed by `diff.wanted` and `diff.settled`;
`run` chooses between the two.
"""

import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from graph_store.versions import State
from loaders.commit import Outcome, commit, preview
from loaders.dataset.inference_changes import InferenceChanges
from loaders.dataset.membership import Places
from loaders.diff.changes import MOST, row_changes
from loaders.diff.last_sync import same_again
from loaders.diff.marks import MARKS, MarkFiles
from loaders.read.folder import Folder
from loaders.read.sources import FETCHED, read_sources
from loaders.reports.options import SyncOptions
from loaders.reports.report import Ending, SyncReport
from loaders.rollback import undone_by
from loaders.run import Run
from ontology.folder_names import refuse_unknown_names


def sync(
    folders: Path | Sequence[Path],
    state: State,
    options: SyncOptions = SyncOptions(),  # noqa: B008
) -> SyncReport:
    """Publish one version that holds what the inventories state and what follows, or none when nothing changes.

    The inventories are in a folder, in a zip, or at the addresses of a list; several of these count as one folder.

    Raises: BadSetting (400) if the graph folder names an unknown term; NoData, RejectedMetadata, RejectedFile,
    Inconsistent, FactLoss, RolledBack (422); WriterBusy (503); ReadOnlyReplica (409). Nothing is written then.
    """
    if not options.dry_run:
        state.replica.refuse_writes()
    began = time.perf_counter()
    paths = [folders] if isinstance(folders, Path) else folders
    files = read_sources(paths, state.base, options, state.root / FETCHED)
    fingerprint = files.fingerprint(state.base, options)
    report = same_again(state, fingerprint, whole=options.detail) or _run(files, state, options, fingerprint)
    report.dry_run = options.dry_run
    report.seconds = time.perf_counter() - began
    return report


def _run(files: Folder, state: State, options: SyncOptions, fingerprint: str) -> SyncReport:
    refuse_unknown_names(state.base)
    group = files.metadata(state.base)
    marks = MarkFiles(state.root / MARKS)
    run = Run(files, group, options, fingerprint, marks, undone_by(state), state.erasures)
    if options.dry_run:
        with preview(state, run.build, allow_inconsistent=options.allow_inconsistent) as outcome:
            return _told(run, outcome, state)
    done = commit(
        state,
        run.build,
        owner=f"sync {files.name}",
        wait_s=options.wait_s,
        allow_inconsistent=options.allow_inconsistent,
    )
    return _told(run, done, state)


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
        report.inferences = InferenceChanges.of(outcome.diff, outcome.graphs)
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
