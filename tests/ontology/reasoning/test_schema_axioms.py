from ontology.reasoning.schema_axioms import axioms_among, is_schema
from tests.ontology.reasoning.small import turtle


def test_types_and_labels_of_data_are_no_schema() -> None:
    data = turtle(":x a :C ; owl:sameAs :y ; :p :z . :x a owl:Thing .")
    schema = turtle(":C a owl:Class ; rdfs:subClassOf :D .")

    assert [triple for triple in data if is_schema(triple)] == []
    assert {triple for triple in schema if is_schema(triple)} == schema


def test_the_axioms_among_facts_are_those_of_classes_properties_and_lists() -> None:
    axioms = turtle(":r a owl:Restriction ; owl:onProperty :p . :C rdfs:subClassOf :r ; owl:unionOf ( :A :B ) .")

    assert axioms_among(axioms | turtle(":x a :C ; rdfs:label 'x' .")) == axioms
