"""The shapes of places as paths of one picture, with north at the top, from the file of boundaries of a map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any, TypeAlias

import orjson
from pyoxigraph import Literal, NamedNode

from graph_api.site.folder_pages import folder_pages, property_iri
from graph_store.errors import BadSetting
from graph_store.snapshot import Snapshot
from ontology.folder_sections import PageSection

Place: TypeAlias = tuple[int, int]
"""A position in the picture: in thousandths of its width, across and down."""

_WIDE = 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes as paths of one picture, by code; the outlines without a code separately."""

    width: int
    height: int
    outlines: list[str]
    paths: dict[str, str]
    middles: dict[str, Place]


def code_of(snapshot: Snapshot, page: PageSection, thing: NamedNode) -> str:
    """Return the code of a thing in the file of boundaries, or "" without one."""
    codes = snapshot.columns().objects(property_iri(page.code or "", snapshot.graphs.base))
    return next((code.value for code in codes.get(thing, ()) if isinstance(code, Literal)), "")


def first_map() -> PageSection | None:
    """Return the first map of the folder, if it has one."""
    return next((page for page in folder_pages() if page.kind == "map"), None)


def outline_of(snapshot: Snapshot, iri: str) -> str:
    """Return the path of the thing with this IRI on the first map, or "" when it has no shape."""
    page = first_map()
    return drawing_of(page).paths.get(code_of(snapshot, page, NamedNode(iri)), "") if page else ""


def drawing_of(page: PageSection) -> Drawing:
    """Return the picture of a map. Raises: BadSetting (400) if its file is not GeoJSON of areas."""
    return _drawn(boundaries_of(page))


def boundaries_of(page: PageSection) -> Path:
    """Return the file of a map, which the page needs."""
    assert page.boundaries is not None  # noqa: S101 - a page without it is refused when the folder is read
    return page.boundaries


@cache
def _drawn(file: Path) -> Drawing:
    try:
        return _picture(orjson.loads(file.read_bytes())["features"])
    except (ValueError, KeyError, TypeError) as fault:
        raise BadSetting(f"{file} is not GeoJSON with features that are polygons: {fault!r}") from fault


def _picture(shapes: Sequence[dict[str, Any]]) -> Drawing:
    """Return the picture: north at the top, with degrees of longitude scaled to their length in the middle."""
    points = [point for shape in shapes for ring in _rings(shape) for point in ring]
    west, east = min(x for x, *_ in points), max(x for x, *_ in points)
    south, north = min(y for _, y, *_ in points), max(y for _, y, *_ in points)
    narrower = round(cos(radians((south + north) / 2)), 2)
    scale = _WIDE / ((east - west) * narrower)

    def place(point: Sequence[float]) -> Place:
        return round((point[0] - west) * narrower * scale), round((north - point[1]) * scale)

    def path(shape: dict[str, Any]) -> str:
        return "".join(_line([place(point) for point in ring]) for ring in _rings(shape))

    places = {str(code): shape for shape in shapes if (code := shape["properties"].get("code"))}
    return Drawing(
        width=_WIDE,
        height=round((north - south) * scale),
        outlines=[path(shape) for shape in shapes if not shape["properties"].get("code")],
        paths={code: path(shape) for code, shape in places.items()},
        middles={code: _middle([place(point) for point in max(_rings(s), key=len)]) for code, s in places.items()},
    )


def _rings(shape: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the rings of an area. https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6"""
    geometry = shape["geometry"]
    for polygon in [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]:
        yield from polygon


def _line(places: Sequence[Place]) -> str:
    """Return a closed line as its start and the steps from point to point, which is shorter than their coordinates."""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(places))
    return "M{} {}l".format(*places[0]) + " ".join(f"{across} {down}" for across, down in steps if across or down) + "z"


def _middle(points: Sequence[Place]) -> Place:
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across) + max(across)) // 2, (min(down) + max(down)) // 2
