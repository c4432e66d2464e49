"""Pages of `/versions`, `/versions/{n}`, `/versions/{a}..{b}` and `/syncs`: what was published when, what changed.

Forms for programs stand in `graph_api/catalogue/versions.py`, which hands over to these what a browser asks.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple
from starlette.requests import Request
from starlette.responses import Response

from graph_api.site.answers import answer
from graph_api.site.asked import Asked, asked
from graph_api.site.citation import citation
from graph_api.site.labels import Label, Labels
from graph_api.site.reports import SyncNote, sync_note
from graph_api.site.values import shown_day
from graph_store.errors import NotFound
from graph_store.manifest import Manifest
from graph_store.terms import Term

_RANGE = re.compile(r"([1-9]\d{0,8})\.\.([1-9]\d{0,8})")
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A published version in the list of versions."""

    manifest: Manifest
    day: str
    href: str
    diff: str | None
    note: SyncNote | None


@dataclass(frozen=True, slots=True)
class Changed:
    """The facts of one thing that came and went; each a property and a value by name."""

    label: Label
    href: str | None
    added: list[tuple[Label, Label, str | None]]
    removed: list[tuple[Label, Label, str | None]]


def versions(request: Request) -> Response:
    """Answer the versions that are kept, newest first."""
    view = asked(request)
    return answer(request, view, "versions.html", lambda: {"lines": _lines(request, view)})


def syncs(request: Request) -> Response:
    """Answer the newest sync file by file, and those before it."""
    view = asked(request)
    return answer(request, view, "syncs.html", lambda: {
        "note": sync_note(view.snapshot.manifest, view.reader.language),
        "lines": [line for line in _lines(request, view) if line.note],
    })  # fmt: skip


def version_page(request: Request) -> Response:
    """Answer one version, or what changed between two: `/versions/3`, `/versions/2..3`.

    Raises: NotFound, UnknownVersion (404).
    """
    view, name = asked(request), request.path_params["name"]
    if span := _RANGE.fullmatch(name):
        return _diff(request, view, int(span[1]), int(span[2]))
    if not _NUMBER.fullmatch(name):
        raise NotFound(f"{name[:40]!r} is no version; examples: /versions/3, /versions/2..3.")
    snapshot = request.app.state.service.snapshot(int(name))
    return answer(request, view, "version.html", lambda: {
        "manifest": snapshot.manifest,
        "day": shown_day(snapshot.manifest.created, view.reader.language),
        "note": sync_note(snapshot.manifest, view.reader.language),
        "before": int(name) - 1 if int(name) - 1 in _kept(request) else None,
        "citation": _citation(request, snapshot.manifest),
    })  # fmt: skip


def _citation(request: Request, manifest: Manifest) -> str:
    settings = request.app.state.service.settings
    return citation(manifest, settings.publisher_name, settings.data_licence)


def _diff(request: Request, view: Asked, old: int, new: int) -> Response:
    state = request.app.state.service.state
    for number in (old, new):
        state.open(number)
    told = (*_stating(view), view.snapshot.graphs.inferred)
    return answer(
        request, view, "diff.html", lambda: {"old": old, "new": new, **readable(view, *state.diff(old, new, told))}
    )


def readable(view: Asked, removed: Iterable[Quad], added: Iterable[Quad]) -> Mapping[str, object]:
    """The changes by thing: what was stated or taken back; what follows from that is counted."""
    gone, come = _stated(view, removed), _stated(view, added)
    inferred = view.snapshot.graphs.inferred
    changes = _by_thing(view, gone, come)
    return {
        "changes": changes[:_SHOWN],
        "cut": max(0, len(changes) - _SHOWN),
        "stated": (len(come), len(gone)),
        "inferred": tuple(sum(quad.graph_name == inferred for quad in quads) for quads in (added, removed)),
    }


def _by_thing(view: Asked, gone: set[Triple], come: set[Triple]) -> list[Changed]:
    labels = Labels(view.snapshot, view.reader.order, view.reader.language)

    def facts(triples: set[Triple], subject: Term) -> list[tuple[Label, Label, str | None]]:
        found = [
            (labels.of(t.predicate), labels.of(t.object), _href(view, t.object))
            for t in triples
            if t.subject == subject
        ]
        return sorted(found, key=lambda fact: (fact[0].text, fact[1].text))

    subjects = {triple.subject for triple in gone | come}
    named = sorted(subjects, key=lambda subject: labels.of(subject).text.casefold())
    return [Changed(labels.of(each), _href(view, each), facts(come, each), facts(gone, each)) for each in named]


def _stated(view: Asked, quads: Iterable[Quad]) -> set[Triple]:
    kept = _stating(view)
    return {quad.triple for quad in quads if not isinstance(quad.graph_name, DefaultGraph) and quad.graph_name in kept}


def _stating(view: Asked) -> tuple[NamedNode, ...]:
    """The graphs of facts that somebody stated, each fact once."""
    graphs = view.snapshot.graphs
    return graphs.asserted, graphs.reference, graphs.ontology


def _href(view: Asked, term: Term) -> str | None:
    return view.addresses.of(term) if isinstance(term, NamedNode) else None


def _lines(request: Request, view: Asked) -> list[Line]:
    kept = _kept(request)
    return [
        Line(
            manifest=manifest,
            day=shown_day(manifest.created, view.reader.language),
            href=view.addresses.path(f"/versions/{number}"),
            diff=view.addresses.path(f"/versions/{number - 1}..{number}") if number - 1 in kept else None,
            note=sync_note(manifest, view.reader.language),
        )
        for number, manifest in sorted(kept.items(), reverse=True)
    ]


def _kept(request: Request) -> dict[int, Manifest]:
    return {manifest.version: manifest for manifest in request.app.state.service.state.manifests()}
