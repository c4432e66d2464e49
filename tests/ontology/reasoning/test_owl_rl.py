from hypothesis import HealthCheck, given, settings
from pyoxigraph import Triple

from ontology.reasoning.owl_rl import close
from ontology.reasoning.schema_axioms import is_schema
from ontology.reasoning.verbalisation import fact_words
from tests.ontology.reasoning.oracle import clashing, worlds_with_equality
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


def test_a_class_that_is_a_restriction_and_has_a_name_is_reported_by_it() -> None:
    found = said("""
        :Host rdfs:subClassOf :Place ; owl:onProperty :hosts ; owl:someValuesFrom owl:Thing .
        :City owl:equivalentClass :Host . :gent :hosts :x . :at rdfs:range :Host . :y :at :z .""")

    assert {"gent is a Host", "gent is a City", "z is a Host", "City subClassOf Place"} <= found


def test_what_follows_of_the_schema_is_a_premise_of_rules_over_data() -> None:
    found = said("rdfs:subClassOf rdfs:subPropertyOf :lp . :A rdfs:subClassOf :B . :B rdfs:subClassOf :C .")

    assert found == {"A subClassOf C", "A lp B", "B lp C", "A lp C"}


def test_numbers_spelt_otherwise_are_equal_whatever_else_is_stated() -> None:
    """dt-eq."""
    numbers, follows = ":a :p 1 . :b :p 1.0 .", {'a p "1.0"', 'b p "1"'}

    for other in ("", ":q a owl:FunctionalProperty .", ":q rdfs:subPropertyOf :r .", ":x :q 2 .", ":x owl:sameAs :x ."):
        assert said(numbers + other) & follows == follows, other
    assert said(numbers) == follows
    assert said(f"{numbers} :p rdfs:subPropertyOf :r .") == {*follows, 'a r "1"', 'a r "1.0"', 'b r "1"', 'b r "1.0"'}
    assert said(":a :p 1 . :b :p 2.0 .") == set()


def test_where_types_are_values_each_is_one_and_what_is_stated_is_not_inferred() -> None:
    found = said("rdf:type rdfs:subPropertyOf :is . :kind rdfs:subPropertyOf rdf:type . :x a :C . :z :kind :F .")

    assert {"x is C", "z is F", "z is a F"} <= found
    assert "x is a C" not in found


def test_a_value_that_an_axiom_names_may_be_spelled_otherwise() -> None:
    axiom = ":One owl:equivalentClass [ a owl:Restriction ; owl:onProperty :n ; owl:hasValue 1 ] . "
    found = said(axiom + ':a :n "01"^^xsd:integer . :b :n 1.0 . :c :n 2 . :d :m 1.0 .')

    assert 'd m "1"' in found
    assert {fact for fact in found if "One" in fact} == {"a is a One", "b is a One"}


def test_an_axiom_spelled_otherwise_is_inferred_and_explained() -> None:
    closure = close(turtle(":One a owl:Restriction ; owl:onProperty :n ; owl:hasValue 1 . :a :n 1.0 ."))
    (spelled,) = (triple for triple in closure.inferred() if str(triple.predicate).endswith("hasValue>"))
    derivation = closure.explain(spelled)

    assert str(spelled.object) == '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert derivation is not None
    assert derivation.rule == "eq-rep-o"


def test_a_list_of_what_turns_out_equal_names_both() -> None:
    closure = close(turtle("[ a owl:AllDifferent ; owl:members ( :a :b :c ) ] . :a owl:sameAs :c ."))

    assert [violation.sentence for violation in closure.violations()] == [
        "A contradiction (disjoint(a, b, c)): a sameAs c."
    ]


def test_all_that_has_a_value_is_one_class_by_whatever_name() -> None:
    some = "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom owl:Thing ]"
    found = said(f":A a owl:Class ; owl:equivalentClass {some} . :B a owl:Class ; owl:equivalentClass {some} .")

    assert {"A equivalentClass B", "A subClassOf B"} <= found


def test_a_rule_over_a_datatype_sees_the_literals_in_it() -> None:
    some = "[ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom xsd:integer ]"

    assert said(f"{some} rdfs:subClassOf :Counted . :x :p 7 . :y :p :z .") == {"x is a Counted"}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds_with_equality, clashing)
def test_no_rule_that_can_fire_is_left_out(
    world: tuple[frozenset[Triple], frozenset[Triple], str, str], clashes: frozenset[Triple]
) -> None:
    ontology, facts, equal, same = world
    everything = ontology | facts | turtle(equal) | turtle(same) | clashes
    some, whole = close(everything), close(everything, every_rule=True)

    assert set(some.rules.rules) <= set(whole.rules.rules)
    assert some.inferred() == whole.inferred()
    assert some.violations() == whole.violations()
    for triple in sorted(some.inferred(), key=str)[:5]:
        assert some.explain(triple) == whole.explain(triple)


def test_types_and_labels_of_data_are_no_schema() -> None:
    data = turtle(":x a :C ; owl:sameAs :y ; :p :z . :x a owl:Thing .")
    schema = turtle(":C a owl:Class ; rdfs:subClassOf :D .")

    assert [triple for triple in data if is_schema(triple)] == []
    assert {triple for triple in schema if is_schema(triple)} == schema
