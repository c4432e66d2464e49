"""A state folder that tests publish further versions in."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad

from graph_store.graphs import Graphs
from graph_store.versions import State
from tests.graph_api.graphql.conftest import BASE, PREFIXES, quads, triples

LABEL = '<https://kennisgraaf.example/id/mun/gent> rdfs:label "{}"@nl .'
"""A statement that gives a city a label; the first version has "Gent"."""

UNRELATED = "<https://kennisgraaf.example/id/prj/new> a kg:Project ."
"""A statement about nothing that the tests read."""


def first_version(root: Path) -> State:
    """Publish the small graph of the GraphQL tests as the first version."""
    state = State(root)
    with state.writer("test", 5) as writer:
        writer.publish([], quads(), sources={})
    return state


def publish(state: State, *, add: str = "", remove: str = "") -> int:
    """Publish a version with statements added and removed; return its number."""
    with state.writer("test", 5) as writer:
        writer.publish(_quads(remove), _quads(add), sources={})
    return state.newest().version


def rename(state: State, before: str, after: str) -> int:
    """Publish a version in which the city has another label; return its number."""
    return publish(state, add=LABEL.format(after), remove=LABEL.format(before))


def _quads(turtle: str) -> Iterable[Quad]:
    graphs = Graphs(BASE).asserted, DefaultGraph()
    return [Quad(t.subject, t.predicate, t.object, graph) for t in triples(PREFIXES + turtle) for graph in graphs]
