"""The record of the last sync in the manifest of a version, so that the next sync can skip unchanged work."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from graph_store.documents import carried_documents
from graph_store.errors import Damaged
from graph_store.manifest import Manifest, check_files, read_manifest
from graph_store.versions import State
from loaders.check.inventory import Inventory
from loaders.check.quarantine import KEPT, quarantined
from loaders.dataset.dataset import Dataset
from loaders.reports.abridged import abridged
from loaders.reports.report import FileReport, Issue, More, SyncReport

SYNC, SYNCED, QUARANTINE = "sync", "synced", "quarantine"
"""Keys in the note of a manifest: the sync that made the version, the last sync before it, the quarantined rows."""

UNDONE = "undone"
"""The key in a note for a rollback that no sync has confirmed: the versions before it, of it, and that it restored."""

MORE = "more"
"""The key in the note of a sync for the number of issues of each kind that are not listed."""


def last_sync(manifest: Manifest | None) -> dict[str, Any]:
    """Return the note of the last sync, empty if there was no sync."""
    note = manifest.note if manifest else {}
    return dict(note.get(SYNC) or note.get(SYNCED) or {})


def unsettled_files(manifest: Manifest | None) -> frozenset[str]:
    """Return the files that had bad or stale rows at the last sync."""
    files = last_sync(manifest).get("files", ())
    return frozenset(each["file"] for each in files if each["stale"] or each["quarantined"])


def synced(current: Dataset, *, undone: bool = False) -> dict[str, Any]:
    """Return the note for a change that is not a sync: the last sync before it, the rows it quarantined, the documents.

    `undone` means that the graphs are no longer as that sync left them, so the next sync must compare everything.
    """
    note, last = current.manifest.note if current.manifest else {}, last_sync(current.manifest)
    apart = {name: note[name] for name in (QUARANTINE, UNDONE) if name in note}
    return apart | carried_documents(note) | ({SYNCED: last} if last and not undone else {})


def told(report: SyncReport, inventories: Mapping[str, Inventory], **meant: object) -> dict[str, Any]:
    """Return the note for the version that a sync publishes.

    `meant` holds the values that the next sync compares with its own.
    """
    read = [each for each in report.files if each.file in inventories]
    files = [{name: getattr(each, name) for name in FileReport.__dataclass_fields__} for each in read]
    first, more = abridged(report.issues)
    issues, left = [issue.as_note() for issue in first], [each.as_note() for each in more]
    apart = [entry.as_note() for entry in islice(quarantined(inventories), KEPT)]
    return {SYNC: {**meant, "files": files, "issues": issues, MORE: left}, QUARANTINE: apart}


def same_again(state: State, fingerprint: str, *, whole: bool = False) -> SyncReport | None:
    """Return the report of a run with the files, ontology and release of the last run, or None if they differ.

    It opens no store. With `whole`, it also returns None if the version holds only a part of the issues.
    """
    version = state.current()
    if version is None:
        return None
    try:
        manifest = read_manifest(state.folder(version))
        check_files(state.folder(version), manifest)
    except Damaged:
        return None  # the writer checks the version again and reports the damage
    note = last_sync(manifest)
    if not note or note["fingerprint"] != fingerprint or (whole and note.get(MORE)):
        return None
    report = SyncReport(version=manifest.version)
    report.files = [FileReport.again(counts) for counts in note["files"]]
    report.issues = [Issue.from_note(issue) for issue in note["issues"]]
    report.more = [More.from_note(each) for each in note.get(MORE, ())]
    return report
