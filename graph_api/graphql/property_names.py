"""The names of properties in queries: local names, prefixed names and IRIs."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, prefixes
from ontology.vocabulary import Vocabulary

TYPE, KEY = "type", "key"
"""The names of rdf:type and dct:identifier, which are fields of their own."""


def predicate_named(words: Vocabulary, name: str) -> NamedNode:
    """Return the property with this local name, prefixed name or IRI; `type` and `a` are rdf:type.

    Raises: BadRequest (400) if the name is none of these.
    """
    if name in {TYPE, "a", "rdf:type"}:
        return RDF_TYPE
    if name in words.properties:
        return words.properties[name].iri
    prefix, _, local = name.partition(":")
    space = prefixes(words.base).get(prefix)
    try:
        return NamedNode(name if space is None else space + local)
    except ValueError as fault:
        raise BadRequest(f"{name!r} is not a property: give its local name, kg:name or its IRI") from fault


def name_of(predicate: NamedNode, facts: Facts) -> str:
    """Return the name of a property in the schema, otherwise its IRI."""
    names: Mapping[NamedNode, str] = facts.made(("property names",), lambda: _names(facts.vocabulary))
    return names.get(predicate, predicate.value)


def _names(words: Vocabulary) -> Mapping[NamedNode, str]:
    return {RDF_TYPE: TYPE, DCT_IDENTIFIER: KEY} | {each.iri: each.name for each in words.properties.values()}
