"""The answers to a query over the facts of one scope, from a copy in memory: an oracle for views and columns."""

from weakref import WeakKeyDictionary

from pyoxigraph import Quad, QuerySolutions, Store

from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import Term

_COPIES: WeakKeyDictionary[Snapshot, dict[Scope, Store]] = WeakKeyDictionary()


def select(snapshot: Snapshot, query: str, scope: Scope) -> list[dict[str, Term]]:
    """Return the rows of a SELECT query that names no graph, without unbound variables."""
    copies = _COPIES.setdefault(snapshot, {})
    if scope not in copies:
        copies[scope] = Store()
        copies[scope].bulk_extend(Quad(*triple) for triple in snapshot.triples(scope))
    found = copies[scope].query(query)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in found]
