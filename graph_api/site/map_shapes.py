"""The shapes of the municipalities and provinces as paths of one picture, with north at the top."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, TypeAlias

import orjson
from pyoxigraph import Literal, NamedNode

from graph_store.snapshot import Snapshot
from ontology.namespaces import kg

Place: TypeAlias = tuple[int, int]
"""A position in the picture: in thousandths of its width, across and down."""

_WIDE = 1000
_COS = 0.63
"""The length of a degree of longitude divided by that of a degree of latitude, near 51° north."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes as paths of one picture, by code; the outlines of provinces separately."""

    width: int
    height: int
    outlines: list[str]
    paths: dict[str, str]
    middles: dict[str, Place]


def code_of(snapshot: Snapshot, city: NamedNode) -> str:
    """Return the NIS code of a municipality, or "" for anything else."""
    codes = snapshot.columns().objects(kg("nisCode", snapshot.graphs.base))
    return next((code.value for code in codes.get(city, ()) if isinstance(code, Literal)), "")


def outline_of(snapshot: Snapshot, iri: str) -> str:
    """Return the path of the municipality with this IRI, or "" when it has no shape."""
    return drawing().paths.get(code_of(snapshot, NamedNode(iri)), "")


@cache
def drawing() -> Drawing:
    """Return the picture: north at the top, with degrees of longitude scaled to their length here."""
    shapes = orjson.loads((files("graph_api.site") / "static" / "shapes.json").read_bytes())["features"]
    points = [point for shape in shapes for ring in _rings(shape) for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = _WIDE / ((east - west) * _COS)

    def place(point: Sequence[float]) -> Place:
        return round((point[0] - west) * _COS * scale), round((north - point[1]) * scale)

    def path(shape: dict[str, Any]) -> str:
        return "".join(_line([place(point) for point in ring]) for ring in _rings(shape))

    cities = {shape["properties"]["nis"]: shape for shape in shapes if shape["properties"]["kind"] == "municipalities"}
    return Drawing(
        width=_WIDE,
        height=round((north - south) * scale),
        outlines=[path(shape) for shape in shapes if shape["properties"]["kind"] == "provinces"],
        paths={nis: path(shape) for nis, shape in cities.items()},
        middles={nis: _middle([place(point) for point in max(_rings(s), key=len)]) for nis, s in cities.items()},
    )


def _rings(shape: dict[str, Any]) -> Iterator[list[list[float]]]:
    for polygon in shape["geometry"]["coordinates"]:
        yield from polygon


def _line(places: Sequence[Place]) -> str:
    """Return a closed line as its start and the steps from point to point, which is shorter than their coordinates."""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(places))
    return "M{} {}l".format(*places[0]) + " ".join(f"{across} {down}" for across, down in steps if across or down) + "z"


def _middle(points: Sequence[Place]) -> Place:
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across) + max(across)) // 2, (min(down) + max(down)) // 2
