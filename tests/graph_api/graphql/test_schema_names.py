"""Names of the schema that are made from those of terms."""

from graphql import validate_schema

from graph_api.graphql.schema import schema_of
from graph_api.graphql.schema_names import enum_names
from tests.ontology.test_vocabulary import words

LAMPS = """
    @prefix sh: <http://www.w3.org/ns/shacl#> . kg:Lamp a owl:Class .
    kg:lamp a owl:DatatypeProperty ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:lampList a owl:DatatypeProperty ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:colour a owl:DatatypeProperty ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:Colour a owl:DatatypeProperty ; rdfs:domain kg:Lamp ; rdfs:range xsd:string .
    kg:Shape a sh:NodeShape ; sh:property [ sh:path kg:lamp ; sh:in ( "on" ) ], [ sh:path kg:lampList ; sh:in ( "a" ) ],
        [ sh:path kg:colour ; sh:in ( "red" ) ], [ sh:path kg:Colour ; sh:in ( "red" ) ] .
"""


def test_an_enum_and_its_filters_give_way_to_other_types() -> None:
    """LampList has the filter LampListFilter, which is that of a list of lamps."""
    assert enum_names(words(LAMPS)) == {
        "Colour": "Colour", "colour": "ColourWord", "lamp": "LampWord", "lampList": "LampListWord",
    }  # fmt: skip
    assert validate_schema(schema_of(words(LAMPS))._schema) == []
