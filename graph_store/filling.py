"""A graph that a file fills: the engine loads it whole, and that graph alone is counted afterwards.

For graphs of any size from which nothing follows, so that nobody has to know their triples one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from pyoxigraph import QuerySolutions, Store

from graph_store import digest
from graph_store.terms import GraphName

_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Filling:
    """A graph, what loads triples into it, and whether these take the place of what it holds."""

    graph: GraphName
    load: Callable[[Store], None]
    replaces: bool = False

    def measured(self, store: Store) -> tuple[int, int]:
        """How many quads the graph holds in a store, and their digest."""
        rows = cast(QuerySolutions, store.query(_COUNT, default_graph=[self.graph]))
        (row,) = rows
        return int(row["n"].value), digest.of_graph(store, self.graph)
