"""The JSON-LD context: short names for the terms of the vocabulary, the same names as the fields in GraphQL.

The service answers `/ns/context.jsonld` from this module.
Source: https://www.w3.org/TR/json-ld11/#the-context
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias, cast

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from ontology.graph_folder import cached_per_folder
from ontology.namespaces import (
    DCT_IDENTIFIER,
    OWL_CLASS,
    OWL_DATATYPE_PROPERTY,
    OWL_OBJECT_PROPERTY,
    RDF,
    RDF_TYPE,
    RDFS_RANGE,
    SCHEMA_RANGE_INCLUDES,
    XSD,
    local_name,
    prefixes,
)
from ontology.term_names import unique_names
from ontology.turtle_files import namespace_prefixes, ontology_triples

Definition: TypeAlias = str | dict[str, str]

_LANG_STRING = RDF + "langString"
_COERCED = frozenset(XSD + name for name in ("date", "integer", "boolean", "anyURI", "dateTime", "decimal"))


@cached_per_folder
def context(base: str = DEFAULT_BASE) -> dict[str, object]:
    """Return the context as JSON: prefixes, then a name for each class and property declared in the ontology.

    It uses only features of JSON-LD 1.0 and states no version, so processors of 1.0 and 1.1 can read it.
    """
    return {"id": "@id", "type": "@type", **prefixes(base), **_terms(ontology_triples(base), base)}


def context_text(base: str = DEFAULT_BASE) -> str:
    """Return the text of `context.jsonld`: indented, with one term on each line where possible."""
    return json.dumps({"@context": context(base)}, ensure_ascii=False, indent=2) + "\n"


def _terms(triples: Iterable[Triple], base: str) -> dict[str, Definition]:
    kinds: dict[NamedNode, set[object]] = defaultdict(set)
    ranges: dict[object, str] = {}
    for triple in triples:
        if triple.predicate == RDF_TYPE and isinstance(triple.subject, NamedNode):
            kinds[triple.subject].add(triple.object)
        elif _says_texts(triple) or (triple.predicate == RDFS_RANGE and isinstance(triple.object, NamedNode)):
            ranges[triple.subject] = cast(NamedNode, triple.object).value
    of_terms = ((term, _definition(term, kinds[term], ranges.get(term), base)) for term in kinds)
    found = {term: definition for term, definition in of_terms if definition is not None}
    known = namespace_prefixes(base)
    classes = unique_names((term for term in found if OWL_CLASS in kinds[term]), known)
    fields = unique_names((term for term in found if term not in classes and term != DCT_IDENTIFIER), known)
    names = {DCT_IDENTIFIER: local_name(DCT_IDENTIFIER.value), **fields, **classes}
    return dict(sorted((names[term], found[term]) for term in names if term in found))


def _says_texts(triple: Triple) -> bool:
    """Return whether most values are texts in a language.

    Such a term is a map by language, and its other values are written under the full name.
    """
    return triple.predicate == SCHEMA_RANGE_INCLUDES and triple.object == NamedNode(_LANG_STRING)


def _definition(term: NamedNode, kinds: set[object], range_: str | None, base: str) -> Definition | None:
    if not (OWL_CLASS in kinds and term.value.startswith(f"{base}ns#")):
        return _property(term, kinds, range_, base)
    return compact(term.value, base)


def _property(term: NamedNode, kinds: set[object], range_: str | None, base: str) -> Definition | None:
    name = compact(term.value, base)
    if OWL_OBJECT_PROPERTY in kinds:
        return {"@id": name, "@type": "@id"}
    if OWL_DATATYPE_PROPERTY not in kinds:
        return None
    if range_ == _LANG_STRING:
        return {"@id": name, "@container": "@language"}
    if range_ in _COERCED:
        return {"@id": name, "@type": compact(range_, base)}
    return {"@id": name}


def compact(iri: str, base: str = DEFAULT_BASE) -> str:
    """Return `prefix:name` if one of our prefixes fits and the name is simple, otherwise the IRI itself."""
    for prefix, namespace in prefixes(base).items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{name}"
    return iri
