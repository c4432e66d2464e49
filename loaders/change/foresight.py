"""What a change would make follow, and what would follow no more: told before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from pyoxigraph import Triple

from graph_store.graphs import Graphs
from loaders.change.net import Differing

SHOWN: Final = 100
"""Inferences of each kind that are listed; their number is told in any case."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """Inferences that would appear and that would go, the first as text of each."""

    appearing: tuple[Triple, ...]
    going: tuple[Triple, ...]

    @classmethod
    def of(cls, diff: Differing, graphs: Graphs) -> "Foresight":
        """What a diff says of the graphs of what follows."""
        inferred = [graphs.inferred, graphs.inferred_synthetic]
        return cls(
            _first(quad.triple for quad in diff.added(inferred)),
            _first(quad.triple for quad in diff.removed(inferred)),
        )

    def as_json(self) -> dict[str, list[str]]:
        """The triples as N-Triples writes them."""
        return {"appearing": list(map(str, self.appearing)), "going": list(map(str, self.going))}


def _first(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(nsmallest(SHOWN, triples, key=str))
