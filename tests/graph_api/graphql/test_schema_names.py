"""Names of the schema that are made from those of terms."""

from graph_api.graphql.schema_names import enum_name
from tests.ontology.test_vocabulary import words


def test_an_enum_gives_way_to_a_class() -> None:
    found = words("kg:Lamp a owl:Class . kg:lamp a owl:DatatypeProperty ; rdfs:range xsd:string .")
    assert enum_name(found.properties["lamp"], found) == "LampWord"
