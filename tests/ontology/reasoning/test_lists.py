from pyoxigraph import NamedNode

from ontology.reasoning.graph import Graph
from ontology.reasoning.lists import DATA_LISTS, list_members, list_rules
from ontology.reasoning.owl_terms import UNION_OF
from tests.ontology.reasoning.small import turtle


def names(schema: str) -> list[str]:
    return [rule.name for rule in list_rules(Graph(turtle(schema)), DATA_LISTS)]


def test_each_list_gives_its_rules() -> None:
    assert names(":p owl:propertyChainAxiom ( :q :r ) .") == ["prp-spo2"]
    assert names(":C owl:intersectionOf ( :A :B ) .") == ["cls-int1", "cls-int2", "cls-int2"]
    assert names(":C owl:unionOf ( :A :B ) .") == ["cls-uni", "cls-uni"]
    assert names(":C owl:oneOf ( :a :b :c ) .") == ["cls-oo", "cls-oo", "cls-oo"]


def test_a_broken_list_gives_no_rule() -> None:
    assert names(":C owl:intersectionOf :l . :l rdf:first :A ; rdf:rest :m . :m rdf:first :B .") == []
    assert names(":C owl:unionOf :l . :l rdf:first :A ; rdf:rest :l .") == []


def test_an_empty_list_gives_no_rule() -> None:
    assert names(":C owl:intersectionOf () .") == []


def test_each_list_of_a_property_gives_its_members() -> None:
    graph = Graph(turtle(":C owl:unionOf ( :A :B ) . :D owl:oneOf ( :x ) . :E owl:unionOf :l . :l rdf:first :A ."))

    assert [member for _, member in list_members(graph, [UNION_OF])] == [NamedNode("urn:x:A"), NamedNode("urn:x:B")]
