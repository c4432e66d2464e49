"""Writes other than syncs, in PROV-O beside the runs, so that a query can find who wrote what and when.

The node is that of the version, as for a run. It names each graph that changed, and by digest each triple it added to
`graph/edits`, for as long as the triple is there. It has a time, because no inventory can rebuild it.
"""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from graph_store.terms import GraphName
from loaders.dataset.dataset import Dataset
from loaders.dataset.diff import Diff, Gathered
from loaders.diff.runs import ACTIVITY, ASSOCIATED
from loaders.map.provenance import Words, digest
from ontology.namespaces import PROV, RDF_TYPE, XSD

GENERATED, ENDED = NamedNode(f"{PROV}generated"), NamedNode(f"{PROV}endedAtTime")
_TIME = NamedNode(f"{XSD}dateTime")


def attributed(current: Dataset, base: str, change: Diff, graphs: Iterable[GraphName], *, token: str, at: str) -> Diff:
    """Return the change with its provenance: a write with this token, at this time, to these graphs."""
    words = Words(base)
    found, provenance = Gathered().take(change), words.graphs.provenance
    write, edits, states = words.version(current.version + 1), change.of(words.graphs.edits), words.kg("states")
    for triple in edits.removed:
        for quad in current.quads(p=states, o=Literal(digest(triple)), g=provenance):
            if isinstance(quad.subject, NamedNode) and not quad.subject.value.startswith(words.row):
                found.remove(provenance, quad.triple)
    for triple in (
        Triple(write, RDF_TYPE, ACTIVITY),
        Triple(write, ASSOCIATED, NamedNode(f"{base}catalog#token-{token}")),
        Triple(write, ENDED, Literal(at, datatype=_TIME)),
        *(Triple(write, GENERATED, graph) for graph in graphs if isinstance(graph, NamedNode)),
        *(Triple(write, states, Literal(digest(triple))) for triple in edits.added),
    ):
        found.add(provenance, triple)
    return found.diff()
