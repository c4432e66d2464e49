"""`/quarantine`, and the report of a sync in the manifest of its version: counts by file, rejected rows and reasons."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer
from graph_api.site.freshness import headers
from graph_api.site.member_tables import CSV, JSON
from graph_api.site.request_view import request_view
from graph_store.formats import HTML
from graph_store.manifest import Manifest
from graph_store.spreadsheet import guarded
from loaders import Issue, Weight

_COUNTS = ("rows", "loaded", "unchanged", "quarantined", "stale", "skipped", "added", "changed", "removed")
_COLUMNS = ("file", "line", "column", "value", "code", "reason", "accepted")


@dataclass(frozen=True, slots=True)
class SyncNote:
    """The report of a sync: counts by file, its remarks, and the number of omitted ones of each kind in each file."""

    files: Sequence[Mapping[str, Any]]
    issues: Sequence[Mapping[str, Any]]
    more: Sequence[Mapping[str, Any]] = ()

    def total(self, count: str) -> int:
        """Return one of the counts, summed over all files."""
        return sum(int(file.get(count) or 0) for file in self.files)

    @property
    def apart(self) -> Sequence[Mapping[str, Any]]:
        """The rows and files that were not loaded."""
        return [issue for issue in self.issues if issue["weight"] != Weight.WARNED.name.lower()]

    @property
    def apart_more(self) -> Sequence[Mapping[str, Any]]:
        """The number of omitted ones, of each kind in each file."""
        return [each for each in self.more if each["weight"] != Weight.WARNED]


def quarantine(request: Request) -> Response:
    """Answer with the rows that the newest sync rejected, with the reason and the accepted form; also CSV and JSON.

    Raises: NotAcceptable (406).
    """
    view = request_view(request)
    form = format_for(request, (HTML, CSV, JSON))
    note = sync_note(view.snapshot.manifest, view.reader.language)
    apart, more = (note.apart, note.apart_more) if note else ((), ())
    if form is HTML:
        return answer(request, view, "quarantine.html", lambda: {"apart": apart, "more": more, "note": note})
    body = (
        _table(apart) if form is CSV else orjson.dumps({"version": view.snapshot.version, "rows": apart, "more": more})
    )
    return Response(body, headers={**headers(request, view, form.name), "Content-Type": form.content_type})


def sync_note(manifest: Manifest, language: str) -> SyncNote | None:
    """Return the report of the sync that made a version; None when an update made it."""
    note = manifest.note.get("sync")
    if not note:
        return None
    files = [{"file": file["file"], **{name: file.get(name, 0) for name in _COUNTS}} for file in note["files"]]
    issues = [Issue.from_note(issue).as_json(language) for issue in note["issues"]]
    return SyncNote(files, issues, note.get("more", ()))


def _table(apart: Sequence[Mapping[str, Any]]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    for issue in apart:
        table.writerow(guarded("" if issue[name] is None else str(issue[name])) for name in _COLUMNS)
    return text.getvalue().encode()
