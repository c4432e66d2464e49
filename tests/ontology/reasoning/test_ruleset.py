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
