"""Consequences that hold for every dataset or concern only the language, and are therefore not reported as inferred.

| left out | because |
|---|---|
| `x owl:sameAs x`, `C rdfs:subClassOf C`, `p rdfs:subPropertyOf p` and the like | eq-ref, scm-cls, scm-op |
| `C rdfs:subClassOf owl:Thing`, `owl:Nothing rdfs:subClassOf C` | true of every class (scm-cls) |
| `x rdf:type owl:Thing`, `rdfs:Resource`, `rdfs:Literal` | true of everything |
| a literal in a datatype (dt-type2), and any triple with a literal as subject | not RDF |
| statements about terms of RDF, RDFS, OWL and XML Schema only | they belong to those vocabularies, not to ours |
| class expressions as a type, superclass, domain, range or subject | they have no name of their own |
"""

from collections.abc import Callable
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import RDFS
from ontology.reasoning.owl_terms import (
    EQUIVALENT_CLASS,
    EQUIVALENT_PROPERTY,
    NOTHING,
    SAME_AS,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    THING,
    TYPE,
    Term,
    ends,
    is_builtin,
    term,
)

REFLEXIVE: Final = frozenset({SAME_AS, SUB_CLASS_OF, SUB_PROPERTY_OF, EQUIVALENT_CLASS, EQUIVALENT_PROPERTY})
EVERYTHING: Final = frozenset({THING, *(NamedNode(RDFS + name) for name in ("Resource", "Literal"))})
ANNOTATIONS: Final = (
    *(NamedNode(RDFS + name) for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    *(
        term(name)
        for name in ("versionInfo", "deprecated", "priorVersion", "backwardCompatibleWith", "incompatibleWith")
    ),
)
OF_THINGS: Final = frozenset({TYPE, SAME_AS, term("differentFrom"), *ANNOTATIONS})
OF_CLASSES: Final = frozenset({SUB_CLASS_OF, EQUIVALENT_CLASS, TYPE, term("domain"), term("range")})


def is_reported(triple: Triple, is_anonymous: Callable[[Term], bool]) -> bool:
    """Return whether an inferred triple is reported. The table above lists the triples that are not."""
    predicate, (subject, value) = triple.predicate, ends(triple)
    if predicate in REFLEXIVE and subject == value:
        return False
    if subject == NOTHING or (predicate in OF_CLASSES and value in EVERYTHING):
        return False
    if is_builtin(subject) and (is_builtin(value) or isinstance(value, Literal)):
        return False
    if predicate in OF_CLASSES and is_anonymous(value):
        return False
    return not (is_anonymous(subject) and is_builtin(predicate) and predicate not in OF_THINGS)
