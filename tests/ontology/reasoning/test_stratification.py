from pyoxigraph import NamedNode

from ontology.reasoning import Name, RuleSet, compile_rules
from ontology.reasoning.owl_terms import local_name
from ontology.reasoning.stratification import DependencyGraph
from tests.ontology.reasoning.small import turtle

DEFINITION = """
    :Host owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :City
      [ a owl:Restriction ; owl:onProperty :hosts ; owl:hasValue :fair ] ) ] .
"""


def flow(schema: str) -> DependencyGraph:
    return DependencyGraph(rules(schema).rules)


def rules(schema: str) -> RuleSet:
    return compile_rules(turtle(schema))


def reached(schema: str, relation: str, arity: int) -> set[str]:
    found = flow(schema).reached([Name(NamedNode(f"urn:x:{relation}"), arity)])
    return {local_name(name.term) for name in found} - {"_"}


def test_what_changes_with_a_relation_is_what_rules_derive_from_it() -> None:
    schema = ":at rdfs:subPropertyOf :in . :in rdfs:domain :Part . :out rdfs:domain :Other ."

    assert reached(schema, "at", 2) == {"at", "in", "Part"}


def test_a_definition_does_not_give_its_own_parts_back() -> None:
    assert reached(DEFINITION, "City", 1) == {"City", "Host"}
    assert reached(DEFINITION, "Host", 1) == {"Host", "City", "hosts"}


def test_a_class_that_prescribes_a_value_gives_it() -> None:
    schema = ":City rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :uses ; owl:hasValue :tool ] ."

    assert reached(schema, "City", 1) == {"City", "uses"}


def test_days_follow_dates_outside_the_rules() -> None:
    earlier, later = Name(NamedNode("urn:x:onDate"), 2), Name(NamedNode("urn:x:earliest"), 2)

    assert DependencyGraph([], [(earlier, later)]).reached([earlier]) == {earlier, later}


def test_a_change_unsettles_the_rules_whose_absence_it_may_touch() -> None:
    schema = rules("""
        :at rdfs:subPropertyOf :in .
        :Top :closedWorldRule "?this a kg:Part . FILTER NOT EXISTS { ?this kg:in ?whole }" .
        :Other :closedWorldRule "?this a kg:Club . FILTER(?this != <urn:x:us>)" .""")
    (top,) = (rule for rule in schema.closed if rule.head.relation == NamedNode("urn:x:Top"))  # type: ignore[union-attr]

    assert schema.unsettled(frozenset([Name(NamedNode("urn:x:at"), 2)])) == [top]
    assert len(schema.unsettled(frozenset([Name(NamedNode("urn:x:endedBy"), 2)]))) == 2
    assert schema.unsettled(frozenset([Name(NamedNode("urn:x:Club"), 1)])) == []
