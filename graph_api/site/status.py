"""`/status`: the version in service, its content and the limits in force; JSON for programs, without secrets."""

from dataclasses import dataclass
from importlib.metadata import version as release_of

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer
from graph_api.site.formatting import shown_day
from graph_api.site.freshness import headers
from graph_api.site.labels import Label
from graph_api.site.member_tables import JSON
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.totals import Totals, totals
from graph_store.formats import HTML
from graph_store.remote.reading import StoreStatus
from graph_store.replica_mark import Lag
from graph_store.text import said
from ontology.vocabulary import Vocabulary

_LIMITS = (
    "query_timeout_s", "query_memory_mb", "max_rows", "max_answer_mb", "max_body_mb", "serve_workers", "workers",
    "graphql_max_depth", "keep_versions", "memory_quads",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """The current state of the service."""

    version: int
    created: str
    release: str
    totals: Totals
    graphs: list[tuple[str, int]]
    classes: list[tuple[str, Label, int]]
    limits: list[tuple[str, object]]
    replica: Lag | None
    store: StoreStatus | None


def status(request: Request) -> Response:
    """Answer with the state of the service, as a page or as JSON.

    Raises: NoVersion (503); NotAcceptable (406).
    """
    view = request_view(request)
    form = format_for(request, (HTML, JSON))
    lag = request.app.state.service.state.replica.lag(view.snapshot.version)
    store = request.app.state.service.workers.store
    there = store.status() if store else None
    told = " ".join(map(str, filter(None, (form.name, lag, there))))
    if form is HTML:
        return answer(request, view, "status.html", lambda: {
            "now": _status(request, view, lag, there),
            "fault": said(lag.fault, view.reader.language) if lag else "",
            "created_shown": shown_day(view.snapshot.manifest.created, view.reader.language),
        }, form=told)  # fmt: skip
    carried = headers(request, view, told)
    same = unchanged(request, carried)
    return same or Response(
        _plain(_status(request, view, lag, there)), headers={**carried, "Content-Type": form.content_type}
    )


def _status(request: Request, view: RequestView, lag: Lag | None, store: StoreStatus | None) -> Status:
    manifest, settings = view.snapshot.manifest, request.app.state.service.settings
    start = f"{view.addresses.base}graph/"
    return Status(
        version=manifest.version,
        created=manifest.created,
        release=release_of("kennisgraaf"),
        totals=totals(view),
        graphs=[(name.removeprefix(start), count) for name, count in sorted(manifest.graphs.items())],
        classes=_classes(view),
        limits=[(name, getattr(settings, name)) for name in _LIMITS],
        replica=lag,
        store=store,
    )


def _classes(view: RequestView) -> list[tuple[str, Label, int]]:
    labels = view.labels()
    columns = view.snapshot.columns(view.scope)
    classes = Vocabulary.load(view.addresses.base).classes.values()
    counted = [(term.name, labels.of(term.iri), len(columns.instances(term.iri))) for term in classes]
    return sorted((each for each in counted if each[2]), key=lambda each: (-each[2], each[0]))


def _plain(one: Status) -> bytes:
    return orjson.dumps({
        "version": one.version,
        "created": one.created,
        "release": one.release,
        "facts": one.totals.facts,
        "graphs": dict(one.graphs),
        "classes": {name: count for name, _, count in one.classes},
        "limits": dict(one.limits),
        "sources": one.totals.lists,
        "replica": one.replica,
        "store": one.store,
    })  # fmt: skip
