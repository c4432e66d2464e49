"""The rules for `owl:sameAs` in a write: it may only give a thing another name, about which no facts are stated.

The published graph does not reason with equality: nothing is merged, and an alias only redirects to its thing. A write
is therefore refused if it would make two things equal, or if it states facts about an alias.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad, Triple

from graph_store.errors import NotAnAlias
from graph_store.graphs import Graphs
from graph_store.terms import OWL_SAME_AS, GraphName, Term
from loaders import Dataset, Diff


def see_aliases(current: Dataset, graphs: Graphs, change: Diff) -> None:
    """Check that each alias in a change is the name of one thing, and has no facts.

    Raises: NotAnAlias (422).
    """
    stated = _Stated(current, graphs, change)
    aliases: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in stated.about(p=OWL_SAME_AS):
        if triple.subject != triple.object:
            aliases[triple.object].append(triple)
    for triple in stated.added:
        for term in (triple.subject, triple.object):
            if term in aliases:
                _see_alias(aliases[term], stated)


def _see_alias(links: list[Triple], stated: "_Stated") -> None:
    alias, things = links[0].object, sorted({str(link.subject) for link in links})
    if len(things) > 1:
        raise NotAnAlias(
            "{alias} would be the same as {things}, but this service does not merge things: state "
            "owl:sameAs for only one of them.",
            alias=alias,
            things=" and ".join(things),
        )
    of_it = chain(stated.about(s=alias), stated.about(o=alias)) if isinstance(alias, NamedNode) else iter(())
    fact = next((triple for triple in of_it if triple not in links), None)
    if fact is not None:
        raise NotAnAlias(
            "{things} cannot be the same as {alias}, about which facts are stated ({fact}): this "
            "service does not merge things. State these facts of {things}; then {alias} can be "
            "another name for it.",
            things=things[0],
            alias=alias,
            fact=fact,
        )


class _Stated:
    """The facts in inventories, reference data and edits after a change; `added` are those that the change adds."""

    def __init__(self, current: Dataset, graphs: Graphs, change: Diff) -> None:
        self._current, self._graphs, self._change = current, graphs, change
        self.added = [triple for each in change if self._is_stated(each.graph) for triple in each.added]

    def about(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None) -> Iterator[Triple]:
        """Give the stated triples that match."""
        for quad in self._current.quads(s, p, o):
            if self._stays(quad):
                yield quad.triple
        for triple in self.added:
            if s in (None, triple.subject) and p in (None, triple.predicate) and o in (None, triple.object):
                yield triple

    def _stays(self, quad: Quad) -> bool:
        return self._is_stated(quad.graph_name) and quad.triple not in self._change.of(quad.graph_name).removed  # type: ignore[arg-type]

    def _is_stated(self, graph: GraphName | object) -> bool:
        others = (self._graphs.edits, self._graphs.reference, self._graphs.synthetic)
        return isinstance(graph, NamedNode) and (self._graphs.is_listed(graph) or graph in others)
