"""RDF, RDFS and OWL terms for rules, by the short names that the rule table uses."""

from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store.terms import triples_in
from ontology.namespaces import OWL, RDF, RDF_FIRST, RDF_NIL, RDF_REST, RDF_TYPE, RDFS, XSD

Term: TypeAlias = NamedNode | BlankNode | Literal

TYPE: Final = RDF_TYPE
FIRST: Final = RDF_FIRST
REST: Final = RDF_REST
NIL: Final = RDF_NIL

IN_RDFS: Final = frozenset({"subClassOf", "subPropertyOf", "domain", "range"})
"""The short names in the RDFS namespace; every other short name is in the OWL namespace."""


def term(short: str) -> NamedNode:
    """Return the RDFS or OWL term of a short name: `domain`, `hasValue`, `Thing`."""
    return NamedNode((RDFS if short in IN_RDFS else OWL) + short)


THING: Final = term("Thing")
NOTHING: Final = term("Nothing")
SAME_AS: Final = term("sameAs")
DIFFERENT_FROM: Final = term("differentFrom")
SUB_CLASS_OF: Final = term("subClassOf")
SUB_PROPERTY_OF: Final = term("subPropertyOf")
EQUIVALENT_CLASS: Final = term("equivalentClass")
EQUIVALENT_PROPERTY: Final = term("equivalentProperty")
ON_PROPERTY: Final = term("onProperty")
INTERSECTION_OF: Final = term("intersectionOf")
UNION_OF: Final = term("unionOf")
ONE_OF: Final = term("oneOf")
HAS_VALUE: Final = term("hasValue")
SOME_VALUES_FROM: Final = term("someValuesFrom")
ALL_VALUES_FROM: Final = term("allValuesFrom")
COMPLEMENT_OF: Final = term("complementOf")
PROPERTY_CHAIN: Final = term("propertyChainAxiom")
HAS_KEY: Final = term("hasKey")
INVERSE_OF: Final = term("inverseOf")
MAX_CARDINALITY: Final = term("maxCardinality")
MAX_QUALIFIED: Final = term("maxQualifiedCardinality")
ON_CLASS: Final = term("onClass")
RESTRICTION: Final = term("Restriction")

MEMBER: Final = BlankNode("member")
"""The relation between a list and each of its members. It has no IRI, because no triple states it."""


def term_in(text: str) -> Term:
    """Return the term that a text is in N-Triples: `<IRI>`, `_:name` or a literal. Raises: SyntaxError."""
    return ends(next(triples_in([f"<urn:x:any> <urn:x:any> {text}"])))[1]


def ends(triple: Triple) -> tuple[Term, Term]:
    """Return subject and object of a triple. Raises TypeError for a triple term, which OWL 2 RL does not use."""
    subject, value = triple.subject, triple.object
    if isinstance(subject, Triple) or isinstance(value, Triple):
        raise TypeError("OWL 2 RL does not use triple terms")
    return subject, value


def is_builtin(node: Term) -> bool:
    """Return whether a term belongs to RDF, RDFS, OWL or XML Schema, so that no ontology may define it."""
    return isinstance(node, NamedNode) and node.value.startswith((RDF, RDFS, OWL, XSD))


def local_name(node: Term) -> str:
    """Return the last part of an IRI, or a literal in quotes."""
    if isinstance(node, NamedNode):
        separator = next((mark for mark in "#/:" if mark in node.value.rstrip("#/")), "#")
        return node.value.rstrip("#/").rsplit(separator, 1)[-1]
    return f'"{node.value}"' if isinstance(node, Literal) else "_"
