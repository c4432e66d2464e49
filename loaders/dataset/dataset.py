"""The dataset that a change starts from, and the one after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from pyoxigraph import NamedNode, Quad, Store, Triple

from graph_store.counts import graph_names
from graph_store.errors import NoVersion
from graph_store.manifest import Manifest
from graph_store.snapshot import Snapshot
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, Term, quad_in
from graph_store.versions import State
from loaders.dataset.diff import Diff


class Quads(Protocol):
    """Quads by graph."""

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the triples of a graph."""

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterable[Quad]:
        """Return the quads that match; None matches anything."""

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that exist."""


class Dataset(Quads, Protocol):
    """The dataset that a change starts from: the working store of a writer, or a published version."""

    @property
    def version(self) -> int:
        """The number of the version, 0 before the first."""

    @property
    def manifest(self) -> Manifest | None:
        """The manifest of the version, None before the first."""

    @property
    def rows(self) -> StatingRows:
        """The rows that state the facts."""

    def has(self, quad: Quad) -> bool:
        """Return whether a quad is in the dataset."""

    def copy(self) -> Store:
        """Return an independent store with the same content."""


class Published:
    """A published version as a dataset, the newest unless a number is given; before the first version, an empty one."""

    def __init__(self, state: State, version: int | None = None) -> None:
        try:
            self._snapshot: Snapshot | None = state.newest() if version is None else state.open(version)
        except NoVersion:
            self._snapshot = None
        self.version = self._snapshot.version if self._snapshot else 0
        self.manifest = self._snapshot.manifest if self._snapshot else None

    @property
    def rows(self) -> StatingRows:
        """The rows that state the facts of the version."""
        return self._snapshot.rows if self._snapshot else StatingRows()

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the triples of a graph of the version."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs of the version."""
        return [NamedNode(name) for name in graph_names(self.manifest.graphs)] if self.manifest else []

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterable[Quad]:
        """Return the quads that match."""
        return self._snapshot.disk.quads_for_pattern(s, p, o, g) if self._snapshot else ()

    def has(self, quad: Quad) -> bool:
        """Return whether a quad is in the version."""
        return self._snapshot is not None and quad in self._snapshot.disk

    def copy(self) -> Store:
        """Return a store in memory with the same content."""
        store = Store()
        store.bulk_extend(self.quads())
        return store


class Changed:
    """The quads of a dataset after a change, read graph by graph."""

    def __init__(self, current: Dataset, change: Diff) -> None:
        self._current, self._change = current, change
        self._views: dict[GraphName, View] = {}

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the triples that a graph will hold."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs that exist before or after the change."""
        return [
            *dict.fromkeys(
                [*self._current.graphs(), *(each for each in self._change.graphs if isinstance(each, NamedNode))]
            )
        ]

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a graph that match; `g` names the graph."""
        if g is None:
            raise ValueError("A changed dataset is read one graph at a time.")
        if g not in self._views:
            self._views[g] = View(self._current, [g], self._change)
        return (quad_in(g, triple) for triple in self._views[g].triples(s, p, o))


class View:
    """Some graphs of a dataset seen as one, before a change or after it; a triple may occur twice."""

    def __init__(self, current: Dataset, graphs: Sequence[GraphName], change: Diff | None = None) -> None:
        self._current = current
        self._graphs = [(graph, change.of(graph) if change else None) for graph in graphs]

    def triples(
        self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None
    ) -> Iterator[Triple]:
        """Yield the triples that match."""
        for graph, change in self._graphs:
            gone = change.removed if change else ()
            for quad in self._current.quads(s, p, o, graph):
                triple = quad.triple
                if not gone or triple not in gone:
                    yield triple
        yield from self._added.triples(s, p, o)

    @cached_property
    def _added(self) -> "_Added":
        return _Added([triple for _, change in self._graphs if change for triple in change.added])


class _Added:
    """Triples by each of their parts; an index is made when it is first needed."""

    def __init__(self, triples: Sequence[Triple]) -> None:
        self._all = triples

    def triples(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> Iterator[Triple]:
        """Yield the triples that match."""
        for triple in self._nearest(s, p, o) if self._all else ():
            if (
                (s is None or triple.subject == s)
                and (p is None or triple.predicate == p)
                and (o is None or triple.object == o)
            ):
                yield triple

    def _nearest(self, s: NamedNode | None, p: NamedNode | None, o: Term | None) -> Sequence[Triple]:
        if s is not None:
            return self._by_subject.get(s, ())
        if o is not None:
            return self._by_object.get(o, ())
        return self._all if p is None else self._by_predicate.get(p, ())

    @cached_property
    def _by_subject(self) -> dict[Term, list[Triple]]:
        return _by(self._all, lambda triple: triple.subject)

    @cached_property
    def _by_predicate(self) -> dict[Term, list[Triple]]:
        return _by(self._all, lambda triple: triple.predicate)

    @cached_property
    def _by_object(self) -> dict[Term, list[Triple]]:
        return _by(self._all, lambda triple: triple.object)


def _by(triples: Sequence[Triple], part: Callable[[Triple], Term]) -> dict[Term, list[Triple]]:
    found: defaultdict[Term, list[Triple]] = defaultdict(list)
    for triple in triples:
        found[part(triple)].append(triple)
    return found
