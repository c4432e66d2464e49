"""A dataset in memory, for tests of the effect of a change."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store, Triple

from graph_store.counts import count_key
from graph_store.graphs import Graphs
from graph_store.manifest import Manifest
from graph_store.stating_rows import StatingRows
from graph_store.terms import GraphName, Term
from loaders.change.proposal import Proposal, hidden_note

GRAPHS = Graphs()


class Memory:
    """A dataset in memory, with the values that its manifest would have."""

    def __init__(self) -> None:
        self.store, self.version, self.rows = Store(), 1, StatingRows()
        self.hidden: list[str] = []

    @property
    def manifest(self) -> Manifest:
        counts = Counter(count_key(quad.graph_name) for quad in self.store)
        return Manifest(1, "", GRAPHS.base, len(self.store), dict(counts), {}, 0, 0, 0, 0, "", {},
                        {"hidden": self.hidden})  # fmt: skip

    def graph(self, graph: GraphName) -> set[Triple]:
        return {quad.triple for quad in self.quads(g=graph)}

    def graphs(self) -> list[NamedNode]:
        return [graph for graph in self.store.named_graphs() if isinstance(graph, NamedNode)]

    def quads(self, s: NamedNode | None = None, p: NamedNode | None = None, o: Term | None = None,
              g: GraphName | None = None) -> Iterator[Quad]:  # fmt: skip
        return self.store.quads_for_pattern(s, p, o, g)

    def has(self, quad: Quad) -> bool:
        return quad in self.store

    def copy(self) -> Store:
        raise NotImplementedError

    def take(self, proposal: Proposal) -> None:
        for quad in proposal.diff.removed():
            assert quad in self.store
            self.store.remove(quad)
        assert not any(quad in self.store for quad in proposal.diff.added())
        self.store.extend(proposal.diff.added())
        self.hidden = hidden_note(proposal.hidden)
