"""Checks of phrases and of the sentences of rules."""

from graph_store.graphs import DEFAULT_BASE
from ontology.phrase_findings import phrase_findings
from ontology.reasoning import compile_rules
from tests.ontology.reasoning.small import turtle

PREFIX = "@prefix kg: <https://kennisgraaf.example/ns#> .\n"


def found(schema: str) -> set[tuple[str, str]]:
    rules = compile_rules(turtle(PREFIX + schema))
    return {(each.code, each.message) for each in phrase_findings(rules, DEFAULT_BASE)}


def test_a_property_between_things_needs_a_phrase_in_each_language() -> None:
    schema = ':hosts a owl:ObjectProperty ; kg:phrase "huisvest"@nl . :size a owl:DatatypeProperty .'
    assert found(schema) == {("no-phrase", "no kg:phrase in en for urn:x:hosts")}


def test_a_definition_and_a_chain_need_a_sentence() -> None:
    schema = """
        [ owl:onProperty :wrote ; owl:someValuesFrom :Book ] rdfs:subClassOf :Writer .
        :within owl:propertyChainAxiom ( :within :partOf ) ; kg:sentence "Een zin."@nl .
    """
    assert found(schema) == {
        ("no-sentence", "no kg:sentence in nl for ∃wrote.Book"),
        ("no-sentence", "no kg:sentence in en for ∃wrote.Book"),
        ("no-sentence", "no kg:sentence in en for within"),
    }


def test_a_class_under_another_needs_no_sentence() -> None:
    assert found(":City rdfs:subClassOf :Place .") == set()
