"""The stated facts of a version about things, without what only describes the rows themselves."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from graph_api.comparison.life import Life
from graph_api.described_inventories import inventories
from graph_api.site.per_version import cached_per_version
from graph_store.counts import graph_names
from graph_store.difference import Difference
from graph_store.documents import documents_of
from graph_store.errors import ResultTooLarge
from graph_store.snapshot import Snapshot
from loaders import RowNames, row_names
from ontology.namespaces import ENDED_BY, RDF_TYPE, kg
from ontology.vocabulary import Vocabulary

CHECKED_FACTS: Final = 1_000
"""Number of facts that are read between two calls of `check`."""

MOST_THINGS: Final = 50_000
"""Limit of the things about which two versions state different facts."""

MOST_FACTS: Final = 500_000
"""Limit of the facts that only one of two versions states."""


class Stated:
    """The stated facts of a version; a row counts as a thing only for facts of its own, such as the count of a seat.

    A row has one name for all documents of its series, and things have the names that they always have. The document
    that a thing comes from is not a fact about it, or the next one would seem to change everything.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        base, graphs = snapshot.graphs.base, snapshot.graphs
        self.snapshot, self._store, self._names = snapshot, snapshot.store(), names_of_rows(snapshot)
        named = map(NamedNode, graph_names(snapshot.manifest.graphs))
        own = (graphs.edits, graphs.reference)
        self._graphs = frozenset(each for each in named if graphs.is_listed(each) or each in own)
        documents = (NamedNode(each.iri) for each in documents_of(snapshot.manifest))
        self.ended_by = kg(ENDED_BY, base)
        self._not_told = frozenset((kg("Row", base), *documents))
        of_rows = (each for each in Vocabulary.load(base).properties.values() if "Row" in each.domains)
        self._of_rows = frozenset(each.iri for each in of_rows)

    def each(self) -> Generator[Quad]:
        """Yield every quad in the graphs that state facts."""
        for graph in self._graphs:
            yield from self._store.quads_for_pattern(None, None, None, graph)

    def told(self, quads: Iterable[Quad]) -> Generator[tuple[NamedNode, Quad] | None]:
        """Yield each quad that states a fact about a thing, with the name of the thing; None for any other quad."""
        for quad in quads:
            subject = quad.subject
            told = isinstance(subject, NamedNode) and quad.graph_name in self._graphs and self._is_of_a_thing(quad)
            yield (self._names.shared(subject), quad) if told and isinstance(subject, NamedNode) else None

    def has(self, thing: NamedNode) -> bool:
        """Return whether something is stated about the thing with this name, and not that it has ended."""
        nodes = self._names.own(thing)
        if any(True for node in nodes for _ in self._store.quads_for_pattern(node, self.ended_by, None)):
            return False
        return any(True for node in nodes for _ in self.facts(node))

    def facts(self, thing: NamedNode) -> Iterator[Triple]:
        """Yield the facts about a thing."""
        for each in self._store.quads_for_pattern(thing, None, None):
            if each.graph_name in self._graphs and self._is_of_a_thing(each):
                yield each.triple

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


def differing(
    old: Stated, new: Stated, check: Callable[[], None], steps: Difference | None = None
) -> dict[NamedNode, Life]:
    """Return the things about which only one of two versions states some fact, with these facts.

    Only the quads of `steps` are read if they are known to be all that differ. Memory grows with the result only;
    `check` is called from time to time, and may raise;
    the engine's iterators are closed then, because another thread must not drop them.
    Raises: ResultTooLarge (507) for more than `MOST_THINGS` or `MOST_FACTS`.
    """
    found, facts = dict[NamedNode, Life](), 0
    for here, there in ((old, new), (new, old)):
        quads = here.each() if steps is None else _of(steps, here is old)
        with closing(quads), closing(here.told(quads)) as told_quads:
            for number, told in enumerate(told_quads):
                if not number % CHECKED_FACTS:
                    check()
                    _refuse_many(len(found), facts)
                if told is None or there.holds(*told):
                    continue
                thing, quad = told
                life = found.get(thing) or found.setdefault(thing, Life(old.has(thing), new.has(thing)))
                (life.went if here is old else life.came)[quad.predicate, quad.object] = quad.triple
                facts += 1
    _refuse_many(len(found), facts)
    return found


def _of(steps: Difference, removed: bool) -> Generator[Quad]:
    yield from steps.removed() if removed else steps.added()


def _refuse_many(things: int, facts: int) -> None:
    if things > MOST_THINGS or facts > MOST_FACTS:
        limits = f"{MOST_THINGS:,} things or {MOST_FACTS:,} facts"
        raise ResultTooLarge("more than {limits} differ; compare versions that differ less", limits=limits)


@cached_per_version
def names_of_rows(snapshot: Snapshot) -> RowNames:
    """Return the names of the rows of a version, the same for each document of a series."""
    return row_names(snapshot, inventories(snapshot).tables)
