"""A filled graph is complete, and the manifest matches it."""

from pyoxigraph import NamedNode, RdfFormat, Store

from graph_store import State
from graph_store.graph_load import GraphLoad
from graph_store.manifest import Manifest
from graph_store.terms import GraphName
from graph_store.writer import Writer

OWN, OTHER = NamedNode("http://example.org/own"), NamedNode("http://example.org/other")


def fill(state: State, turtle: str, graph: GraphName = OWN, *, replaces: bool = False) -> Manifest:
    def load(store: Store) -> None:
        store.bulk_load(turtle.encode(), format=RdfFormat.TURTLE, to_graph=graph)

    def publish(writer: Writer) -> Manifest:
        return writer.publish([], [], sources={}, graph_load=GraphLoad(graph, load, replaces))

    with state.writer("test", 1) as writer:
        manifest = publish(writer)
    state.verify(manifest.version)
    return manifest


def test_a_graph_is_filled_and_counted(state: State) -> None:
    first = fill(state, "<urn:a> <urn:b> 01, 2 .")
    assert (first.added, first.removed, first.graphs) == (2, 0, {OWN.value: 2})
    other = fill(state, "<urn:a> <urn:b> 1 .", OTHER)
    assert (other.added, other.graphs) == (1, {OTHER.value: 1, OWN.value: 2})


def test_what_is_there_already_is_counted_once(state: State) -> None:
    fill(state, "<urn:a> <urn:b> 1 .")
    more = fill(state, "<urn:a> <urn:b> 1, 2 .")
    assert (more.added, more.removed, more.quads) == (1, 0, 2)


def test_what_is_replaced_goes_and_other_graphs_stay(state: State) -> None:
    fill(state, "<urn:a> <urn:b> 1, 2 .")
    fill(state, "<urn:a> <urn:b> 1 .", OTHER)
    replaced = fill(state, "<urn:a> <urn:b> 3 .", replaces=True)
    assert (replaced.added, replaced.removed, replaced.graphs) == (1, 2, {OTHER.value: 1, OWN.value: 1})
    emptied = fill(state, "", replaces=True)
    assert (emptied.removed, emptied.graphs) == (1, {OTHER.value: 1})
