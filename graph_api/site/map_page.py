"""Pages of the kind `map`: things as shapes on a map, and in a list; without map tiles or other hosts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson
from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from graph_api.http.conditional import unchanged
from graph_api.http.negotiation import format_for
from graph_api.site.answers import answer, canonical_link
from graph_api.site.folder_pages import class_iris, property_iri
from graph_api.site.freshness import headers
from graph_api.site.labels import Label, Labels
from graph_api.site.map_shapes import boundaries_of, code_of, drawing_of
from graph_api.site.member_tables import JSON
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.thing_lookup import key_of
from graph_store.formats import HTML, Format, Kind
from graph_store.terms import Term
from ontology.folder_sections import PageSection

GEOJSON = Format("geojson", Kind.PAGE, "application/geo+json", ".geojson")
"""The boundaries themselves. https://www.rfc-editor.org/rfc/rfc7946"""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing on the map: its place in the picture, and the things that are counted there."""

    code: str
    iri: str
    key: str
    label: Label
    href: str | None
    within: Label
    things: list[tuple[Label, str | None]]
    path: str = ""
    x: float = 0
    y: float = 0


def map_page(page: PageSection, request: Request) -> Response:
    """Answer with the map, with the data of each place as JSON, or with the boundaries as GeoJSON.

    Raises: NotAcceptable (406).
    """
    view = request_view(request)
    form = format_for(request, (HTML, JSON, GEOJSON))
    if form is HTML:
        return answer(request, view, "map.html", lambda: {
            "asked": page, "places": places(view, page), "drawing": drawing_of(page),
        })  # fmt: skip
    carried = headers(request, view, form.name, [canonical_link(request, view)])
    return unchanged(request, carried) or Response(
        _plain(view, page) if form is JSON else boundaries_of(page).read_bytes(),
        headers={**carried, "Content-Type": form.content_type},
    )


def places(view: RequestView, page: PageSection) -> list[Place]:
    """Return the members of the page's classes, by name."""
    columns, base = view.snapshot.columns(view.scope), view.addresses.base
    finder = _Finder(view, page)
    members = {each for iri in class_iris(page.classes, base) for each in columns.instances(iri)}
    return sorted(map(finder.place, members), key=lambda place: place.label.text.casefold())


class _Finder:
    """The places of one map, for one reader."""

    def __init__(self, view: RequestView, page: PageSection) -> None:
        self._view, self._page = view, page
        self._labels = Labels(view.snapshot, view.scope, view.reader.order, view.reader.language)
        self._counted, self._within = self._column(page.count), self._column(page.within)
        columns, regions = view.snapshot.columns(view.scope), filter(None, [page.region])
        self._regions = {each for iri in class_iris(regions, view.addresses.base) for each in columns.instances(iri)}

    def place(self, thing: NamedNode) -> Place:
        """Return the place of a thing."""
        code, drawing = code_of(self._view.snapshot, self._page, thing), drawing_of(self._page)
        things = [(self._labels.of(each), self._href(each)) for each in self._counted.get(thing, ())]
        x, y = drawing.middles.get(code, (0, 0))
        return Place(
            code, thing.value, key_of(thing, self._view.addresses.base), self._labels.of(thing), self._href(thing),
            self._around(thing), things, drawing.paths.get(code, ""), x, y,
        )  # fmt: skip

    def _around(self, thing: NamedNode) -> Label:
        """Return the name of the region that a thing lies in."""
        areas = self._within.get(thing, ())
        return next((self._labels.of(area) for area in areas if area in self._regions), Label(""))

    def _column(self, name: str | None) -> Mapping[Term, Sequence[Term]]:
        view = self._view
        return view.snapshot.columns(view.scope).objects(property_iri(name, view.addresses.base)) if name else {}

    def _href(self, term: Term) -> str | None:
        return self._view.addresses.of(term) if isinstance(term, NamedNode) else None


def _plain(view: RequestView, page: PageSection) -> bytes:
    """Return `{"places": [{"code", "iri", "key", "label", "href", "things": [{"label", "href"}]}]}`."""
    return orjson.dumps({"places": [_one(place) for place in places(view, page)]})


def _one(place: Place) -> dict[str, object]:
    return {
        "code": place.code,
        "iri": place.iri,
        "key": place.key,
        "label": place.label.text,
        "href": place.href,
        "things": [{"label": label.text, "href": href} for label, href in place.things],
    }
