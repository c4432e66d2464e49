from ontology.reasoning.infer import close
from ontology.reasoning.schema import is_schema
from ontology.reasoning.words import fact_words
from tests.ontology.reasoning.small import turtle


def said(text: str) -> set[str]:
    return {fact_words(triple) for triple in close(turtle(text)).inferred()}


def test_ontology_and_data_may_come_in_one_graph() -> None:
    assert said(":City rdfs:subClassOf :Place . :gent a :City .") == {"gent is a Place"}


def test_an_axiom_that_is_itself_inferred_takes_part() -> None:
    found = said(":Rel rdfs:subClassOf owl:TransitiveProperty . :in a :Rel . :a :in :b . :b :in :c .")

    assert "a in c" in found


def test_equal_classes_and_properties_share_their_members() -> None:
    found = said(":C a owl:Class ; owl:sameAs :D . :x a :C . :p a owl:ObjectProperty ; owl:sameAs :q . :x :p :y .")

    assert {"x is a D", "x q y"} <= found


def test_types_and_labels_of_data_are_no_schema() -> None:
    data = turtle(":x a :C ; owl:sameAs :y ; :p :z . :x a owl:Thing .")
    schema = turtle(":C a owl:Class ; rdfs:subClassOf :D .")

    assert [triple for triple in data if is_schema(triple)] == []
    assert {triple for triple in schema if is_schema(triple)} == schema
