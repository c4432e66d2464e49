"""Tests for triples about classes, properties and axioms, as opposed to triples about things."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Triple

from ontology.reasoning.axiomatic import ANNOTATIONS
from ontology.reasoning.dictionary import relation_of
from ontology.reasoning.literal_values import is_known
from ontology.reasoning.owl_terms import DIFFERENT_FROM, SAME_AS, TYPE, is_builtin, term
from ontology.reasoning.rule import Name

DATA: Final = frozenset({SAME_AS, DIFFERENT_FROM, TYPE, *ANNOTATIONS})
"""Built-in properties for statements about things."""

INDIVIDUALS: Final = frozenset({term("Thing"), term("Nothing"), term("NamedIndividual"), term("Ontology")})
"""Built-in classes of things."""


def is_schema(triple: Triple) -> bool:
    """Return whether a triple is about classes, properties or axioms."""
    return speaks_of_schema(relation_of(triple))


def speaks_of_schema(name: Name) -> bool:
    """Return whether the facts of a relation are about classes, properties or axioms."""
    if name.arity == 1:
        return name.term not in INDIVIDUALS and is_builtin(name.term) and not is_known(name.term)
    return name.term not in DATA and is_builtin(name.term)


def axioms_among(facts: Iterable[Triple]) -> frozenset[Triple]:
    """Return the axioms among the facts."""
    worth_a_look: dict[NamedNode, bool] = {TYPE: True}
    found = set()
    for fact in facts:
        property_ = fact.predicate
        looked = worth_a_look.get(property_)
        if looked is None:
            looked = worth_a_look[property_] = speaks_of_schema(Name(property_, 2))
        if looked and is_schema(fact):
            found.add(fact)
    return frozenset(found)
