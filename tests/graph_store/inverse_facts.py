"""A small published version with stated and inferred facts, some of which are inverses of each other."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store.graphs import Graphs
from graph_store.terms import RDF_TYPE
from graph_store.versions import State
from graph_store.views import INVERSE_OF, SYMMETRIC

GRAPHS = Graphs()
P, Q, SAME, OTHER = (NamedNode(f"urn:{name}") for name in ("p", "q", "same", "other"))
BACK = {P: Q, Q: P, SAME: SAME}

Fact = tuple[str, NamedNode, str]


def quad(fact: Fact, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(NamedNode(f"urn:{fact[0]}"), fact[1], NamedNode(f"urn:{fact[2]}"), graph)


def version_of(stated: Iterable[Fact], inferred: Iterable[Fact], made_up: Iterable[Fact] = ()) -> list[Quad]:
    """Return a version with these facts, with a vocabulary of inverses and a row of provenance."""
    words = [(P, INVERSE_OF, Q), (SAME, RDF_TYPE, SYMMETRIC)]
    found = [Quad(*word, graph) for word in words for graph in (GRAPHS.ontology, DefaultGraph())]
    found += [quad(each, graph) for each in stated for graph in (GRAPHS.source("s"), DefaultGraph())]
    found += [quad(each, graph) for each in inferred for graph in (GRAPHS.inferred, DefaultGraph())]
    found += [quad(each, GRAPHS.synthetic) for each in made_up]
    return [*found, Quad(NamedNode("urn:row"), OTHER, Literal("1"), GRAPHS.provenance)]


def publish(root: Path, quads: Iterable[Quad], keep: int = 20) -> State:
    state = State(root, keep=keep)
    with state.writer("test", 1) as writer:
        writer.publish([], list(quads), sources={})
    return state
