"""Findings on ranges and names."""

from pathlib import Path

import pytest

from graph_store.graphs import DEFAULT_BASE
from ontology.field_findings import core_findings, field_findings
from ontology.findings import WARNING
from ontology.turtle_files import skolemised

HEAD = """
@prefix kg: <https://kennisgraaf.example/ns#> .
@prefix own: <urn:own#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def found(turtle: str) -> list[tuple[str, str, str]]:
    """Return code, term and weight of each finding."""
    triples = skolemised(HEAD + turtle, DEFAULT_BASE)
    return [
        (each.code, each.term, each.weight)
        for each in field_findings(triples, {"https://schema.org/": "schema"}, DEFAULT_BASE)
    ]


@pytest.mark.parametrize(
    ("range_", "code"),
    [
        ("", "no-range"),
        ("; rdfs:range xsd:hexBinary", "unknown-range"),
        ("; schema:rangeIncludes own:C", "unknown-range"),
    ],
)
def test_a_range_without_a_field_type_draws_a_warning(range_: str, code: str) -> None:
    assert found(f"own:code a owl:DatatypeProperty {range_} .") == [(code, "urn:own#code", WARNING)]


@pytest.mark.parametrize("range_", ["rdfs:Literal", "xsd:token", "xsd:unsignedInt", "xsd:gYear"])
def test_strings_numbers_and_years_have_a_field_type(range_: str) -> None:
    assert found(f"own:code a owl:DatatypeProperty ; rdfs:range {range_} .") == []


LABELS = """own:A a owl:Class ; rdfs:label "werk"@nl, "work"@en .
    own:B a owl:Class ; rdfs:label "arbeid"@nl, "work"@en .
    own:p a owl:ObjectProperty ; rdfs:label "werk"@nl . own:q a owl:ObjectProperty ; rdfs:label "work"@en ."""


def test_the_second_of_two_classes_or_properties_with_one_label_draws_a_warning() -> None:
    """A class and a property may share a label, as may terms whose labels are in different languages."""
    assert found(LABELS) == [("same-label", "urn:own#B", WARNING)]
    again = 'own:r a owl:DatatypeProperty ; rdfs:range xsd:string ; rdfs:label "werk"@nl .'
    assert found(LABELS + again) == [("same-label", "urn:own#B", WARNING), ("same-label", "urn:own#r", WARNING)]


def test_a_thing_that_the_ontology_describes_has_a_label_in_each_language() -> None:
    thing = "<https://kennisgraaf.example/id/metric/visits> a own:Metric"
    warning = ("no-label", "https://kennisgraaf.example/id/metric/visits", WARNING)
    code = "<https://kennisgraaf.example/id/metric/visits> <http://www.w3.org/2004/02/skos/core#notation> 'visits' ."
    assert found(f"{thing} .") == found(code) == [warning, warning]
    assert found(f'{thing} ; rdfs:label "bezoeken"@nl .') == [warning]
    assert (
        found(f'{thing} ; rdfs:label "bezoeken"@nl ; <http://www.w3.org/2004/02/skos/core#prefLabel> "visits"@en .')
        == []
    )


def test_an_object_property_needs_no_range() -> None:
    assert found("own:knows a owl:ObjectProperty . own:size a owl:DatatypeProperty ; rdfs:range xsd:integer .") == []


def test_the_second_of_two_equal_names_draws_a_warning() -> None:
    turtle = "own:p a owl:ObjectProperty . schema:p a owl:ObjectProperty . own:A a owl:Class . schema:A a owl:Class ."
    assert found(turtle) == [
        ("same-name", "https://schema.org/A", WARNING),
        ("same-name", "https://schema.org/p", WARNING),
    ]


@pytest.mark.parametrize(
    "turtle",
    [
        "own:Dataset a owl:Class .",
        "own:type a owl:ObjectProperty .",
        "own:LampOrder a owl:Class . own:Lamp a owl:Class .",
        "own:nameTexts a owl:ObjectProperty . own:name a owl:DatatypeProperty ; rdfs:range rdfs:Literal .",
    ],
)
def test_a_name_that_the_schema_has_draws_a_warning(turtle: str) -> None:
    assert [(code, weight) for code, _, weight in found(turtle)] == [("reserved-name", WARNING)]


def test_a_term_of_the_software_is_declared_once(tmp_path: Path) -> None:
    file = tmp_path / "terms.ttl"
    file.write_text(HEAD + "kg:line schema:domainIncludes kg:Row .\nkg:Row a owl:Class .")
    (only,) = core_findings([file], DEFAULT_BASE)
    assert (only.code, only.term, only.line) == ("core-term", "https://kennisgraaf.example/ns#Row", 9)
