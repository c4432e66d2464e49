from ontology.reasoning import compile_rules
from ontology.reasoning.dl_notation import DlNotation
from ontology.reasoning.profile import outside
from tests.ontology.reasoning.small import turtle


def reasons(schema: str) -> list[str]:
    rules = compile_rules(turtle(schema))
    return [axiom.reason for axiom in outside(rules.stated, DlNotation(rules.stated, rules.is_anonymous))]


def test_an_expression_is_found_however_deep_it_lies() -> None:
    schema = """
        [ a owl:Class ; owl:intersectionOf ( :A [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom
          [ a owl:Class ; owl:complementOf :B ] ] ) ] rdfs:subClassOf :C .
    """

    assert reasons(schema) == ["owl:complementOf is not allowed in a sub-class expression"]


def test_what_is_inside_a_complement_is_a_sub_class_expression() -> None:
    some = "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ]"

    assert reasons(f":C rdfs:subClassOf [ a owl:Class ; owl:complementOf {some} ] .") == []


def test_an_expression_as_the_type_of_a_thing_is_a_super_class() -> None:
    assert reasons(":x a [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ] .") == [
        "owl:someValuesFrom is not allowed in a super-class expression"
    ]


def test_one_fault_is_told_once() -> None:
    some = "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ]"

    assert len(reasons(f":C rdfs:subClassOf {some} . :C owl:equivalentClass {some} .")) == 1


def test_a_broken_list_is_told() -> None:
    assert reasons(":C owl:intersectionOf :l . :l rdf:first :A .") == ["its list is broken"]
