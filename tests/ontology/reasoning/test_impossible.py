"""Facts that can never hold."""

import pytest

from ontology.reasoning.impossible import Clash, Impossible
from ontology.reasoning.owl_terms import local_name
from tests.ontology.reasoning.small import closed, turtle

SCHEMA = """
    :Person owl:disjointWith :Organisation .
    :City rdfs:subClassOf :Organisation .
    :Mayor rdfs:subClassOf :Person .
    :leads rdfs:domain :Person ; rdfs:range :Organisation .
    :mayorOf rdfs:subPropertyOf :leads .
    [ a owl:AllDisjointClasses ; owl:members ( :Tool :Place :Event ) ] .
"""
DATA = ":gent a :City . :wim a :Mayor . :atlas a :Tool ."


def clash(fact: str) -> Clash | None:
    (triple,) = turtle(fact)
    return Impossible(closed(SCHEMA, DATA)).clash(triple)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (":gent a :Person .", ("gent", "Organisation", "Person")),
        (":gent a :Mayor .", ("gent", "Organisation", "Person")),
        (":gent :mayorOf :gent .", ("gent", "Organisation", "Person")),
        (":wim :mayorOf :wim .", ("wim", "Person", "Organisation")),
        (":atlas a :Event .", ("atlas", "Tool", "Event")),
    ],
)
def test_a_fact_that_needs_a_class_that_is_excluded_can_never_hold(fact: str, expected: tuple[str, str, str]) -> None:
    found = clash(fact)
    assert found is not None
    assert tuple(map(local_name, (found.thing, found.is_a, found.not_a))) == expected


@pytest.mark.parametrize("fact", [":wim :mayorOf :gent .", ":gent a :Tool .", ":new a :Person .", ":wim a :Mayor ."])
def test_any_other_fact_could_hold(fact: str) -> None:
    assert clash(fact) is None
