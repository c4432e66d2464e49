"""Common properties: JSON-LD in metadata, checked and turned into triples.

Source: https://www.w3.org/TR/tabular-metadata/#common-properties and https://www.w3.org/TR/csv2rdf/#json-to-rdf
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_store.errors import RejectedMetadata
from loaders.csvw.annotations import as_list
from loaders.csvw.terms import CLASSES, resolved, unprefixed
from loaders.values.lexical import CSVW, DATATYPES, RDF, XSD

CommonProperty: TypeAlias = tuple[str, Any]
Node: TypeAlias = NamedNode | BlankNode

LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[ix](?=-))(?:-[A-Za-z0-9]{1,8})*")
"""The pattern of a language tag."""

_KEYWORDS = frozenset({"@id", "@type", "@value", "@language"})


def check_common(name: str, value: Any) -> None:
    """Refuse JSON-LD that CSVW does not allow. Raises: RejectedMetadata (422)."""
    if isinstance(value, list):
        for each in value:
            check_common(name, each)
    elif isinstance(value, dict):
        _check_object(name, value)
        for key, each in value.items():
            if not key.startswith("@"):
                check_common(key, each)


def _check_object(name: str, value: dict[str, Any]) -> None:
    if unknown := [key for key in value if key.startswith("@") and key not in _KEYWORDS]:
        raise RejectedMetadata("{name}: {member} cannot be used here", name=name, member=unknown[0])
    if "@value" in value:
        if set(value) - {"@value", "@type", "@language"} or {"@type", "@language"} <= set(value):
            raise RejectedMetadata("{name}: @value may only have @type or @language next to it, not both", name=name)
    elif "@language" in value:
        raise RejectedMetadata("{name}: @language is only allowed next to @value", name=name)
    if str(value.get("@id", "")).startswith("_:"):
        raise RejectedMetadata("{name}: @id cannot be a blank node", name=name)
    if "@language" in value and not LANGUAGE.fullmatch(str(value["@language"])):
        raise RejectedMetadata("{name}: {language!r} is not a language tag", name=name, language=value["@language"])
    for each in as_list(value.get("@type")):
        if not _is_type(each, "@value" in value):
            raise RejectedMetadata(
                "{name}: {kind!r} is not a type; use a datatype, a CSVW class or an IRI", name=name, kind=each
            )


def _is_type(name: object, of_value: bool) -> bool:
    if not isinstance(name, str):
        return False
    if name in DATATYPES or (name in CLASSES and not of_value):
        return True
    return unprefixed(name) != name or bool(re.match(r"[a-z][a-z0-9+.-]*://", name))


def common_triples(subject: Node, properties: list[CommonProperty], base: str, language: str) -> Iterator[Triple]:
    """Yield the triples of the common properties of a table or a group."""
    for name, value in properties:
        for each in as_list(value):
            yield from value_triples(subject, NamedNode(resolved(name, base)), each, base, language)


def value_triples(subject: Node, predicate: NamedNode, value: Any, base: str, language: str) -> Iterator[Triple]:
    """Yield the triples of one value: a literal, or a node with its own properties."""
    if not isinstance(value, dict) or "@value" in value:
        yield Triple(subject, predicate, _literal(value, language))
        return
    node: Node = NamedNode(resolved(str(value["@id"]), base)) if "@id" in value else BlankNode()
    yield Triple(subject, predicate, node)
    for each in as_list(value.get("@type")):
        yield Triple(node, NamedNode(f"{RDF}type"), NamedNode(_type_iri(each, base)))
    further = [(name, each) for name, each in value.items() if not name.startswith("@")]
    yield from common_triples(node, further, base, language)


def _type_iri(name: str, base: str) -> str:
    return CSVW + name if name in CLASSES else DATATYPES.get(name) or resolved(name, base)


def _literal(value: Any, language: str) -> Literal:
    if isinstance(value, dict):
        text = value["@value"]
        if "@language" in value:
            return Literal(str(text), language=value["@language"])
        if "@type" in value:
            return Literal(str(text), datatype=NamedNode(DATATYPES.get(value["@type"]) or unprefixed(value["@type"])))
        return _literal(text, "und")
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=NamedNode(f"{XSD}boolean"))
    if isinstance(value, int | float):
        return Literal(str(value), datatype=NamedNode(XSD + ("integer" if isinstance(value, int) else "double")))
    return Literal(str(value)) if language == "und" else Literal(str(value), language=language)
