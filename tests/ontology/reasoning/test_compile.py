from pyoxigraph import NamedNode

from ontology.namespaces import XSD
from ontology.reasoning import Atom, Rule, compile_rules
from ontology.reasoning.owl_terms import THING
from ontology.turtle_files import ontology_triples
from tests.ontology.reasoning.small import turtle


def named(schema: str, name: str) -> list[Rule]:
    """Return the compiled rules of one name."""
    return [rule for rule in compile_rules(turtle(schema)).rules if rule.name == name]


def ex(name: str) -> NamedNode:
    return NamedNode(f"urn:x:{name}")


def test_an_axiom_becomes_a_rule_with_its_name_and_its_axiom() -> None:
    (rule,) = named(":in a owl:TransitiveProperty .", "prp-trp")

    assert rule.head == Atom(ex("in"), ("x", "z"))
    assert rule.body == (Atom(ex("in"), ("x", "y")), Atom(ex("in"), ("y", "z")))
    assert set(rule.axiom) == turtle(":in a owl:TransitiveProperty .")


def test_the_closed_hierarchy_gives_rules_that_skip_levels() -> None:
    rules = named(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", "cax-sco")

    assert Atom(ex("C"), ("x",)) in {rule.head for rule in rules if rule.body == (Atom(ex("A"), ("x",)),)}


def test_no_rule_concludes_what_everything_is() -> None:
    assert [rule for rule in compile_rules(ontology_triples()).rules if rule.head and rule.head.relation == THING] == []


def test_a_datatype_is_concluded_only_where_its_values_are_known() -> None:
    schema = ":p rdfs:range xsd:integer . :q rdfs:range :Odd . :Odd a rdfs:Datatype . :r rdfs:range xsd:gMonth ."
    heads = {str(rule.head.relation) for rule in compile_rules(turtle(schema)).rules if rule.head}

    assert heads == {f"<{XSD}integer>"}


def test_no_rule_concludes_what_it_asks() -> None:
    assert [rule for rule in compile_rules(ontology_triples()).rules if rule.head in rule.body] == []


def test_each_rule_is_compiled_once() -> None:
    rules = compile_rules(ontology_triples()).rules

    assert len({(rule.head, rule.body) for rule in rules}) == len(rules)


def test_a_number_in_the_table_is_any_spelling_of_it() -> None:
    for one in ("1", '"1"^^xsd:nonNegativeInteger', '"01"^^xsd:int'):
        schema = f":C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:maxCardinality {one} ] ."
        assert "cls-maxc2" in {rule.name for rule in compile_rules(turtle(schema)).checks}


def test_equality_is_a_check_unless_asked_for() -> None:
    schema = turtle(":p a owl:FunctionalProperty .")
    plain, equal = compile_rules(schema), compile_rules(schema, equality=True)

    assert "prp-fp" in {rule.name for rule in plain.checks}
    assert "prp-fp" in {rule.name for rule in equal.rules}
    assert "prp-fp" not in {rule.name for rule in equal.checks}


def test_the_same_content_gives_the_same_rules_in_the_same_order() -> None:
    schema = sorted(ontology_triples(), key=str)
    compiled = compile_rules(schema)

    assert compiled.rules == tuple(sorted(compiled.rules, key=lambda rule: (rule.name, str(rule.head), str(rule.body))))
