"""The stated facts of a version about things, without what only describes the rows themselves."""

from collections.abc import Callable, Iterator, Set
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from graph_api.site.per_version import cached_per_version
from graph_store.documents import documents_of
from graph_store.errors import ResultTooLarge
from graph_store.snapshot import Snapshot
from loaders import RowNames, row_names
from ontology.namespaces import RDF_TYPE, kg
from ontology.vocabulary import Vocabulary

CHECKED_FACTS: Final = 1_000
"""Number of facts that are read between two calls of `check`."""

MOST_THINGS: Final = 50_000
"""Limit of the things about which two versions state different facts."""


class Stated:
    """The stated facts of a version; a row counts as a thing only for facts of its own, such as the count of a seat.

    A row has one name for all documents of its series, and things have the names that they always have. The document
    that a thing comes from is not a fact about it, or the next one would seem to change everything.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        base, graphs = snapshot.graphs.base, snapshot.graphs
        self.snapshot, self._store, self._names = snapshot, snapshot.store(), names_of_rows(snapshot)
        named = (NamedNode(name) for name in snapshot.manifest.graphs if ":" in name)
        own = (graphs.edits, graphs.reference)
        self._graphs = frozenset(each for each in named if graphs.is_listed(each) or each in own)
        documents = (NamedNode(each.iri) for each in documents_of(snapshot.manifest))
        self.ended_by = kg("endedBy", base)
        self._not_told = frozenset((kg("Row", base), *documents))
        of_rows = (each for each in Vocabulary.load(base).properties.values() if "Row" in each.domains)
        self._of_rows = frozenset(each.iri for each in of_rows)

    def each(self) -> Iterator[tuple[NamedNode, Quad]]:
        """Yield every fact in the graphs that state it, with the name of the thing that it is about."""
        for graph in self._graphs:
            for quad in filter(self._is_of_a_thing, self._store.quads_for_pattern(None, None, None, graph)):
                if isinstance(quad.subject, NamedNode):
                    yield self._names.shared(quad.subject), quad

    def facts(self, thing: NamedNode) -> list[Triple]:
        """Return the facts about the thing with this name."""
        quads = (each for node in self._names.own(thing) for each in self._store.quads_for_pattern(node, None, None))
        found = (each.triple for each in quads if each.graph_name in self._graphs and self._is_of_a_thing(each))
        return list(dict.fromkeys(found))

    def types(self, thing: NamedNode) -> set[object]:
        """Return the classes of a thing, also the inferred ones."""
        return {each.object for each in self._store.quads_for_pattern(thing, RDF_TYPE, None)}

    def holds(self, thing: NamedNode, quad: Quad) -> bool:
        """Return whether some graph states the fact about the thing with this name."""
        return quad in self._store or any(
            each.graph_name in self._graphs
            for node in self._names.own(thing)
            for each in self._store.quads_for_pattern(node, quad.predicate, quad.object)
        )

    def _is_of_a_thing(self, quad: Quad) -> bool:
        subject, value, is_row = quad.subject, quad.object, self._names.is_row
        if is_row(value) or (value in self._not_told and quad.predicate != self.ended_by):
            return False
        return not is_row(subject) or (quad.predicate not in self._of_rows and "#" not in str(subject))


def differing(old: Stated, new: Stated, check: Callable[[], None]) -> set[NamedNode]:
    """Return the names of the things about which only one of two versions states some fact.

    Memory grows with the result only; `check` is called from time to time, and may raise.
    Raises: ResultTooLarge (507) for more than `MOST_THINGS`.
    """
    found: set[NamedNode] = set()
    for here, there in ((old, new), (new, old)):
        for number, (thing, quad) in enumerate(here.each()):
            if not number % CHECKED_FACTS:
                check()
                _refuse_many(found)
            if thing not in found and not there.holds(thing, quad):
                found.add(thing)
    _refuse_many(found)
    return found


def _refuse_many(found: Set[NamedNode]) -> None:
    if len(found) > MOST_THINGS:
        raise ResultTooLarge(f"more than {MOST_THINGS:,} things differ; compare versions that differ less")


@cached_per_version
def names_of_rows(snapshot: Snapshot) -> RowNames:
    """Return the names of the rows of a version, the same for each document of a series."""
    return row_names(snapshot)
