"""Small ontologies and data in Turtle, and their consequences in words."""

from typing import Any
from zlib import crc32

from pyoxigraph import BlankNode, RdfFormat, Triple, parse

from ontology.reasoning import Closure, Derivation, compile_rules, materialise
from ontology.reasoning.verbalisation import fact_words

PREFIXES = """
@prefix : <urn:x:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def turtle(text: str) -> frozenset[Triple]:
    """Return the triples of a Turtle text with the usual prefixes. The same text gives the same blank nodes."""
    names: dict[BlankNode, BlankNode] = {}
    mark = f"b{crc32(text.encode()):x}"

    def named(term: object) -> Any:
        return names.setdefault(term, BlankNode(f"{mark}n{len(names)}")) if isinstance(term, BlankNode) else term

    found = (quad.triple for quad in parse(PREFIXES + text, format=RdfFormat.TURTLE))
    return frozenset(Triple(named(each.subject), each.predicate, named(each.object)) for each in found)


def closed(schema: str, data: str, *, equality: bool = False) -> Closure:
    """Return the data closed under the schema."""
    return materialise(compile_rules(turtle(schema), equality=equality), turtle(data))


def follows(schema: str, data: str, *, equality: bool = False) -> set[str]:
    """Return the inferred triples in words: `rack in building`, `gent is a City`."""
    return {fact_words(triple) for triple in closed(schema, data, equality=equality).inferred()}


def why(schema: str, data: str, fact: str, *, equality: bool = False) -> Derivation:
    """Return the derivation of one fact, given as Turtle."""
    (triple,) = turtle(fact)
    derivation = closed(schema, data, equality=equality).explain(triple)
    assert derivation is not None, f"{fact} does not follow"
    return derivation


def contradictions(schema: str, data: str) -> list[str]:
    """Return the rules that the data breaks."""
    return [violation.rule for violation in closed(schema, data).violations()]
