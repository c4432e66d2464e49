"""`/changes?from=&to=`: the differences between two documents or versions, as JSON, CSV or a page."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph_api.comparison.changes_page import changes_page
from graph_api.comparison.changes_table import changes_table
from graph_api.comparison.compare import Change, Comparison
from graph_api.comparison.comparisons import COMPARISONS
from graph_api.comparison.difference_sentences import DifferenceSentences
from graph_api.comparison.names import Names, names_of
from graph_api.comparison.readable import Scalar, Value
from graph_api.comparison.sides import Sides, side
from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.http.query_parameters import moment_of, one_of
from graph_api.service import Service
from graph_api.site.freshness import headers
from graph_api.site.request_view import RequestView, request_view
from graph_store.errors import BadRequest, NotFound
from graph_store.formats import CSV as TABLE
from graph_store.formats import HTML, Format, Kind
from ontology.change_sentences import told_text

JSON = Format("json", Kind.PAGE, "application/json", ".json")
CSV = Format("csv", Kind.PAGE, TABLE.media_type, TABLE.suffix)

TOLD: Final = 400
"""Most sentences in JSON."""

_OFFERED = (JSON, HTML, CSV)


def changes_document(request: Request) -> Response:
    """Answer with the changes from one document or version to another; without both, a page has a form to choose.

    Raises: BadRequest (400) if a side is missing; UnknownDocument, UnknownVersion, NotFound (404); Gone (410);
    NotAcceptable (406); QueryTimeout, ViewBuilding (503); ResultTooLarge (507).
    """
    form, sides = _form(request), _sides(request)
    if sides is None and form is not HTML:
        raise BadRequest("changes needs from and to: documents, versions or names of versions. Example: from=1&to=2.")
    view = request_view(request)
    if sides is not None:
        view = replace(view, snapshot=sides.new.snapshot)
    carried = headers(request, view, _tag(request, form, sides))
    return unchanged(request, carried) or _answer(request, view, form, sides, carried)


def _answer(
    request: Request, view: RequestView, form: Format, sides: Sides | None, carried: dict[str, str]
) -> Response:
    def compared() -> Comparison:
        service: Service = request.app.state.service
        assert sides is not None  # noqa: S101 - only a page has a form without sides
        old, new = sides.old.snapshot, sides.new.snapshot
        return COMPARISONS.of(old, new, service.settings.query_timeout_s, lambda: service.steps(old, new))

    if form is HTML or sides is None:
        return changes_page(request, view, sides, compared, carried)
    found, named, names = compared(), {"Content-Type": form.content_type}, names_of(request, view, sides)
    if form is JSON:
        return Response(orjson.dumps(as_json(sides, found, names)), headers={**carried, **named})
    named["Content-Disposition"] = 'inline; filename="changes.csv"'
    return Response(changes_table(names, found), headers={**carried, **named})


def _form(request: Request) -> Format:
    suffix = request.path_params.get("suffix")
    if suffix is None:
        return format_for(request, _OFFERED)
    found = next((form for form in _OFFERED if form.suffix == f".{suffix}"), None)
    if found is None:
        raise NotFound(
            "Unknown suffix .{suffix}; choose from {offered}.",
            suffix=suffix,
            offered=", ".join(form.suffix for form in _OFFERED),
        )
    return found


def _sides(request: Request) -> Sides | None:
    pairs = request.query_params.multi_items()
    old, new = one_of(pairs, "from"), one_of(pairs, "to")
    if not old or not new:
        return None
    version = moment_of(pairs).version
    return Sides(*(side(request.app.state.service, text, version) for text in (old, new)))


def _tag(request: Request, form: Format, sides: Sides | None) -> str:
    """Return a text for the tag of an answer: the old side, and the choices that the form of a page offers."""
    service: Service = request.app.state.service
    choices = (service.state.versions(), service.state.pins()) if form is HTML else ()
    return f"{form.name} {sides.old.snapshot.mark if sides else ''} {choices}"


def as_json(sides: Sides, found: Comparison, names: Names) -> dict[str, Any]:
    """Return a comparison as JSON, with the first of its sentences."""
    did = found.actions
    sentences = islice(DifferenceSentences(names).all(found), TOLD)
    return {
        "from": sides.old.name,
        "to": sides.new.name,
        "new": _keys(found.new),
        "ended": _keys(found.ended),
        "changed": [_change(each) for each in found.changed],
        "actions": {
            "continued": [{"key": later.shown, "of": earlier.shown} for later, earlier in did.continued],
            "replaced": [{"key": later.shown, "of": earlier.shown} for later, earlier in did.replaced],
            "dropped": _keys(did.dropped),
            "new": _keys(did.new),
        },
        "sentences": [told_text(each) for each in sentences],
    }


def _keys(values: Iterable[Value]) -> list[Scalar]:
    return [each.shown for each in values]


def _change(change: Change) -> dict[str, Any]:
    before, after = _keys(change.before), _keys(change.after)
    old, new = (_first(before), _first(after)) if change.single else (before, after)
    return {"key": change.thing.shown, "field": change.field, "from": old, "to": new, "rows": change.rows}


def _first(values: list[Scalar]) -> Scalar | None:
    return values[0] if values else None
