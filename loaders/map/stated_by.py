"""The rows and the writes that state facts: this module is the only one that reads how a version keeps them."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.snapshot import Snapshot
from loaders.map.provenance import digest
from ontology.namespaces import kg


def stated_by(snapshot: Snapshot, triples: Iterable[Triple]) -> Mapping[Triple, frozenset[NamedNode]]:
    """Return the rows and the writes that state each triple, found in one operation of the store.

    A write has the name of the version that it made. A triple that nothing states is absent, as an inferred one is.
    """
    names = {digest(triple): triple for triple in triples}
    states = kg("states", snapshot.graphs.base)
    found: dict[Triple, set[NamedNode]] = {}
    for quad in snapshot.look_up([(None, states, Literal(name)) for name in names], snapshot.graphs.provenance):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(names[quad.object.value], set()).add(quad.subject)
    return {triple: frozenset(nodes) for triple, nodes in found.items()}
