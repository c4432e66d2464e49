"""Pages of `/versions`, `/versions/{n}`, `/versions/{a}..{b}` and `/syncs`: publication dates and changes.

`graph_api/catalogue/version_documents.py` has the formats for programs, and calls these functions for browsers.
"""

import re
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.citation import citation
from graph_api.site.file_sources import file_sources
from graph_api.site.formatting import shown_day
from graph_api.site.reports import SyncNote, sync_note
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.shown_documents import shown_documents
from graph_api.site.totals import FactChanges, fact_changes
from graph_api.site.version_changes import readable
from graph_store.errors import NotFound
from graph_store.manifest import REDACTED, Manifest, mark_of

_RANGE = re.compile(r"([1-9]\d{0,8})\.\.([1-9]\d{0,8})")
_NUMBER = re.compile(r"[1-9]\d{0,8}")


@dataclass(frozen=True, slots=True)
class Line:
    """A published version in the list of versions."""

    manifest: Manifest
    facts: FactChanges
    day: str
    href: str
    diff: str | None
    note: SyncNote | None
    withdrawn: bool
    redacted: bool


def versions(request: Request) -> Response:
    """Answer with the versions that are kept, newest first."""
    view = request_view(request)
    return answer(
        request, view, "versions.html", lambda: {"lines": _lines(request, view)}, form=f"html {exceptions(request)}"
    )


def syncs(request: Request) -> Response:
    """Answer with the newest sync, file by file, and the earlier ones."""
    view = request_view(request)
    return answer(request, view, "syncs.html", lambda: {
        "note": sync_note(view.snapshot.manifest, view.reader.language),
        "sources": file_sources(view.snapshot),
        "lines": [line for line in _lines(request, view) if line.note],
    })  # fmt: skip


def version_page(request: Request) -> Response:
    """Answer with one version, or with the changes between two: `/versions/3`, `/versions/2..3`.

    Raises: NotFound, UnknownVersion (404), Gone (410).
    """
    view, name = request_view(request), request.path_params["name"]
    if span := _RANGE.fullmatch(name):
        return _diff(request, view, int(span[1]), int(span[2]))
    if not _NUMBER.fullmatch(name):
        raise NotFound("Unknown version {name!r}; examples: /versions/3, /versions/2..3.", name=name[:40])
    snapshot = request.app.state.service.snapshot(int(name))
    return answer(request, view, "version.html", lambda: {
        "manifest": snapshot.manifest,
        "facts": fact_changes(snapshot.manifest),
        "day": shown_day(snapshot.manifest.created, view.reader.language),
        "note": sync_note(snapshot.manifest, view.reader.language),
        "sources": file_sources(snapshot),
        "before": int(name) - 1 if int(name) - 1 in _kept(request).keys() - _withdrawn(request) else None,
        "redacted": [(shown_day(each["at"], view.reader.language), each["quads"])
                     for each in snapshot.manifest.note.get(REDACTED, ())],
        "documents": shown_documents(snapshot, view.reader, view.addresses, version=name),
        "citation": _citation(request, snapshot.manifest),
    }, form=f"html {exceptions(request)}")  # fmt: skip


def exceptions(request: Request) -> str:
    """Return a text that differs when a kept version was withdrawn or redacted, for the tag of an answer."""
    redacted = [mark_of(each) for each in _kept(request).values() if REDACTED in each.note]
    return f"{_withdrawn(request)} {redacted}"


def _citation(request: Request, manifest: Manifest) -> str:
    settings = request.app.state.service.settings
    return citation(manifest, settings.publisher_name, settings.data_licence)


def _diff(request: Request, view: RequestView, old: int, new: int) -> Response:
    state = request.app.state.service.state
    before, after = (replace(view, snapshot=state.open(number)) for number in (old, new))

    def values() -> dict[str, object]:
        return {"old": old, "new": new, **readable(before, after, state.difference(old, new))}

    return answer(request, view, "diff.html", values, form=f"html {exceptions(request)}")


def _lines(request: Request, view: RequestView) -> list[Line]:
    kept, withdrawn = _kept(request), _withdrawn(request)
    there = kept.keys() - withdrawn
    return [
        Line(
            manifest=manifest,
            facts=fact_changes(manifest),
            day=shown_day(manifest.created, view.reader.language),
            href=view.addresses.path(f"/versions/{number}"),
            diff=view.addresses.path(f"/versions/{number - 1}..{number}") if {number - 1, number} <= there else None,
            note=sync_note(manifest, view.reader.language),
            withdrawn=number in withdrawn,
            redacted=REDACTED in manifest.note,
        )
        for number, manifest in sorted(kept.items(), reverse=True)
    ]


def _withdrawn(request: Request) -> list[int]:
    return list(request.app.state.service.state.withdrawals())


def _kept(request: Request) -> dict[int, Manifest]:
    return {manifest.version: manifest for manifest in request.app.state.service.state.manifests()}
