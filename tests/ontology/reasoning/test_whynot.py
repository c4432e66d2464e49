from ontology.reasoning.whynot import NearMiss, misses_json, misses_text, nearest, why_not
from tests.ontology.reasoning.small import closed, turtle

SCHEMA = """
    :takesPartIn owl:propertyChainAxiom ( :takesPartIn :partOf ) .
    :hosts rdfs:subPropertyOf :takesPartIn .
    [ a owl:Class ; owl:intersectionOf ( :Person [ a owl:Restriction ; owl:onProperty :mayorOf ;
      owl:someValuesFrom :City ] ) ] rdfs:subClassOf :Mayor .
"""


def misses(data: str, fact: str, limit: int = 10) -> list[NearMiss]:
    (triple,) = turtle(fact)
    return why_not(closed(SCHEMA, data), triple, limit)


def test_the_nearest_miss_names_the_one_premise_that_lacks() -> None:
    found = misses(":gent :takesPartIn :shed . :lab :partOf :top .", ":gent :takesPartIn :lab .")

    assert found[0] == NearMiss(
        "prp-spo2",
        "takesPartIn ∘ partOf → takesPartIn",
        ("gent takesPartIn shed",),
        ("shed partOf lab",),
    )
    assert ("prp-spo1", ("gent hosts lab",)) in {(miss.rule, miss.missing) for miss in found}


def test_what_could_be_any_thing_is_a_question_mark() -> None:
    found = misses(":gent a :City . :lab a :Project .", ":gent :takesPartIn :lab .")

    assert ("gent takesPartIn ?x1", "?x1 partOf lab") in {miss.missing for miss in found}


def test_a_nameless_class_is_looked_into() -> None:
    found = misses(":m a :Person . :gent a :City .", ":m a :Mayor .")

    assert found[0].axiom == "Person ⊓ ∃mayorOf.City ⊑ Mayor"
    assert found[0].holds == ("m is a Person", "gent is a City")
    assert found[0].missing == ("m mayorOf gent",)


def test_what_holds_misses_nothing() -> None:
    assert misses(":gent :hosts :shed .", ":gent :takesPartIn :shed .") == []


def test_what_no_rule_gives_has_no_near_miss() -> None:
    assert misses(":gent :hosts :shed .", ":gent :hosts :lab .") == []


def test_a_thing_that_nothing_is_known_of_misses_all() -> None:
    found = misses(":gent :hosts :shed .", ":unheard :takesPartIn :shed .")

    assert {miss.holds for miss in found} == {()}
    assert ("unheard hosts shed",) in {miss.missing for miss in found}


def test_the_list_ends_where_it_is_told_to() -> None:
    assert len(misses(":gent :takesPartIn :shed . :lab a :Lab .", ":gent :takesPartIn :lab .", limit=1)) == 1


def test_the_nearest_miss_in_one_sentence() -> None:
    closure = closed(SCHEMA, ":gent :takesPartIn :shed . :lab :partOf :top .")
    (triple,) = turtle(":gent :takesPartIn :lab .")
    (other,) = turtle(":gent :hosts :lab .")

    assert nearest(closure, triple) == ("A chain of properties (prp-spo2). Missing: shed partOf lab.")
    assert nearest(closure, other) == ""


def test_near_misses_are_told_as_text_and_as_dictionaries() -> None:
    found = misses(":gent :takesPartIn :shed .", ":gent :takesPartIn :lab .", limit=1)

    assert misses_text(found, "nl").splitlines() == [
        "[prp-spo2, een keten van eigenschappen: takesPartIn ∘ partOf → takesPartIn]",
        "  wel: gent takesPartIn shed",
        "  mist: shed partOf lab",
    ]
    assert misses_json(found)[0]["missing"] == ("shed partOf lab",)
    assert misses_text([]) == "no rule could give it"


def test_what_can_never_hold_is_not_named_as_missing() -> None:
    schema = SCHEMA + ":mayorOf rdfs:domain :Person . :Person owl:disjointWith :Project ."
    data = ":lab a :Project . :gent a :City . :mayor :mayorOf :gent ."
    (mayor,) = turtle(":lab a :Mayor .")

    assert [miss for miss in why_not(closed(schema, data), mayor) if miss.rule == "cax-sco"] == []


def test_a_witness_that_is_one_of_several_is_an_example() -> None:
    one = ":m a :Person . :gent a :City ."
    (first,) = misses(one, ":m a :Mayor .")
    (several,) = misses(one + " :brugge a :City .", ":m a :Mayor .")

    assert (first.is_example, several.is_example) == (False, True)
