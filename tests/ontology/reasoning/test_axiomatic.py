import pytest

from ontology.reasoning.axiomatic import is_reported
from ontology.reasoning.owl_terms import Term
from tests.ontology.reasoning.small import turtle


def is_nameless(node: Term) -> bool:
    """Return whether a class is only an expression. In these tests its name starts with an underscore."""
    return ":_" in str(node)


@pytest.mark.parametrize(
    "fact",
    [
        ":a owl:sameAs :a .",
        ":C rdfs:subClassOf :C .",
        ":C rdfs:subClassOf owl:Thing .",
        "owl:Nothing rdfs:subClassOf :C .",
        ":x a owl:Thing .",
        ":x a rdfs:Resource .",
        "rdfs:label a owl:AnnotationProperty .",
        ":x a :_restriction .",
        ":C rdfs:subClassOf :_restriction .",
        ":_restriction rdfs:subClassOf :C .",
        ":p rdfs:domain :_restriction .",
        ":_restriction owl:hasValue :x .",
    ],
)
def test_what_goes_without_saying_is_not_reported(fact: str) -> None:
    (triple,) = turtle(fact)
    assert not is_reported(triple, is_nameless)


@pytest.mark.parametrize(
    "fact",
    [
        ":x a :C .",
        ":C rdfs:subClassOf :D .",
        ":a owl:sameAs :b .",
        ':x rdfs:label "x" .',
        ":x :p :x .",
        ":_x a :C .",
        ":_x :p :y .",
    ],
)
def test_what_says_something_is_reported(fact: str) -> None:
    (triple,) = turtle(fact)
    assert is_reported(triple, is_nameless)
