"""`/map`: the municipalities as shapes on a map, and in a list; without map tiles or other hosts."""

from dataclasses import dataclass

import orjson
from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer, canonical_link
from graph_api.site.freshness import headers
from graph_api.site.labels import Label, Labels
from graph_api.site.map_shapes import code_of, drawing
from graph_api.site.member_tables import JSON
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.thing_lookup import key_of
from graph_store.formats import HTML
from ontology.namespaces import kg


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: its place in the picture, and its projects."""

    nis: str
    key: str
    label: Label
    href: str | None
    within: Label
    projects: list[tuple[Label, str | None]]
    path: str = ""
    x: float = 0
    y: float = 0


def municipality_map(request: Request) -> Response:
    """Answer with the map, or with the data of each municipality as JSON.

    Raises: NotAcceptable (406).
    """
    view = request_view(request)
    form = format_for(request, (HTML, JSON))
    if form is HTML:
        return answer(request, view, "map.html", lambda: {"places": places(view), "drawing": drawing()})
    carried = headers(request, view, form.name, [canonical_link(request, view)])
    return unchanged(request, carried) or Response(
        orjson.dumps({"municipalities": [_plain(place) for place in places(view)]}),
        headers={**carried, "Content-Type": form.content_type},
    )


def places(view: RequestView) -> list[Place]:
    """Return the municipalities with a code, by name."""
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
    hosted, within = (columns.objects(kg(name, base)) for name in ("hosts", "within"))
    provinces = set(columns.instances(kg("Province", base)))
    found = []
    for city in columns.instances(kg("Municipality", base)):
        nis = code_of(view.snapshot, city)
        projects = [(labels.of(each), _href(view, each)) for each in hosted.get(city, ())]
        around = next((labels.of(area) for area in within.get(city, ()) if area in provinces), Label(""))
        x, y = drawing().middles.get(nis, (0, 0))
        found.append(Place(
            nis, key_of(city, base), labels.of(city), view.addresses.of(city),
            around, projects, drawing().paths.get(nis, ""), x, y,
        ))  # fmt: skip
    return sorted(found, key=lambda place: place.label.text.casefold())


def _href(view: RequestView, term: object) -> str | None:
    return view.addresses.of(term) if isinstance(term, NamedNode) else None


def _plain(place: Place) -> dict[str, object]:
    return {
        "nis": place.nis,
        "key": place.key,
        "label": place.label.text,
        "href": place.href,
        "projects": [{"label": label.text, "href": href} for label, href in place.projects],
    }
