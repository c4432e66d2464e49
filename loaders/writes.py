"""Writes other than syncs, in PROV-O beside the runs, so that a query can find who wrote what and when.

The node is that of the version, as for a run. It names each graph that changed, and it states each triple that it added
to `graph/edits`, for as long as the triple is there. It has a time, because no inventory can rebuild it.
"""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.fact_digest import fact_digest, joined
from graph_store.terms import GraphName
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.diff.runs import ACTIVITY, ASSOCIATED
from loaders.map.provenance import Words
from ontology.namespaces import PROV, RDF_TYPE, XSD

GENERATED, ENDED = NamedNode(f"{PROV}generated"), NamedNode(f"{PROV}endedAtTime")
_TIME = NamedNode(f"{XSD}dateTime")


def attributed(current: Dataset, base: str, change: Diff, graphs: Iterable[GraphName], *, token: str, at: str) -> Diff:
    """Return the change with its provenance: a write with this token, at this time, to these graphs."""
    words = Words(base)
    found, provenance = Gathered().take(change), words.graphs.provenance
    write = words.version(current.version + 1)
    for triple in (
        Triple(write, RDF_TYPE, ACTIVITY),
        Triple(write, ASSOCIATED, NamedNode(f"{base}catalog#token-{token}")),
        Triple(write, ENDED, Literal(at, datatype=_TIME)),
        *(Triple(write, GENERATED, graph) for graph in graphs if isinstance(graph, NamedNode)),
    ):
        found.add(provenance, triple)
    return found.diff()


def writes_stating(current: Dataset, base: str, change: Diff) -> dict[str, bytes]:
    """Return each write that states other facts after a change, with the digests of these end to end.

    The change is the next write, which states what it adds to `graph/edits`; earlier writes no longer state what it
    removes from there.
    """
    words = Words(base)
    edits = change.of(words.graphs.edits)
    gone = {fact_digest(triple) for triple in edits.removed}
    writes = {name for digest in gone for name in current.rows.stating(digest) if name.startswith(words.write)}
    found = {name: joined(current.rows.facts(name) - gone) for name in writes}
    if edits.added:
        found[words.version(current.version + 1).value] = joined(map(fact_digest, edits.added))
    return found
