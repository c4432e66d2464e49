"""Rows and files hidden from a reader: those of inventories made for tests, unless synthetic facts are asked for.

`Scope` chooses the graphs of facts. The provenance graph holds the rows of every inventory, so code that reads it must
call this module.
"""

from pyoxigraph import NamedNode

from graph_api.described_inventories import inventories
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term


def hides(snapshot: Snapshot, scope: Scope, term: Term) -> bool:
    """Return whether a term names a hidden row, or the file of a hidden inventory."""
    if scope.synthetic or not isinstance(term, NamedNode):
        return False
    kind, _, name = term.value.removeprefix(snapshot.graphs.base).partition("/")
    return kind in {"row", "source"} and name.partition("/")[0] in hidden_inventories(snapshot)


def hidden_inventories(snapshot: Snapshot) -> frozenset[str]:
    """Return the stems of the inventories whose rows are made for tests."""
    return inventories(snapshot).synthetic


def hidden_graphs(snapshot: Snapshot) -> frozenset[str]:
    """Return the names of the graphs of synthetic facts, without `graph/` and base."""
    start = f"{snapshot.graphs.base}graph/"
    return frozenset(
        graph.value.removeprefix(start) for graph in (snapshot.graphs.synthetic, snapshot.graphs.inferred_synthetic)
    )
