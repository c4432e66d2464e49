"""The inferences that a change would add and remove, worked out before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from pyoxigraph import Triple

from graph_store.graphs import Graphs
from loaders.dataset.net import Differing

SHOWN: Final = 100
"""The number of inferences of each kind that are listed; the counts are always complete."""


@dataclass(frozen=True, slots=True)
class InferenceChanges:
    """The inferences that would appear and disappear; the first of each in the order of their texts."""

    appearing: tuple[Triple, ...]
    going: tuple[Triple, ...]

    @classmethod
    def of(cls, diff: Differing, graphs: Graphs) -> "InferenceChanges":
        """Return the differences in the inferred graphs."""
        inferred = [graphs.inferred, graphs.inferred_synthetic]
        return cls(
            _first(quad.triple for quad in diff.added(inferred)),
            _first(quad.triple for quad in diff.removed(inferred)),
        )

    def as_json(self) -> dict[str, list[str]]:
        """Return the triples in N-Triples."""
        return {"appearing": list(map(str, self.appearing)), "going": list(map(str, self.going))}


def _first(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(nsmallest(SHOWN, triples, key=str))
