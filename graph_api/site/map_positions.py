"""The positions of things on Earth: from a latitude and a longitude, or from a point in Well-Known Text."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from graph_api.site.folder_pages import class_iris, property_iri
from graph_store.snapshot import Snapshot
from graph_store.terms import Term
from ontology.folder_sections import PageSection

Position: TypeAlias = tuple[float, float]
"""A latitude and a longitude, in degrees of WGS 84."""

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_POINT = re.compile(
    rf"\s*(?:<(?P<crs>[^<>\s]+)>)?\s*POINT\s*Z?\s*\(\s*(?P<x>{_NUMBER})\s+(?P<y>{_NUMBER})(?:\s+{_NUMBER})?\s*\)\s*",
    re.IGNORECASE,
)
_LONGITUDE_FIRST = (None, "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
_LATITUDE_FIRST = ("http://www.opengis.net/def/crs/EPSG/0/4326",)
_LONGEST = 200


def positions_of(snapshot: Snapshot, page: PageSection) -> dict[NamedNode, Position]:
    """Return the position of each member of the page's classes that has one on Earth."""
    base, columns = snapshot.graphs.base, snapshot.columns()
    members = (each for iri in class_iris(page.classes, base) for each in columns.instances(iri))
    texts = [columns.objects(property_iri(name, base)) for name in (page.point, page.latitude, page.longitude) if name]
    read = point if page.point else degrees
    found = {each: read(*(_text(column, each) for column in texts)) for each in members} if texts else {}
    return {thing: position for thing, position in found.items() if position is not None}


def degrees(latitude: str, longitude: str) -> Position | None:
    """Return a position from two decimal numbers, or None if they are none or lie outside -90..90 and -180..180."""
    try:
        place = float(latitude), float(longitude)
    except ValueError:
        return None
    return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None


def point(text: str) -> Position | None:
    """Return the position of a point in Well-Known Text, or None for anything else or another reference system.

    Without a reference system, longitude is first. https://docs.ogc.org/is/22-047r1/22-047r1.html#_well_known_text
    """
    found = _POINT.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or found["crs"] not in (*_LONGITUDE_FIRST, *_LATITUDE_FIRST):
        return None
    across, up = found["x"], found["y"]
    return degrees(across, up) if found["crs"] in _LATITUDE_FIRST else degrees(up, across)


def _text(column: Mapping[Term, list[Term]], thing: NamedNode) -> str:
    return next((value.value for value in column.get(thing, ()) if isinstance(value, Literal)), "")
