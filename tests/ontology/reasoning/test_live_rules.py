from pyoxigraph import NamedNode

from ontology.reasoning import Name, RuleSet
from ontology.reasoning.compile import compiled
from ontology.reasoning.encoded_facts import EncodedFacts
from tests.ontology.reasoning.small import turtle

AXIOMS = ":A rdfs:subClassOf :B . :p rdfs:domain :A . :X rdfs:subClassOf :Y . :B owl:disjointWith :Y ."


def ex(name: str, arity: int = 1) -> Name:
    return Name(NamedNode(f"urn:x:{name}"), arity)


def rules(schema: str, among: str | None) -> RuleSet:
    facts = EncodedFacts().take(turtle(among or ""))
    axioms = EncodedFacts(facts.terms).take(turtle(schema))
    return compiled(axioms, equality=True, among=None if among is None else facts)


def test_only_rules_that_can_fire_are_made() -> None:
    found = rules(AXIOMS, ":a :p :b .")

    assert {(rule.name, rule.head and rule.head.name) for rule in found.rules} == {
        ("prp-dom", ex("A")),
        ("cax-sco", ex("B")),
        ("prp-dom", ex("B")),
    }
    assert found.checks == ()


def test_a_check_is_made_if_each_relation_of_its_body_may_have_facts() -> None:
    assert [check.name for check in rules(AXIOMS, ":a :p :b . :x a :X .").checks] == ["cax-dw"]


def test_without_facts_to_look_at_every_rule_is_made() -> None:
    whole = rules(AXIOMS, None)

    assert {rule.name for rule in whole.rules} >= {"cax-sco", "prp-dom", "eq-rep-s", "eq-sym"}
    assert {ex(name) for name in "ABXY"} <= whole.names


def test_equal_things_share_their_facts_only_if_some_may_be_equal() -> None:
    schema = ":p a owl:FunctionalProperty . :q rdfs:domain :A ."

    assert "eq-rep-s" not in {rule.name for rule in rules(schema, ":a :q :b .").rules}
    assert "eq-rep-s" in {rule.name for rule in rules(schema, ":a :p :c ; :q :b .").rules}
    assert "eq-rep-s" in {rule.name for rule in rules(schema, ":a :q :b ; :n 1 , 1.0 .").rules}


def test_where_types_are_values_each_class_may_have_members() -> None:
    found = rules(f"{AXIOMS} :kind rdfs:subPropertyOf rdf:type .", ":a :kind :C .")

    assert ex("Y") in {rule.head.name for rule in found.rules if rule.head}


def test_closed_world_rules_are_compiled_with_all_others() -> None:
    closed = ':Lonely :closedWorldRule "?this a kg:X . FILTER NOT EXISTS { ?this kg:p ?any }" .'

    assert {rule.name for rule in rules(AXIOMS + closed, "").rules} >= {"cax-sco", "prp-dom"}


def test_words_are_the_classes_and_properties_of_every_rule() -> None:
    found = rules(AXIOMS, "")

    assert found.rules == ()
    assert {found.axioms.terms.terms[number] for number in found.words.tolist()} >= {
        ex(name).term for name in ("A", "B", "X", "Y", "p")
    }
