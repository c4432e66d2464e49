"""Filters, orders and enums of an ontology."""

from typing import Any

from graphql import GraphQLSchema, print_type

from graph_api.graphql.schema import schema_of
from tests.ontology.test_vocabulary import words

LISTED = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    kg:Lamp a owl:Class . kg:{name} a owl:DatatypeProperty{single} ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:Shape a sh:NodeShape ; sh:property [ sh:path kg:{name} ; sh:in ( "red" "dark green" "2nd" "None" ) ] .
"""


def built(turtle: str) -> GraphQLSchema:
    """Return the schema for some terms."""
    return schema_of(words(turtle))._schema


def fields(found: GraphQLSchema, name: str) -> dict[str, str]:
    """Return the types of the fields or keys of a type."""
    kind: Any = found.type_map[name]
    return {key: str(field.type) for key, field in kind.fields.items()}


def test_a_property_becomes_a_filter_key_and_an_order_without_any_python() -> None:
    found = built("""
        kg:City a owl:Class . kg:Project a owl:Class .
        kg:hosts a owl:ObjectProperty ; rdfs:domain kg:City ; rdfs:range kg:Project ; owl:inverseOf kg:sitedIn .
        kg:sitedIn a owl:ObjectProperty, owl:FunctionalProperty .
    """)
    assert fields(found, "CityFilter")["hosts"] == "ProjectListFilter"
    assert fields(found, "ProjectOrder")["sitedIn"] == "CityOrder"
    assert fields(found, "CityOrder")["hosts"] == "ProjectListOrder"
    assert fields(found, "ProjectListOrder") == {"min": "ProjectOrder", "max": "ProjectOrder", "count": "Direction"}
    assert fields(found, "CityPath")["hosts"] == "ProjectPath"
    assert fields(found, "ProjectPath") == {"property": "ProjectProperty", "sitedIn": "CityPath"}


def test_a_property_whose_words_a_shape_lists_has_an_enum() -> None:
    """Any `sh:in` shape: a word that is not a valid name gets one, and the graph keeps the word as written."""
    found = built(LISTED.format(name="colour", single=", owl:FunctionalProperty"))
    kind: Any = found.type_map["Colour"]
    values = {name: each.value for name, each in kind.values.items()}
    assert values == {"red": "red", "dark_green": "dark green", "W_2nd": "2nd", "None_": "None"}
    assert fields(found, "Lamp")["colour"] == "Colour"
    assert fields(found, "LampFilter")["colour"] == "ColourFilter"
    assert fields(found, "ColourFilter")["in"] == "[Colour!]"


def test_several_words_are_a_list_and_a_class_keeps_its_name() -> None:
    found = built(LISTED.format(name="lamp", single=""))
    assert fields(found, "Lamp")["lamp"] == "[LampWord!]!"
    assert fields(found, "LampFilter")["lamp"] == "LampWordListFilter"


def test_a_list_of_booleans_has_a_filter_too() -> None:
    found = built(
        "kg:City a owl:Class . kg:lit a owl:DatatypeProperty ; rdfs:domain kg:City ; rdfs:range xsd:boolean ."
    )
    assert fields(found, "CityFilter")["lit"] == "BooleanListFilter"
    assert "some: BooleanFilter" in print_type(found.type_map["BooleanListFilter"])


def test_an_identifying_property_finds_the_one_thing() -> None:
    found = built("""
        kg:City a owl:Class . kg:code a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain kg:City ;
            rdfs:range xsd:string ; kg:identifying true .
    """)
    assert fields(found, "CityBy") == {"id": "ID", "key": "ID", "code": "String"}
    query: Any = found.query_type
    assert {name: str(each.type) for name, each in query.fields["city"].args.items()} == {"id": "ID", "by": "CityBy"}
    assert {name: str(each.type) for name, each in query.fields["thing"].args.items()} == {"id": "ID!"}
