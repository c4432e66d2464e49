"""The terms that a graph offers as types and fields: the named classes and properties that its ontology declares.

Classes and properties of RDFS count too, because vocabularies such as Dublin Core and schema.org have no others.
"""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from ontology.namespaces import (
    DATATYPE_CLASSES,
    DCT_IDENTIFIER,
    OWL_ANNOTATION_PROPERTY,
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_OBJECT_PROPERTY,
    RANGES,
    RDF_PROPERTY,
    RDF_TYPE,
    RDFS_CLASS,
    kg,
)

_CLASSES = frozenset({OWL_CLASS, RDFS_CLASS})
_FIELDS = frozenset({OWL_OBJECT_PROPERTY, OWL_DATATYPE_PROPERTY, RDF_PROPERTY})


@dataclass(frozen=True, slots=True)
class DeclaredTerms:
    """The classes and properties, in the order in which the ontology first speaks of them.

    An annotation property is a field if it has a range (`rdfs:label`). A term that only refers to another vocabulary
    (`kg:declaredElsewhere`) is neither type nor field. A key (`dct:identifier`) is not a field. `relations` are the
    properties whose values are things: object properties, and properties of RDFS with only classes as ranges.
    """

    classes: tuple[NamedNode, ...]
    properties: tuple[NamedNode, ...]
    relations: frozenset[NamedNode]


def declared_terms(triples: Iterable[Triple], base: str) -> DeclaredTerms:
    """Return the terms of an ontology under a base IRI."""
    types, ranges = defaultdict[NamedNode, set[object]](set), defaultdict[NamedNode, set[object]](set)
    referred: set[object] = {DCT_IDENTIFIER}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode):
            continue
        declared = types[triple.subject]
        if triple.predicate == RDF_TYPE:
            declared.add(triple.object)
        elif triple.predicate in RANGES:
            ranges[triple.subject].add(triple.object)
        elif triple.predicate == kg("declaredElsewhere", base) and _is_true(triple.object):
            referred.add(triple.subject)
    unnamed = f"{base}.well-known/genid/"
    own = {term: kinds for term, kinds in types.items() if term not in referred and not term.value.startswith(unnamed)}
    classes = {term: None for term, kinds in own.items() if kinds & _CLASSES and not kinds & DATATYPE_CLASSES}
    fields = {term: kinds for term, kinds in own.items() if _is_field(kinds, ranges[term])}
    return DeclaredTerms(
        tuple(classes),
        tuple(fields),
        frozenset(term for term, kinds in fields.items() if _is_relation(kinds, ranges[term], classes.keys())),
    )


def _is_field(kinds: AbstractSet[object], ranges: AbstractSet[object]) -> bool:
    return bool(kinds & _FIELDS) or (OWL_ANNOTATION_PROPERTY in kinds and bool(ranges))


def _is_relation(kinds: AbstractSet[object], ranges: AbstractSet[object], classes: AbstractSet[NamedNode]) -> bool:
    if OWL_OBJECT_PROPERTY in kinds:
        return True
    return RDF_PROPERTY in kinds and OWL_DATATYPE_PROPERTY not in kinds and bool(ranges) and ranges <= classes


def _is_true(value: object) -> bool:
    return isinstance(value, Literal) and value.value in {"true", "1"}
