from pyoxigraph import BlankNode, NamedNode

from ontology.reasoning import Name, compile_rules
from tests.ontology.reasoning.small import turtle


def test_a_rule_set_knows_what_it_reads_and_writes() -> None:
    rules = compile_rules(turtle(":p rdfs:domain :C . :C owl:disjointWith :D ."))

    assert {Name(NamedNode(f"urn:x:{name}"), arity) for name, arity in (("p", 2), ("C", 1), ("D", 1))} <= rules.names


def test_blank_nodes_skolem_names_and_restrictions_are_nameless() -> None:
    rules = compile_rules(turtle(":r owl:onProperty :p ; owl:hasValue :v . :C rdfs:subClassOf :r ."))

    assert rules.is_anonymous(BlankNode("b"))
    assert rules.is_anonymous(NamedNode("https://kennisgraaf.example/.well-known/genid/0123"))
    assert rules.is_anonymous(NamedNode("urn:x:r"))
    assert not rules.is_anonymous(NamedNode("urn:x:C"))


def test_a_restriction_of_somebody_else_goes_by_its_name() -> None:
    rules = compile_rules(turtle(":r owl:onProperty :p ; owl:hasValue :v ."), equality=True)

    assert not rules.is_anonymous(NamedNode("urn:x:r"))


def test_a_store_is_asked_for_what_matters_a_class_at_a_time_unless_types_are_values() -> None:
    rules = compile_rules(turtle(":p rdfs:domain :C ."))
    x, type_ = "urn:x:", NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert {(NamedNode(f"{x}p"), None), (type_, NamedNode(f"{x}C"))} <= rules.patterns
    assert (type_, None) not in rules.patterns

    as_values = compile_rules(turtle(":p rdfs:domain :C . rdf:type rdfs:subPropertyOf :is ."))
    assert {property_ for property_, class_ in as_values.patterns if class_ is not None} == set()
    assert (type_, None) in as_values.patterns
