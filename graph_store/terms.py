"""RDF terms as the store keeps them: type names, the canonical form and a fixed order."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
"""The possible objects of a triple."""

GraphName: TypeAlias = NamedNode | DefaultGraph
"""A graph of a version: named, or the store's default graph."""

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
OWL_SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")
XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = f"{XSD}string"

_ANY = NamedNode("urn:x:any")
_KEPT_AS_TEXT = frozenset(
    f"{XSD}{name}"
    for name in ("string", "anyURI", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN")
)


def canonical(term: Term) -> Term:
    """Return the term as it comes back from the store: `"01"^^xsd:integer` becomes `"1"^^xsd:integer`.

    The store keeps numbers, dates and booleans by value, so a comparison with it needs canonical terms.
    """
    if isinstance(term, Literal) and _may_change(term):
        return _through_a_store(term)
    return term


def canonical_triple(triple: Triple) -> Triple:
    """Return the triple with the object that the store keeps."""
    written = triple.object  # the engine makes a new Python object at each access
    found = canonical(written)
    return triple if found is written else Triple(triple.subject, triple.predicate, found)


def canonical_quad(quad: Quad) -> Quad:
    """Return the quad with the object that the store keeps."""
    written = quad.object
    found = canonical(written)
    return quad if found is written else Quad(quad.subject, quad.predicate, found, quad.graph_name)


def triples_in(texts: Iterable[str]) -> Iterator[Triple]:
    """Yield the triples that are written in canonical N-Triples, each without the point at its end."""
    lines = "".join(f"{text} .\n" for text in texts)
    return (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES, lenient=True))


def quad_in(graph: GraphName, triple: Triple) -> Quad:
    """Return the triple as a quad in a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def graph_of(quad: Quad) -> GraphName:
    """Return the graph of a quad of a version."""
    graph = quad.graph_name
    assert not isinstance(graph, BlankNode)  # noqa: S101 - every graph of a version has a name
    return graph


def text_of(term: Term) -> str:
    """Return the text of a literal, or the IRI of a thing."""
    assert not isinstance(term, Triple)  # noqa: S101 - no quoted triple is kept
    return term.value


def order(term: Term) -> tuple[int, str, str, str]:
    """Return a sort key: IRIs by value, then literals by lexical form, language and datatype, then the rest."""
    if isinstance(term, NamedNode):
        return (0, term.value, "", "")
    if isinstance(term, Literal):
        return (1, term.value, term.language or "", term.datatype.value)
    return (2, str(term), "", "")


def _may_change(literal: Literal) -> bool:
    datatype = literal.datatype.value
    return datatype.startswith(XSD) and datatype not in _KEPT_AS_TEXT


@lru_cache(maxsize=65_536)
def _through_a_store(literal: Literal) -> Literal:
    store = Store()
    store.add(Quad(_ANY, _ANY, literal))
    kept = next(iter(store)).object
    return literal if kept == literal or not isinstance(kept, Literal) else kept
