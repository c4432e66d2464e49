"""The facts that a change would add and remove, worked out before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from graph_store.graphs import Graphs
from loaders.dataset.membership import DEFAULT
from loaders.dataset.net import Differing
from ontology.namespaces import row_base

SHOWN: Final = 100
"""The number of inferences of each kind that are listed; the counts are always complete."""

SHOWN_STATED: Final = 1_000
"""The number of stated facts of each kind that are listed: the names of new things are among them."""


@dataclass(frozen=True, slots=True)
class FactChanges:
    """The facts of one kind that would appear and disappear; the first of each in the order of their texts."""

    appearing: tuple[Triple, ...] = ()
    going: tuple[Triple, ...] = ()

    @classmethod
    def inferred(cls, diff: Differing, graphs: Graphs) -> "FactChanges":
        """Return the differences in the inferred graphs."""
        inferred = [graphs.inferred, graphs.inferred_synthetic]
        return cls(_first(_triples(diff.added(inferred))), _first(_triples(diff.removed(inferred))))

    @classmethod
    def stated(cls, diff: Differing, graphs: Graphs) -> "FactChanges":
        """Return the differences in stated facts about things, without facts that only describe rows.

        A fact that another graph states as well, or that a rule inferred, does not differ. If the whole difference is
        not in memory, nothing is listed.
        """
        if not diff.is_held:
            return cls()
        apart = [graphs.inferred, graphs.ontology]
        appearing, going = (
            set(_triples(quads([DEFAULT]))) - set(_triples(quads(apart))) for quads in (diff.added, diff.removed)
        )
        told = (nsmallest(SHOWN_STATED, _about_things(each, graphs), key=str) for each in (appearing, going))
        return cls(*map(tuple, told))

    def as_json(self) -> dict[str, list[str]]:
        """Return the triples in N-Triples."""
        return {"appearing": list(map(str, self.appearing)), "going": list(map(str, self.going))}


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    return (quad.triple for quad in quads)


def _about_things(triples: Iterable[Triple], graphs: Graphs) -> Iterator[Triple]:
    rows = row_base(graphs.base)
    for each in triples:
        ends = [term.value for term in (each.subject, each.object) if isinstance(term, NamedNode)]
        if not any(term.startswith(rows) for term in ends):
            yield each


def _first(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(nsmallest(SHOWN, triples, key=str))
