import pytest

from tests.ontology.reasoning.test_live_rules import ex, rules

TAGGED = "".join(
    f":{name} owl:equivalentClass [ a owl:Restriction ; owl:onProperty :tag ; owl:hasValue :{name.lower()} ] . "
    for name in "ABC"
)


def classes(schema: str, facts: str) -> set[str]:
    """Return the named classes that some rule may conclude."""
    heads = {rule.head.name for rule in rules(TAGGED + schema, facts).rules if rule.head}
    return {name for name in "ABC" if ex(name) in heads}


def test_a_value_that_a_fact_has_can_fire_its_rule() -> None:
    assert classes("", ":x :tag :a .") == {"A"}


@pytest.mark.parametrize(
    "schema",
    [
        ":mark rdfs:subPropertyOf :tag .",
        ":mark owl:equivalentProperty :tag .",
        ":tag owl:inverseOf :tags . :mark owl:inverseOf :tags .",
        ":tag owl:propertyChainAxiom ( :near :mark ) .",
        ":tag a owl:TransitiveProperty . :mark rdfs:subPropertyOf :tag .",
    ],
)
def test_a_value_comes_from_every_property_that_a_rule_takes_it_from(schema: str) -> None:
    assert classes(schema, ":x :mark :a ; :near :x .") == {"A"}


def test_a_value_that_a_rule_concludes_can_fire_another() -> None:
    schema = ":D rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :tag ; owl:hasValue :b ] ."

    assert classes(schema, ":x a :D .") == {"B"}
    assert classes(schema, ":x a :E .") == set()


def test_a_symmetric_property_has_its_subjects_as_values() -> None:
    assert "C" in classes(":tag a owl:SymmetricProperty .", ":c :tag :x .")


def test_a_value_that_equals_another_may_be_anywhere() -> None:
    assert classes("", ":x :tag :y . :y owl:sameAs :b .") == {"B"}
    assert classes(":q a owl:FunctionalProperty .", ":x :tag :y . :z :q :y .") == {"A", "B", "C"}


def test_a_value_may_be_spelled_otherwise() -> None:
    numbered = ":N owl:equivalentClass [ a owl:Restriction ; owl:onProperty :tag ; owl:hasValue 1 ] ."

    assert ex("N") in {rule.head.name for rule in rules(numbered, ":x :tag 1.0 .").rules if rule.head}
