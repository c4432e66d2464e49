"""Our reasoner for the OWL 2 RL runner: it takes an rdflib graph and returns its closure and its consistency."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from ontology.namespaces import RDFS
from ontology.reasoning import Closure
from ontology.reasoning.axiomatic import ANNOTATIONS
from ontology.reasoning.compile import schema_inferred
from ontology.reasoning.literal_values import known_datatypes
from ontology.reasoning.owl_rl import close as close_triples
from ontology.reasoning.owl_terms import NOTHING, SAME_AS, THING, TYPE, Term, term


def close(graph: rdflib.Graph) -> tuple[rdflib.Graph, bool]:
    """Return the graph with all inferred triples, and whether it is free of contradictions."""
    closure = close_triples(to_triple(nodes) for nodes in graph)
    closed = rdflib.Graph()
    for nodes in graph:
        closed.add(nodes)
    for triple in _everything(closure):
        closed.add(to_rdflib(triple))
    return closed, not closure.violations()


def _everything(closure: Closure) -> Iterator[ox.Triple]:
    """Yield every triple that holds, including axiomatic ones and those about class expressions."""
    stated = [*closure.facts, *closure.rules.stated]
    yield from stated
    yield from schema_inferred(closure.rules.schema)
    for name in closure.engine.relations:
        yield from closure.triples(name)
    yield from _axiomatic(term for triple in stated for term in triple)


def _axiomatic(terms: Iterable[Term]) -> Iterator[ox.Triple]:
    """Yield what holds without premises: cls-thing, cls-nothing1, prp-ap, dt-type1, and eq-ref of the terms."""
    yield ox.Triple(THING, TYPE, term("Class"))
    yield ox.Triple(NOTHING, TYPE, term("Class"))
    for property_ in ANNOTATIONS:
        yield ox.Triple(property_, TYPE, term("AnnotationProperty"))
    for datatype in known_datatypes():
        yield ox.Triple(datatype, TYPE, ox.NamedNode(f"{RDFS}Datatype"))
    for node in {*terms, SAME_AS}:
        if not isinstance(node, ox.Literal):
            yield ox.Triple(node, SAME_AS, node)


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
