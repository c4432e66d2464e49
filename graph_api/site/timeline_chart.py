"""The dates of the things that are linked to a thing: one row with a bar each, over a shared axis of years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from graph_api.site.request_view import RequestView
from graph_api.site.timeline import Moment, moments_around

WIDE = 300
"""The width of the axis."""

_LEAST = 5
_MOST_ROWS = 12
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated thing with the start and length of its bar; a bar without a stated bound reaches the edge of the axis."""

    moment: Moment
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, and its start on the axis."""

    year: int
    x: float


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """The bars that are shown, the number of other bars, and the years below them."""

    bars: Sequence[Bar]
    more: int
    ticks: Sequence[Tick]
    first: int
    last: int


def timeline_chart(view: RequestView, thing: NamedNode) -> TimelineChart | None:
    """Return the dated things around a thing, in order; None when there are none."""
    moments = moments_around(view, thing)
    if not moments:
        return None
    shown = moments[:_MOST_ROWS]
    years = [int(day[:4]) for moment in shown for day in (moment.first, moment.last) if day]
    first, last = min(years), max(years)
    axis = _Axis(first, last)
    bars = [Bar(moment, *axis.reach(moment)) for moment in shown]
    step = max(1, -(-(last - first + 1) // _MOST_TICKS))
    ticks = [Tick(year, axis.place(f"{year}-01-01")) for year in range(first, last + 1, step)]
    return TimelineChart(bars, len(moments) - len(shown), ticks, first, last)


class _Axis:
    """The axis, from the first day of one year to the last day of another."""

    def __init__(self, first: int, last: int) -> None:
        self._start = date(first, 1, 1).toordinal()
        self._days = date(last, 12, 31).toordinal() - self._start + 1

    def place(self, day: str) -> float:
        """Return the position of a day."""
        return round((date.fromisoformat(day).toordinal() - self._start) / self._days * WIDE, 1)

    def reach(self, moment: Moment) -> tuple[float, float]:
        """Return the start and length of a thing's bar, wide enough to be seen; without a bound it reaches the edge."""
        start = self.place(moment.first) if moment.first else 0.0
        end = self.place(moment.last) if moment.last else float(WIDE)
        return start, max(_LEAST, round(end - start, 1))
