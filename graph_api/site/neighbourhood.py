"""A small picture of a thing and its nearest neighbours: two columns of names, the thing between, a line per link."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph_api.site.network import Edge, Node, edges
from graph_api.site.request_view import RequestView

WIDE = 760
_MIDDLE = WIDE / 2
_ROW = 32
_MARGIN = 40
"""Empty space above and below the rows. The name of the thing is written in the upper one."""
_REACH = 150
_MOST = 14
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour with its place in the picture, and the link to it."""

    node: Node
    edge: Edge
    x: float
    y: float
    anchor: str
    path: str

    @property
    def name(self) -> str:
        """The name, shortened to fit."""
        text = self.node.label.text
        return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The picture, and its links as rows."""

    height: float
    neighbours: Sequence[Neighbour]
    total: int

    @property
    def middle(self) -> float:
        """The vertical position of the thing itself."""
        return self.height / 2


def neighbourhood(view: RequestView, thing: NamedNode, key: str) -> Neighbourhood | None:
    """Return the first links of a thing, stated ones before inferred ones; None when it has none."""
    found, total = edges(view, thing)
    shown = found[:_MOST]
    if not shown:
        return None
    half = -(-len(shown) // 2)
    height = half * _ROW + 2 * _MARGIN
    left = _column(shown[:half], key, height, to_the_left=True)
    right = _column(shown[half:], key, height, to_the_left=False)
    return Neighbourhood(height, [*left, *right], total)


def _column(links: Sequence[Edge], key: str, height: float, *, to_the_left: bool) -> list[Neighbour]:
    x = _MIDDLE + (-_REACH if to_the_left else _REACH)
    top = (height - (len(links) - 1) * _ROW) / 2
    return [_neighbour(edge, key, x, top + number * _ROW, height / 2) for number, edge in enumerate(links)]


def _neighbour(edge: Edge, key: str, x: float, y: float, middle: float) -> Neighbour:
    node = edge.target if edge.source.key == key else edge.source
    bend = (x + _MIDDLE) / 2
    path = f"M{_MIDDLE:g} {middle:g}C{bend:g} {middle:g} {bend:g} {y:g} {x:g} {y:g}"
    return Neighbour(node, edge, x, y, "end" if x < _MIDDLE else "start", path)
