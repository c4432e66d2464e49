"""The frame of a map: from degrees to places in a picture with north at the top."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]
"""A position in the picture: in thousandths of its width, across and down."""

WIDE = 1000
_LEAST = 0.01
"""Degrees from side to side of a map of a single point."""
_MOST_TALL, _MOST_WIDE = 2, 5
"""The most times that a map is as high as it is wide, and as wide as it is high; a narrower one gets empty sides."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The sides of a map, in degrees; `east` is more than 180 if the map crosses the line where the date changes."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> int:
        """The height of the picture."""
        return round((self.north - self.south) * self._scale)

    def place(self, longitude: float, latitude: float) -> Place:
        """Return the place of a position in the picture."""
        across = round(longitude - self.west, 9) % 360
        return round(across * self._narrower * self._scale), round((self.north - latitude) * self._scale)

    @property
    def _narrower(self) -> float:
        """The length of a degree of longitude in the middle of the map, in degrees of latitude."""
        return round(cos(radians((self.south + self.north) / 2)), 2)

    @property
    def _scale(self) -> float:
        return WIDE / ((self.east - self.west) * self._narrower)


def frame_of(points: Iterable[tuple[float, float]]) -> Frame | None:
    """Return the smallest frame around points of longitude and latitude, or None without points.

    It leaves out the widest part of the globe without a point.
    """
    listed = list(points)
    if not listed:
        return None
    west, wide = _across({longitude for longitude, _ in listed})
    south, north = min(latitude for _, latitude in listed), max(latitude for _, latitude in listed)
    aside = max(0, (north - south) / _MOST_TALL - wide, _LEAST - wide) / 2
    above = max(0, wide / _MOST_WIDE - (north - south), _LEAST - (north - south)) / 2
    return Frame(west - aside, south - above, west + wide + aside, north + above)


def _across(meridians: set[float]) -> tuple[float, float]:
    """Return the western side of the part of the globe with all meridians, and the degrees to its eastern side."""
    ordered = sorted(meridians)
    gaps = [(east - west, east) for west, east in pairwise([*ordered, ordered[0] + 360])]
    widest, east = max(gaps)
    return (east if east <= 180 else east - 360), 360 - widest
