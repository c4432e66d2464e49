"""Our reasoner for the OWL 2 RL runner: it takes an rdflib graph and returns its closure and its consistency."""

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from ontology.reasoning.owl_rl import close as close_triples
from ontology.reasoning.owl_terms import Term


def close(graph: rdflib.Graph) -> tuple[rdflib.Graph, bool]:
    """Return the graph with all inferred triples, and whether it is free of contradictions."""
    closure = close_triples(to_triple(nodes) for nodes in graph)
    closed = rdflib.Graph()
    for nodes in graph:
        closed.add(nodes)
    for triple in closure.everything():
        closed.add(to_rdflib(triple))
    return closed, not closure.violations()


def to_triple(nodes: tuple[Node, Node, Node]) -> ox.Triple:
    """Convert an rdflib triple to ours."""
    return ox.Triple(*map(_term, nodes))  # type: ignore[arg-type]


def to_rdflib(triple: ox.Triple) -> tuple[Node, Node, Node]:
    """Convert our triple to one of rdflib."""
    return _node(triple.subject), _node(triple.predicate), _node(triple.object)


def _term(node: Node) -> Term:
    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    assert isinstance(node, rdflib.Literal)
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))
