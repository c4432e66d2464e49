"""The effective part of a change of the stated graphs."""

from pyoxigraph import Literal, NamedNode, Triple

from graph_store import State
from graph_store.graphs import Graphs
from graph_store.terms import quad_in
from loaders.change.proposal import Statements
from loaders.dataset.dataset import Published
from loaders.dataset.diff import Gathered
from ontology.namespaces import XSD, kg
from tests.loaders.conftest import iri

EDITS = Graphs().edits


def count(text: str) -> Triple:
    return Triple(iri("id/mun/gent"), kg("count"), Literal(text, datatype=NamedNode(f"{XSD}integer")))


def test_only_what_is_not_so_already_changes_in_the_form_that_the_store_keeps(state: State) -> None:
    with state.writer("test", 1) as writer:
        writer.publish((), [quad_in(EDITS, count("1"))], sources={})
    change = Gathered()
    for text in ("01", "2"):
        change.add(EDITS, count(text))
    for text in ("7", "+1"):
        change.remove(EDITS, count(text))
    found = Statements.of(Published(state)).net(change.diff())

    assert found.of(EDITS).added == {count("2")}
    assert found.of(EDITS).removed == set()
