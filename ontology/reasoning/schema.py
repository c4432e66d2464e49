"""Which triples speak of classes, properties and axioms rather than of things."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Triple

from ontology.reasoning.axiomatic import ANNOTATIONS
from ontology.reasoning.values import is_known
from ontology.reasoning.vocabulary import DIFFERENT_FROM, SAME_AS, TYPE, ends, is_builtin, term

DATA: Final = frozenset({SAME_AS, DIFFERENT_FROM, TYPE, *ANNOTATIONS})
"""Built-in properties that speak of data."""

INDIVIDUALS: Final = frozenset({term("Thing"), term("Nothing"), term("NamedIndividual"), term("Ontology")})
"""Built-in classes that speak of data."""


def is_schema(triple: Triple) -> bool:
    """Whether a triple speaks of classes, properties or axioms."""
    if triple.predicate == TYPE:
        return triple.object not in INDIVIDUALS and is_builtin(ends(triple)[1]) and not is_known(triple.object)
    return triple.predicate not in DATA and is_builtin(triple.predicate)


def axioms_among(facts: Iterable[Triple]) -> frozenset[Triple]:
    """The axioms that facts state."""
    return frozenset(filter(is_schema, facts))
