"""What the manifest of a version tells of the last sync, so that the next one knows what it can leave alone."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from graph_store.errors import Damaged
from graph_store.manifest import Manifest, check_files, read_manifest
from graph_store.versions import State
from loaders.abridged import abridged
from loaders.change.dataset import Dataset
from loaders.checks import Inventory
from loaders.quarantine import KEPT, quarantined
from loaders.report import FileReport, Issue, More, SyncReport

SYNC, SYNCED, QUARANTINE = "sync", "synced", "quarantine"
"""Where a manifest's note tells of the sync that made the version, of the last one before it, and what is set apart."""

MORE = "more"
"""Where the note of a sync tells how many issues of each kind it does not list."""


def last_sync(manifest: Manifest | None) -> dict[str, Any]:
    """What a version tells of the last sync, empty when there was none."""
    note = manifest.note if manifest else {}
    return dict(note.get(SYNC) or note.get(SYNCED) or {})


def synced(current: Dataset, *, undone: bool = False) -> dict[str, Any]:
    """What a change that is no sync hands on to its version: the last sync before it, and what that set apart.

    `undone` says that the graphs are no longer as that sync left them, so that the next one looks at everything.
    """
    note, last = current.manifest.note if current.manifest else {}, last_sync(current.manifest)
    apart = {QUARANTINE: note[QUARANTINE]} if QUARANTINE in note else {}
    return apart | ({SYNCED: last} if last and not undone else {})


def told(report: SyncReport, inventories: Mapping[str, Inventory], **meant: object) -> dict[str, Any]:
    """What the version that a sync publishes is to tell of it; `meant` is what the next one compares with its own."""
    files = [{name: getattr(each, name) for name in FileReport.__dataclass_fields__} for each in report.files]
    first, more = abridged(report.issues)
    issues, left = [issue.as_note() for issue in first], [each.as_note() for each in more]
    apart = [entry.as_note() for entry in islice(quarantined(inventories), KEPT)]
    return {SYNC: {**meant, "files": files, "issues": issues, MORE: left}, QUARANTINE: apart}


def same_again(state: State, fingerprint: str, *, whole: bool = False) -> SyncReport | None:
    """The report of a run with the same files, ontology and release as the last one's; None when they differ.

    No store is opened for it. When it is to be `whole`, it is None too where the version keeps a part of the issues.
    """
    version = state.current()
    if version is None:
        return None
    try:
        manifest = read_manifest(state.folder(version))
        check_files(state.folder(version), manifest)
    except Damaged:
        return None  # whoever is to write looks again, and says so
    note = last_sync(manifest)
    if not note or note["fingerprint"] != fingerprint or (whole and note.get(MORE)):
        return None
    report = SyncReport(version=manifest.version)
    for counts in note["files"]:
        same = counts["loaded"] + counts["unchanged"]
        nothing = dict.fromkeys(("loaded", "added", "changed", "removed"), 0)
        report.files.append(FileReport(**{**counts, **nothing, "unchanged": same}))
    report.issues = [Issue.from_note(issue) for issue in note["issues"]]
    report.more = [More.from_note(each) for each in note.get(MORE, ())]
    return report
