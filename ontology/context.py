"""The JSON-LD context: short names for the terms of the vocabulary, the same names as the fields in GraphQL.

The service answers `/ns/context.jsonld` from this module.
Source: https://www.w3.org/TR/json-ld11/#the-context
"""

import json
from collections.abc import Sequence
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from graph_store.graphs import DEFAULT_BASE
from ontology.declared_terms import declared_terms
from ontology.graph_folder import cached_per_folder, graph_folder
from ontology.namespaces import (
    DCT_IDENTIFIER,
    RDF,
    XSD,
    prefixes,
)
from ontology.ontology_index import OntologyIndex
from ontology.term_names import class_names, property_names
from ontology.turtle_files import namespace_prefixes, ontology_triples

Definition: TypeAlias = str | dict[str, str]

_TEXTS = frozenset({RDF + "langString", RDF + "PlainLiteral"})
"""Ranges of texts in a language. Such a property is a map by language; its other values are under its full name."""

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


def _terms(triples: Sequence[Triple], base: str) -> dict[str, Definition]:
    terms, index, known = declared_terms(triples, base), OntologyIndex(triples, base), namespace_prefixes(base)
    chosen = graph_folder().graphql.names
    keyed = any(each.subject == DCT_IDENTIFIER for each in triples)
    named = {"identifier": DCT_IDENTIFIER} if keyed else {}
    named |= {name: term for term, name in property_names(terms.properties, known, chosen).items()}
    defined = {name: _property(term, term in terms.relations, index.range(term), base) for name, term in named.items()}
    for term, name in class_names(terms.classes, known, chosen).items():
        if term.value.startswith(f"{base}ns#"):
            defined[name] = compact(term.value, base)
    return dict(sorted(defined.items()))


def _property(term: NamedNode, is_relation: bool, range_: str | None, base: str) -> Definition:
    name = compact(term.value, base)
    if is_relation:
        return {"@id": name, "@type": "@id"}
    if range_ in _TEXTS:
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
