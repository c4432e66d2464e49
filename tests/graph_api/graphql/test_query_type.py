"""The fields that a document can start with."""

from ontology.term_names import ROOT_NAMES
from tests.graph_api.graphql.test_input_types import built, fields


def test_every_schema_has_the_same_first_fields() -> None:
    assert list(fields(built("kg:City a owl:Class ."), "Query")) == [
        "thing", "things", "node", "nodes", "search", "explain", "derivations", "whyNot", "provenance", "dataset",
        "changes", "cities",
    ]  # fmt: skip


def test_no_class_can_take_one_of_them() -> None:
    assert set(fields(built("kg:City a owl:Class ."), "Query")) - {"cities"} == ROOT_NAMES


def test_an_inferred_class_has_a_connection_of_the_class_above_and_no_type() -> None:
    found = built("""
        kg:City a owl:Class . kg:Host a owl:Class ; rdfs:subClassOf kg:City ; kg:inferredOnly true .
        kg:mayor a owl:DatatypeProperty ; rdfs:domain kg:City ; rdfs:range xsd:string .
    """)
    assert fields(found, "Query")["hosts"] == "CityConnection"
    assert "Host" not in found.type_map
