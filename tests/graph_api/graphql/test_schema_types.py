"""The object types of an ontology: ours, and small ones of other people."""

from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, validate_schema

from graph_api.graphql.schema import schema_of
from ontology.folder_sections import GraphqlSection
from ontology.turtle_files import skolemised
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.test_input_types import built, fields
from tests.ontology.test_vocabulary import BASE, HEAD, words

LIBRARY = """
    @prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    schema:CreativeWork a owl:Class . schema:Book a owl:Class ; rdfs:subClassOf schema:CreativeWork .
    foaf:Person a owl:Class ; rdfs:label "person"@en . org:Organization a owl:Class .
    schema:author a owl:ObjectProperty ; rdfs:domain schema:CreativeWork ; rdfs:range foaf:Person .
    org:memberOf a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:domain foaf:Person ; rdfs:range org:Organization .
    schema:datePublished a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain schema:Book ;
        rdfs:range xsd:date .
    schema:isbn a owl:DatatypeProperty ; rdfs:domain schema:Book ; rdfs:range xsd:string .
"""
FLAT = """
    <http://example.org/air/Airport> a owl:Class .
    <http://example.org/air/elevation> a owl:DatatypeProperty ; rdfs:domain <http://example.org/air/Airport> ;
        rdfs:range xsd:decimal .
"""
CIRCLE = """
    kg:Work a owl:Class ; rdfs:subClassOf kg:Opus . kg:Opus a owl:Class ; rdfs:subClassOf kg:Work .
    kg:title a owl:DatatypeProperty ; rdfs:domain kg:Work ; rdfs:range rdf:langString .
"""


@pytest.mark.parametrize("turtle", [LIBRARY, FLAT, CIRCLE], ids=["library", "flat", "circle"])
def test_an_ontology_of_other_people_gives_a_valid_schema(turtle: str) -> None:
    """Other base addresses, terms without labels, no object properties, two classes that are below each other."""
    assert validate_schema(built(turtle)) == []


def test_a_field_names_the_term_in_its_own_vocabulary() -> None:
    text = schema_of(words(LIBRARY)).as_str()
    assert "author(" in text
    assert 'type Book implements CreativeWork & Thing & Node @rdf(iri: "https://schema.org/Book")' in text


PLACES = """
    kg:Place a owl:Class . kg:City a owl:Class ; rdfs:subClassOf kg:Place .
    kg:Hamlet a owl:Class ; rdfs:subClassOf kg:Place .
    kg:mayor a owl:DatatypeProperty ; rdfs:domain kg:City ; rdfs:range xsd:string .
    kg:area a owl:DatatypeProperty ; schema:domainIncludes kg:Place ; rdfs:range xsd:decimal .
"""


def test_a_class_with_typed_classes_below_is_an_interface_with_a_type_for_its_other_members() -> None:
    found = built(PLACES)
    assert isinstance(found.type_map["Place"], GraphQLInterfaceType)
    for name in ("OtherPlace", "City"):
        kind = found.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        assert [each.name for each in kind.interfaces] == ["Place", "Thing", "Node"]


def test_a_property_becomes_a_field_and_a_connection_without_any_python() -> None:
    found = built("""
        kg:City a owl:Class . kg:Project a owl:Class .
        kg:hosts a owl:ObjectProperty ; rdfs:domain kg:City ; rdfs:range kg:Project ; owl:inverseOf kg:sitedIn .
        kg:sitedIn a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "ligt in"@nl, "sited in"@en .
    """)
    assert fields(found, "City")["hosts"] == "ProjectConnection!"
    assert "hostsConnection" not in fields(found, "City")
    assert fields(found, "Project")["sitedIn"] == "City"
    project: Any = found.type_map["Project"]
    assert project.fields["sitedIn"].description == "sited in (nl: ligt in)"


def test_a_class_without_properties_has_a_connection_and_neither_type_nor_look_up() -> None:
    found = built(PLACES)
    assert "Hamlet" not in found.type_map
    assert "hamlet" not in fields(found, "Query")
    assert fields(found, "Query")["hamlets"] == "PlaceConnection"


def test_only_classes_whose_members_have_a_time_have_things_of_the_same_time() -> None:
    found = built(PLACES + 'kg:City kg:temporalKind "state" . kg:Hamlet kg:temporalKind "state" .')
    assert fields(found, "Place")["during"] == fields(found, "City")["during"] == "ThingConnection"
    found = built(PLACES + 'kg:City kg:temporalKind "state" .')
    assert "during" not in fields(found, "Place")
    assert "overlapping" in fields(found, "City")


def test_a_class_that_the_folder_names_has_a_type_without_properties() -> None:
    vocabulary = Vocabulary.of(skolemised(HEAD + PLACES, BASE), BASE, schema=GraphqlSection(types=("Hamlet",)))
    found = schema_of(vocabulary)._schema
    assert fields(found, "Hamlet")["area"] == "[Float!]!"
    assert fields(found, "Query")["hamlet"] == "Hamlet"


def test_the_folder_chooses_names_of_types_and_fields() -> None:
    names = {f"{BASE}ns#City": "Town", f"{BASE}ns#mayor": "head"}
    found = schema_of(Vocabulary.of(skolemised(HEAD + PLACES, BASE), BASE, schema=GraphqlSection(names=names)))._schema
    assert fields(found, "Town")["head"] == "[String!]!"
    assert fields(found, "Query")["towns"] == "TownConnection"


@pytest.mark.slow
def test_two_thousand_terms_give_a_valid_schema() -> None:
    classes = "".join(f"kg:C{n} a owl:Class{f' ; rdfs:subClassOf kg:C{n // 5}' if n else ''} ." for n in range(400))
    properties = "".join(
        f"kg:p{n} a owl:DatatypeProperty ; rdfs:domain kg:C{n % 400} ; rdfs:range xsd:integer ." for n in range(1600)
    )
    assert validate_schema(built(classes + properties)) == []
