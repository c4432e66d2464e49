from pyoxigraph import NamedNode

from ontology.reasoning import Atom, compile_rules
from ontology.reasoning.dictionary import Dictionary
from ontology.reasoning.grounding import made, matched, schema_names, unconditional
from ontology.reasoning.lists import LISTED
from ontology.reasoning.owl_terms import term
from ontology.reasoning.rule import Name
from ontology.reasoning.rule_table import DATA, SCHEMA
from tests.ontology.reasoning.small import turtle


def ex(name: str, arity: int = 1) -> Name:
    return Name(NamedNode(f"urn:x:{name}"), arity)


def test_lines_without_a_schema_part_give_one_rule_each() -> None:
    (part,) = (rule for rule in unconditional(SCHEMA) if rule.name == "scm-int")

    assert part.head == Atom(term("subClassOf"), ("c", "d"))
    assert part.body[1].name == LISTED
    assert part.axiom == ()


def test_a_line_matches_each_axiom_of_its_kind() -> None:
    schema = compile_rules(turtle(":p rdfs:domain :A , :B . :q a owl:SymmetricProperty .")).schema
    found = {group.template.name: group for group in matched(DATA, schema)}

    assert {rule.head and rule.head.name for rule in found["prp-dom"].rules()} == {ex("A"), ex("B")}
    assert [rule.axiom for rule in found["prp-symp"].rules()] == [tuple(turtle(":q a owl:SymmetricProperty ."))]
    assert "prp-rng" not in found


def test_a_value_of_its_own_is_known_for_each_rule() -> None:
    axiom = ":C owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :v ] ."
    schema = compile_rules(turtle(axiom)).schema
    found = {group.template.name: group for group in matched(DATA, schema)}
    value = schema.terms.number(NamedNode("urn:x:v"))

    gives, asks = found["cls-hv1"], found["cls-hv2"]
    assert gives.head_values is not None
    assert (gives.head_args, gives.head_values.tolist()) == (("x", None), [value])
    assert [None if each is None else each.tolist() for each in asks.body_values] == [[value]]
    assert found["cax-eqc1"].body_values == [None]


def test_the_schema_part_names_what_a_table_reads() -> None:
    assert Name(term("domain"), 2) in schema_names(DATA)
    assert Name(term("SymmetricProperty"), 1) in schema_names(DATA)
    assert schema_names(SCHEMA) == set()


def test_rules_of_lists_are_grouped_by_their_variables() -> None:
    schema = ":C owl:intersectionOf ( :A :B ) . :D owl:intersectionOf ( :A :E ) . :p owl:propertyChainAxiom ( :q :r ) ."
    rules = [rule for rule in compile_rules(turtle(schema)).rules if rule.name in ("cls-int1", "prp-spo2")]
    groups = made(rules, Dictionary())

    assert sorted(len(list(group.rules())) for group in groups) == [1, 2]
    assert {group.head_args for group in groups} == {("x",), ("x0", "x2")}
    assert [len(group.body) for group in groups] == [2, 2]
