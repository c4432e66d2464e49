"""A version without what its inventories state, as the dataset that building it from inventories starts from."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store, Triple

from graph_store.counts import graph_names
from graph_store.snapshot import Snapshot
from graph_store.terms import GraphName, Term, graph_of
from loaders.dataset.membership import Places


class Unsynced:
    """The updates of a version, its graphs that nobody owns, and the provenance of its runs; `version` is one less."""

    manifest = None

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._places = snapshot, Places(snapshot.graphs)
        self.version, self.rows = snapshot.version - 1, snapshot.rows
        base = snapshot.graphs.base
        self._runs, self._sources = f"{base}versions/", f"{base}source/"

    def graph(self, graph: GraphName) -> set[Triple]:
        """Return the triples of a graph."""
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        """Return the named graphs, without those of which a sync decides the content."""
        found = map(NamedNode, graph_names(self._snapshot.manifest.graphs))
        return [graph for graph in found if self._is_kept(graph)]

    def quads(
        self,
        s: NamedNode | None = None,
        p: NamedNode | None = None,
        o: Term | None = None,
        g: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match."""
        if g is None or g == self._places.provenance or self._is_kept(g):
            yield from filter(self._is_shown, self._snapshot.disk.quads_for_pattern(s, p, o, g))

    def has(self, quad: Quad) -> bool:
        """Return whether a quad is among them."""
        return self._is_shown(quad) and quad in self._snapshot.disk

    def copy(self) -> Store:
        """Return a store in memory with the same content."""
        store = Store()
        store.bulk_extend(self.quads())
        return store

    def _is_shown(self, quad: Quad) -> bool:
        if quad.graph_name != self._places.provenance:
            return self._is_kept(graph_of(quad))
        name = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
        return name.startswith(self._runs) or (name.startswith(self._sources) and "#" in name)

    def _is_kept(self, graph: GraphName) -> bool:
        return self._places.is_written(graph) and not self._places.is_synced(graph)
