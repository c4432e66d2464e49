"""The names that the terms of an ontology get in the schema, and the names that they must not have."""

from collections import Counter

from graph_api.graphql.version_facts import THING
from graph_store.errors import RejectedMetadata
from ontology.vocabulary import ClassTerm, PropertyTerm, Vocabulary

TAKEN = frozenset({
    "Aggregate", "BooleanFilter", "ClassName", "Connection", "CountRange", "Dataset", "Date", "DateFilter",
    "DateInterval", "Direction", "EDTF", "Edge", "Explanation", "FloatFilter", "GraphFilter", "GraphSize", "IdFilter",
    "Include", "IntFilter", "ListOrder", "NearMiss", "Node", "PageInfo", "Precision", "PropertyName", "Query",
    "SearchHit", "SourceRow", "Step", "StringFilter", "Text", "TextFilter", "TypeFilter", "ValueGroup", THING,
})  # fmt: skip
"""Type names that a class of the ontology must not have."""

RESERVED = frozenset({
    "and", "count", "during", "exists", "graph", "id", "key", "measure", "not", "notStated", "or", "overlapping",
    "ratio", "type", "types",
})  # fmt: skip
"""Names of fields and filter keys that a property of the ontology must not have."""

ROOTS = frozenset({
    "dataset", "derivations", "explain", "node", "nodes", "provenance", "search", "thing", "things", "whyNot",
})  # fmt: skip
"""Root fields that a class of the ontology must not get."""


def check_names(words: Vocabulary) -> None:
    """Refuse a name that the schema would have twice. Raises: RejectedMetadata (422)."""
    for name in words.classes:
        if name in TAKEN:
            raise RejectedMetadata(f"the class {name} has the name of a GraphQL type of this service: rename it")
    for name in words.properties:
        if name in RESERVED:
            raise RejectedMetadata(
                f"the property {name} has the name of a field or filter key that every thing has: rename it"
            )
    roots = Counter(each for term in words.classes.values() for each in _roots(term))
    for name, count in roots.items():
        if name in ROOTS:
            raise RejectedMetadata(f"a class would get the root field {name}, which every schema has: rename it")
        if count > 1:
            raise RejectedMetadata(f"two classes would get the root field {name}: give one of them a kg:plural")


def _roots(term: ClassTerm) -> list[str]:
    return [term.plural] if term.inferred else [term.singular, term.plural]


def enum_name(term: PropertyTerm, words: Vocabulary) -> str:
    """Return the name of the enum of a property: the name of the property, unless a type already has it."""
    name = term.name[0].upper() + term.name[1:]
    return f"{name}Word" if name in words.classes or name in TAKEN else name
