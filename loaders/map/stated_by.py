"""The rows and the writes that state facts."""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Triple

from graph_store.fact_digest import fact_digest
from graph_store.snapshot import Snapshot


def stated_by(snapshot: Snapshot, triples: Iterable[Triple]) -> Mapping[Triple, frozenset[NamedNode]]:
    """Return the rows and the writes that state each triple.

    A write has the name of the version that it made. A triple that nothing states is absent, as an inferred one is.
    """
    found = {triple: snapshot.rows.stating(fact_digest(triple)) for triple in triples}
    return {triple: frozenset(map(NamedNode, rows)) for triple, rows in found.items() if rows}
