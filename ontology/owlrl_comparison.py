"""Comparison with owlrl: both must infer the same from the ontology alone, and neither may find a contradiction.

owlrl implements the W3C's rules to the letter, but slowly. Texts and annotations do not affect the result and are
left out, so that the comparison takes a second or two.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import owlrl
import rdflib
from owlrl.Namespaces import ERRNS
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.term import Node

from ontology.reasoning import compile_rules, materialise
from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.owl_terms import FIRST, REST, TYPE, Term, ends, is_builtin
from ontology.reasoning.schema_axioms import is_schema

MOST_TRIPLES: Final = 5_000
"""Triples of the ontology above which owlrl would take minutes, and is not asked."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The triples that only owlrl infers, those that only our rules infer, and the contradictions owlrl finds."""

    missed: frozenset[Triple]
    added: frozenset[Triple]
    contradictions: tuple[str, ...]


def compare(schema: Iterable[Triple]) -> Comparison | None:
    """Compare both closures of an ontology, without the axiomatic triples listed in `reasoning/axiomatic.py`.

    Returns None for an ontology of more than `MOST_TRIPLES`.
    """
    stated = frozenset(triple for triple in schema if _takes_part(triple))
    if len(stated) > MOST_TRIPLES:
        return None
    rules = compile_rules(stated)
    ours = {triple for triple in materialise(rules, ()).inferred() if _is_named(triple)}
    closed, contradictions = _closed_by_owlrl(stated)
    theirs = {triple for triple in closed - stated if is_reported(triple, rules.is_anonymous)}
    return Comparison(frozenset(theirs - ours), frozenset(ours - theirs), contradictions)


def _takes_part(triple: Triple) -> bool:
    if isinstance(triple.object, Literal) and not is_builtin(triple.predicate):
        return False
    return triple.predicate in (TYPE, FIRST, REST) or is_schema(triple) or not is_builtin(triple.predicate)


def _closed_by_owlrl(stated: Iterable[Triple]) -> tuple[set[Triple], tuple[str, ...]]:
    graph = rdflib.Graph()
    for triple in stated:
        subject, value = ends(triple)
        graph.add((_node(subject), _node(triple.predicate), _node(value)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    said = tuple(sorted(map(str, graph.objects(predicate=ERRNS.error))))
    links = (nodes for nodes in graph if isinstance(nodes[0], rdflib.URIRef) and isinstance(nodes[2], rdflib.URIRef))
    return {Triple(NamedNode(str(s)), NamedNode(str(p)), NamedNode(str(o))) for s, p, o in links}, said


def _is_named(triple: Triple) -> bool:
    return isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)


def _node(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    return rdflib.Literal(term.value, datatype=None if term.language else rdflib.URIRef(term.datatype.value))
