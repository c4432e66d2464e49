"""The terms that a graph offers as types and fields: the named classes and properties that its ontology declares."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL_ANNOTATION_PROPERTY,
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_OBJECT_PROPERTY,
    RDF_TYPE,
    RDFS_RANGE,
    SCHEMA_RANGE_INCLUDES,
    kg,
)

_FIELDS = frozenset({OWL_OBJECT_PROPERTY, OWL_DATATYPE_PROPERTY})
_RANGES = frozenset({RDFS_RANGE, SCHEMA_RANGE_INCLUDES})


@dataclass(frozen=True, slots=True)
class DeclaredTerms:
    """The classes and properties, in the order in which the ontology first speaks of them.

    An annotation property is a field if it has a range (`rdfs:label`). A term that only refers to another vocabulary
    (`kg:declaredElsewhere`) is neither type nor field. A key (`dct:identifier`) is not a field.
    """

    classes: tuple[NamedNode, ...]
    properties: tuple[NamedNode, ...]


def declared_terms(triples: Iterable[Triple], base: str) -> DeclaredTerms:
    """Return the terms of an ontology under a base IRI."""
    types, ranged = defaultdict[NamedNode, set[object]](set), set[object]()
    referred: set[object] = {DCT_IDENTIFIER}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode):
            continue
        declared = types[triple.subject]
        if triple.predicate == RDF_TYPE:
            declared.add(triple.object)
        elif triple.predicate in _RANGES:
            ranged.add(triple.subject)
        elif triple.predicate == kg("declaredElsewhere", base) and _is_true(triple.object):
            referred.add(triple.subject)
    unnamed = f"{base}.well-known/genid/"
    own = {term: kinds for term, kinds in types.items() if term not in referred and not term.value.startswith(unnamed)}
    return DeclaredTerms(
        tuple(term for term, kinds in own.items() if OWL_CLASS in kinds),
        tuple(
            term
            for term, kinds in own.items()
            if kinds & _FIELDS or (OWL_ANNOTATION_PROPERTY in kinds and term in ranged)
        ),
    )


def _is_true(value: object) -> bool:
    return isinstance(value, Literal) and value.value in {"true", "1"}
