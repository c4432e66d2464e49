"""The names of properties in queries: local names, prefixed names and IRIs."""

from pyoxigraph import NamedNode

from graph_api.graphql.version_facts import Facts
from graph_store.errors import BadRequest
from ontology.namespaces import RDF_TYPE, prefixes
from ontology.vocabulary import TYPE, Vocabulary


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
        raise BadRequest("{name!r} is not a property: give its local name, kg:name or its IRI", name=name) from fault


def name_of(predicate: NamedNode, facts: Facts) -> str:
    """Return the name of a property in the schema, otherwise its IRI."""
    return facts.vocabulary.field_names.get(predicate, predicate.value)
