"""Without what its inventories state, a version has its updates, free graphs, and the provenance of its runs."""

from pyoxigraph import NamedNode, Quad, Triple

from graph_store import State
from graph_store.graphs import Graphs
from graph_store.terms import graph_of
from loaders.dataset.unsynced import Unsynced
from ontology.namespaces import RDF_TYPE, RDFS_LABEL
from tests.loaders.conftest import BASE, iri

GRAPHS = Graphs(BASE)
FREE = NamedNode("https://example.org/graph")
RUN, FILE, ROW = iri("versions/1"), iri("source/steden#00"), iri("row/steden/mun:gent")


def test_only_what_no_sync_decides_is_seen(state: State) -> None:
    shown = [
        *(Quad(iri("id/mun/gent"), RDF_TYPE, RDFS_LABEL, graph) for graph in (GRAPHS.edits, FREE)),
        *(Quad(each, RDF_TYPE, RDFS_LABEL, GRAPHS.provenance) for each in (RUN, FILE)),
    ]
    hidden = [
        *(Quad(ROW, RDF_TYPE, RDFS_LABEL, each) for each in (GRAPHS.provenance, GRAPHS.reference, GRAPHS.synthetic)),
        *(Quad(ROW, RDF_TYPE, RDFS_LABEL, iri(f"graph/{each}")) for each in ("source/steden", "ended", "inferred")),
        Quad(iri("source/steden"), RDF_TYPE, RDFS_LABEL, GRAPHS.provenance),
    ]
    with state.writer("test", 1) as writer:
        writer.publish([], [*shown, *hidden], sources={})
    found = Unsynced(state.newest())
    assert (found.version, found.manifest, set(found.graphs())) == (0, None, {GRAPHS.edits, FREE})
    assert set(found.quads()) == set(found.copy()) == set(shown)
    assert [list(found.quads(g=graph_of(quad))) for quad in hidden[1:6]] == [[]] * 5
    assert (found.has(shown[0]), found.has(hidden[0]), found.has(hidden[1])) == (True, False, False)
    assert found.graph(GRAPHS.edits) == {Triple(iri("id/mun/gent"), RDF_TYPE, RDFS_LABEL)}
