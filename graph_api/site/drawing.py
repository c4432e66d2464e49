"""The municipalities and provinces as they are drawn: paths of one picture, north up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, TypeAlias

import orjson
from pyoxigraph import Literal, NamedNode

from graph_store.snapshot import Snapshot
from ontology.terms import kg

Place: TypeAlias = tuple[int, int]
"""Where something is drawn: in thousandths of the picture's width, across and down."""

_WIDE = 1000
_COS = 0.63
"""How much narrower a degree of longitude is than one of latitude, around 51° north."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes as paths of one picture, by their code; outlines of provinces apart."""

    width: int
    height: int
    outlines: list[str]
    paths: dict[str, str]
    middles: dict[str, Place]


def code_of(snapshot: Snapshot, city: NamedNode) -> str:
    """The NIS code of a municipality, empty for anything else."""
    codes = snapshot.columns().objects(kg("nisCode", snapshot.graphs.base))
    return next((code.value for code in codes.get(city, ()) if isinstance(code, Literal)), "")


def outline_of(snapshot: Snapshot, iri: str) -> str:
    """The path of the municipality with this IRI, empty when it is not drawn."""
    return drawing().paths.get(code_of(snapshot, NamedNode(iri)), "")


@cache
def drawing() -> Drawing:
    """The map as it is drawn: north up, a degree as wide as it is high there."""
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
    """A closed line: where it begins, and how far each next place is from the one before, which is shorter to send."""
    steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(places))
    return "M{} {}l".format(*places[0]) + " ".join(f"{across} {down}" for across, down in steps if across or down) + "z"


def _middle(points: Sequence[Place]) -> Place:
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across) + max(across)) // 2, (min(down) + max(down)) // 2
