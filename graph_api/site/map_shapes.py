"""The picture of a map: the shapes of places from its file of boundaries, and the points of places from the data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import orjson
from pyoxigraph import Literal, NamedNode

from graph_api.site.folder_pages import folder_pages, property_iri
from graph_api.site.map_positions import Position, positions_of
from graph_api.site.map_projection import WIDE, Frame, Place, frame_of
from graph_api.site.per_version import cached_per_version
from graph_store.errors import BadSetting
from graph_store.snapshot import Snapshot
from ontology.folder_sections import PageSection

_Shape: TypeAlias = dict[str, Any]
_DOT = 7
"""The radius of a point in the small picture of one thing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes as paths of one picture, by code; the outlines without a code separately; and the points."""

    west: float
    width: int
    height: int
    outlines: list[str]
    paths: dict[str, str]
    middles: dict[str, Place]
    positions: dict[NamedNode, Position]
    points: dict[NamedNode, Place]

    @property
    def dots(self) -> str:
        """All points as one path."""
        return dots(self.points.values())


def dots(points: Iterable[Place]) -> str:
    """Return points as one path: a line of no length at each, which a round end makes a dot."""
    return "".join(f"M{across} {down}h0" for across, down in points)


def code_of(snapshot: Snapshot, page: PageSection, thing: NamedNode) -> str:
    """Return the code of a thing in the file of boundaries, or "" without one."""
    if page.code is None:
        return ""
    codes = snapshot.columns().objects(property_iri(page.code, snapshot.graphs.base))
    return next((code.value for code in codes.get(thing, ()) if isinstance(code, Literal)), "")


def first_map() -> PageSection | None:
    """Return the first map of the folder, if it has one."""
    return next((page for page in folder_pages() if page.kind == "map"), None)


def outline_of(snapshot: Snapshot, iri: str) -> str:
    """Return the path of the thing with this IRI on the first map, or "" when it has neither shape nor point."""
    page, thing = first_map(), NamedNode(iri)
    if page is None:
        return ""
    drawing = drawing_of(snapshot, page)
    dot = f"M{{}} {{}}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0 -{2 * _DOT} 0z"
    points = (dot.format(across - _DOT, down) for across, down in filter(None, [drawing.points.get(thing)]))
    return drawing.paths.get(code_of(snapshot, page, thing)) or next(points, "")


def drawing_of(snapshot: Snapshot, page: PageSection) -> Drawing:
    """Return the picture of a map. Raises: BadSetting (400) if its file is not GeoJSON of areas."""
    drawn = _drawings(snapshot)
    if page.path not in drawn:
        drawn[page.path] = _drawn(page.boundaries, positions_of(snapshot, page))
    return drawn[page.path]


@cached_per_version
def _drawings(snapshot: Snapshot) -> dict[str, Drawing]:
    """Return the pictures that were made of a version, by the address of their page."""
    return {}


def _drawn(file: Path | None, positions: dict[NamedNode, Position]) -> Drawing:
    """Return the picture of the shapes in a file and of points: north at the top."""
    shapes = _shapes(file) if file else []
    corners = [(longitude, latitude) for latitude, longitude in positions.values()]
    corners += [(point[0], point[1]) for shape in shapes for ring in shape.rings for point in ring]
    frame = frame_of(corners) or Frame(-180, -90, 180, 90)
    coded = {shape.code: [_places(ring, frame) for ring in shape.rings] for shape in shapes if shape.code}
    outlines = [[_places(ring, frame) for ring in shape.rings] for shape in shapes if not shape.code]
    return Drawing(
        west=frame.west,
        width=WIDE,
        height=frame.height,
        outlines=["".join(map(_line, rings)) for rings in outlines],
        paths={code: "".join(map(_line, rings)) for code, rings in coded.items()},
        middles={code: _middle(max(rings, key=len)) for code, rings in coded.items()},
        positions=positions,
        points={thing: frame.place(longitude, latitude) for thing, (latitude, longitude) in positions.items()},
    )


@dataclass(frozen=True, slots=True)
class _Area:
    """A feature of a file of boundaries: its code, or "", and its rings of longitudes and latitudes."""

    code: str
    rings: Sequence[Sequence[Sequence[float]]]


@cache
def _shapes(file: Path) -> list[_Area]:
    try:
        return [_area(shape) for shape in orjson.loads(file.read_bytes())["features"]]
    except (ValueError, KeyError, TypeError) as fault:
        raise BadSetting(
            "{file} is not GeoJSON with features that are polygons: {fault}", file=file, fault=repr(fault)
        ) from fault


def _area(shape: _Shape) -> _Area:
    rings = [[(float(point[0]), float(point[1])) for point in ring] for ring in _rings(shape)]
    if not rings:
        raise ValueError("a feature has no ring")
    return _Area(str(shape["properties"].get("code") or ""), rings)


def _rings(shape: _Shape) -> Iterator[list[list[float]]]:
    """Yield the rings of an area. https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6"""
    geometry = shape["geometry"]
    for polygon in [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]:
        yield from polygon


def _places(ring: Sequence[Sequence[float]], frame: Frame) -> list[Place]:
    return [frame.place(point[0], point[1]) for point in ring]


def _line(places: Sequence[Place]) -> str:
    """Return a closed line as its start and the steps from point to point, which is shorter than their coordinates."""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(places))
    return "M{} {}l".format(*places[0]) + " ".join(f"{across} {down}" for across, down in steps if across or down) + "z"


def _middle(points: Sequence[Place]) -> Place:
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across) + max(across)) // 2, (min(down) + max(down)) // 2
