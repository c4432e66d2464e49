from collections.abc import Sequence
from typing import Any

from pyoxigraph import Triple

from ontology.reasoning.compile import compile_rules
from ontology.reasoning.rule_catalogue import catalogue
from ontology.reasoning.verbalisation import RULES, PlainWords, as_json, as_text, violation_json, violation_words
from tests.ontology.reasoning.docs import coverage
from tests.ontology.reasoning.small import closed, turtle, why

SCHEMA = """
    :takesPartIn owl:propertyChainAxiom ( :takesPartIn :partOf ) .
    :hosts rdfs:subPropertyOf :takesPartIn .
"""
DATA = ":gent :hosts :shed . :shed :partOf :lab ."


def rows(triple: Triple) -> Sequence[dict[str, Any]]:
    """Return a row for stated facts about the shed."""
    if "shed" not in str(triple.object):
        return ()
    return [{"file": "projects.csv", "line": 12, "source_lines": "965", "text": "Gent verbouwt een loods."}]


def test_a_derivation_is_text_in_dutch() -> None:
    derivation = why(SCHEMA, DATA, ":gent :takesPartIn :lab .")

    assert as_text(derivation, rows, PlainWords("nl")).splitlines() == [
        "gent takesPartIn lab  [prp-spo2, een keten van eigenschappen: takesPartIn ∘ partOf → takesPartIn]",
        "  gent takesPartIn shed  [prp-spo1, een deeleigenschap: hosts ⊑ takesPartIn]",
        "    gent hosts shed  [vermeld]",
        "        ◂ projects.csv regel 12, bronregels 965: “Gent verbouwt een loods.”",
        "  shed partOf lab  [vermeld]",
    ]


def test_a_derivation_is_json_in_english() -> None:
    answer = as_json(why(SCHEMA, DATA, ":gent :takesPartIn :lab ."), rows)

    assert answer["status"] == "inferred"
    assert answer["rule"] == "prp-spo2"
    assert answer["words"] == "a chain of properties"
    assert answer["fact"]["object"] == {"type": "uri", "value": "urn:x:lab"}
    stated = answer["premises"][0]["premises"][0]
    assert stated["status"] == "asserted"
    assert stated["rows"][0]["line"] == 12


def test_a_fact_that_supports_two_others_is_spelled_out_once() -> None:
    schema = """
        :q a owl:TransitiveProperty .
        [ a owl:Restriction ; owl:onProperty :q ; owl:someValuesFrom :D ] rdfs:subClassOf :A .
        [ a owl:Restriction ; owl:onProperty :q ; owl:someValuesFrom :E ] rdfs:subClassOf :B .
        [ a owl:Class ; owl:intersectionOf ( :A :B ) ] rdfs:subClassOf :C .
    """
    derivation = why(schema, ":x :q :m . :m :q :y . :y a :D, :E .", ":x a :C .")
    first, second = as_json(derivation)["premises"]

    assert first["premises"][0]["premises"] != []
    assert second["premises"][0]["repeats"] is True
    assert "(see above)" in as_text(derivation)


def test_literals_are_written_as_sparql_results_write_them() -> None:
    for written, json in (
        ('"Ghent"@en', {"type": "literal", "value": "Ghent", "xml:lang": "en"}),
        ('"plain"', {"type": "literal", "value": "plain"}),
        ("3", {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}),
    ):
        answer = as_json(why(":p rdfs:subPropertyOf :q .", f":x :p {written} .", f":x :q {written} ."))
        assert answer["fact"]["object"] == json


def test_a_name_may_come_from_the_caller() -> None:
    derivation = why(SCHEMA, DATA, ":gent :takesPartIn :shed .")

    assert as_text(derivation, words=PlainWords(name=lambda term: "Gent" if "gent" in str(term) else "…")).startswith(
        "Gent …"
    )


def test_a_violation_is_one_sentence_in_either_language() -> None:
    (violation,) = closed(":A owl:disjointWith :B .", ":x a :A, :B .").violations()

    assert violation.sentence == "A contradiction (A ⊓ B ⊑ ⊥): x is a A and x is a B."
    assert violation_words(violation, PlainWords("nl")) == (
        "cax-dw, klassen die elkaar uitsluiten (A ⊓ B ⊑ ⊥): x is een A en x is een B."
    )
    assert len(violation_json(violation)["facts"]) == 2


def test_the_catalogue_lists_each_rule_in_words() -> None:
    entries = catalogue(compile_rules(turtle(SCHEMA + ':A owl:disjointWith :B . :d :intervalRole "both" .')))
    shown = {(entry.name, entry.rule, entry.axiom, entry.check) for entry in entries}

    assert ("prp-spo1", "takesPartIn(x, y) ← hosts(x, y)", "hosts ⊑ takesPartIn", False) in shown
    assert ("cax-dw", "⊥ ← A(x) ∧ B(x)", "A ⊓ B ⊑ ⊥", True) in shown
    assert ("kg-interval", "earliest(x), latest(x) ← d(x, date), occurrence(x)", "intervalRole both", False) in shown


def test_every_rule_that_can_be_shown_has_words() -> None:
    named = {name for name in coverage() if not name.startswith("scm-")}
    silent = {"eq-ref", "cls-thing", "cls-nothing1", "prp-ap", "dt-type1", "dt-type2", "dt-eq"}

    assert named - silent <= set(RULES)
