"""A graph filled from a file: the engine loads the file as a whole, and only that graph is counted afterwards.

Meant for graphs of any size from which nothing is inferred, so that the triples need not be known one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from pyoxigraph import QuerySolutions, Store

from graph_store import digest
from graph_store.terms import GraphName

_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class GraphLoad:
    """A graph, a function that loads triples into it, and whether these replace its content."""

    graph: GraphName
    load: Callable[[Store], None]
    replaces: bool = False

    def measured(self, store: Store) -> tuple[int, int]:
        """Return the number of quads of the graph in a store, and their digest."""
        rows = cast(QuerySolutions, store.query(_COUNT, default_graph=[self.graph]))
        (row,) = rows
        return int(row["n"].value), digest.of_graph(store, self.graph)
