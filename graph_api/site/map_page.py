"""Pages of the kind `map`: things as shapes or points on a map, and in a list; without map tiles or other hosts."""

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
from graph_api.site.labels import Label
from graph_api.site.map_filters import MapFilters
from graph_api.site.map_positions import Position
from graph_api.site.map_shapes import code_of, dots, drawing_of
from graph_api.site.member_tables import JSON
from graph_api.site.request_view import RequestView, request_view
from graph_api.site.thing_lookup import key_of
from graph_store.formats import HTML, Format, Kind
from graph_store.terms import Term
from ontology.folder_sections import PageSection

GEOJSON = Format("geojson", Kind.PAGE, "application/geo+json", ".geojson")
"""The boundaries themselves. https://www.rfc-editor.org/rfc/rfc7946"""


_MOST = 3000
"""The places of the list; the map shows all."""


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
    position: Position | None = None


def map_page(page: PageSection, request: Request) -> Response:
    """Answer with the map, with the data of each place as JSON, or with the boundaries as GeoJSON if there are any.

    `f.{property}=value` narrows what is counted on the map, as it does in lists.

    Raises: BadRequest (400) for an unknown property; NotAcceptable (406).
    """
    view, boundaries = request_view(request), page.boundaries
    form = format_for(request, (HTML, JSON, *([GEOJSON] if boundaries else [])))
    filters = MapFilters.of(request, view, page)
    if form is HTML:
        return answer(request, view, "map.html", lambda: _content(view, page, filters))
    carried = headers(request, view, form.name, [canonical_link(request, view)])
    return unchanged(request, carried) or Response(
        boundaries.read_bytes() if boundaries and form is GEOJSON else _plain(view, page, filters),
        headers={**carried, "Content-Type": form.content_type},
    )


def _content(view: RequestView, page: PageSection, filters: MapFilters | None) -> dict[str, object]:
    found, drawing = places(view, page, filters), drawing_of(view.snapshot, page)
    return {
        "asked": page,
        "filters": filters,
        "places": found[:_MOST],
        "total": len(found),
        "has_points": bool(page.latitude or page.point),
        "headings": _headings(view, page),
        "drawing": drawing,
        "dots": dots(drawing.points[each] for place in found if (each := NamedNode(place.iri)) in drawing.points),
    }


def _headings(view: RequestView, page: PageSection) -> list[Label]:
    """Return the names of the class of regions and of the property that is counted, if the page has them."""
    labels, base = view.labels(), view.addresses.base
    terms = [
        *class_iris(filter(None, [page.region]), base),
        *(property_iri(each, base) for each in [page.count] if each),
    ]
    return [labels.of(term) for term in terms]


def places(view: RequestView, page: PageSection, filters: MapFilters | None = None) -> list[Place]:
    """Return the members of the page's classes, by name; with filters only those with something that matches."""
    finder = _Finder(view, page, filters)
    members = {each for iri in class_iris(page.classes, view.addresses.base) for each in view.members(iri)}
    found = filter(finder.shows, map(finder.place, members))
    return sorted(found, key=lambda place: place.label.text.casefold())


class _Finder:
    """The places of one map, for one reader."""

    def __init__(self, view: RequestView, page: PageSection, filters: MapFilters | None) -> None:
        self._view, self._page, self._drawing = view, page, drawing_of(view.snapshot, page)
        self._kept = frozenset(filters.members.found) if filters and filters.chosen else None
        self._labels = view.labels()
        self._counted, self._within = self._column(page.count), self._column(page.within)
        columns, regions = view.snapshot.columns(view.scope), filter(None, [page.region])
        self._regions = {each for iri in class_iris(regions, view.addresses.base) for each in columns.instances(iri)}

    def shows(self, place: Place) -> bool:
        """Return whether the map has a place: with filters, one that matches or has things that do."""
        kept = self._kept
        return kept is None or (bool(place.things) if self._page.count else NamedNode(place.iri) in kept)

    def place(self, thing: NamedNode) -> Place:
        """Return the place of a thing."""
        code, drawing = code_of(self._view.snapshot, self._page, thing), self._drawing
        counted = self._view.listed(self._counted.get(thing, ()))
        kept = counted if self._kept is None else filter(self._kept.__contains__, counted)
        things = [(self._labels.of(each), self._href(each)) for each in kept]
        x, y = drawing.middles.get(code, (0, 0))
        return Place(
            code, thing.value, key_of(thing, self._view.addresses.base), self._labels.of(thing), self._href(thing),
            self._around(thing), things, drawing.paths.get(code, ""), x, y, drawing.positions.get(thing),
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


def _plain(view: RequestView, page: PageSection, filters: MapFilters | None) -> bytes:
    """Return the places, and the meridian at the left of the map.

    `{"west", "places": [{"code", "iri", "key", "label", "href", "position", "things": [{"label", "href"}]}]}`, where
    `position` is a latitude and a longitude, or null.
    """
    west = drawing_of(view.snapshot, page).west
    return orjson.dumps({"west": west, "places": [_one(place) for place in places(view, page, filters)]})


def _one(place: Place) -> dict[str, object]:
    return {
        "code": place.code,
        "iri": place.iri,
        "key": place.key,
        "label": place.label.text,
        "href": place.href,
        "position": place.position,
        "things": [{"label": label.text, "href": href} for label, href in place.things],
    }
