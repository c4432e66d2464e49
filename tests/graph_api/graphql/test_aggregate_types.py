"""The types of figures: shared where classes have only the numbers and dates of every thing."""

from tests.graph_api.graphql.test_input_types import built, fields

ONTOLOGY = """
    kg:City a owl:Class . kg:Project a owl:Class .
    kg:people a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain kg:City ; rdfs:range xsd:integer .
    kg:area a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain kg:City ; rdfs:range xsd:decimal .
    kg:start a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain kg:Project ; rdfs:range xsd:date .
    kg:name a owl:DatatypeProperty ; rdfs:domain kg:Project ; rdfs:range xsd:string .
"""


def test_numbers_have_sums_and_dates_have_bounds_only() -> None:
    found = built(ONTOLOGY)
    assert fields(found, "CityAggregate")["sum"] == "CityNumbers!"
    assert {**fields(found, "CityNumbers")} == {"people": "Int", "area": "Float"}
    assert fields(found, "CityAverages") == {"people": "Float", "area": "Float"}
    assert "sum" not in fields(found, "ProjectAggregate")
    assert "start" in fields(found, fields(found, "ProjectAggregate")["max"].rstrip("!"))


def test_every_class_with_properties_counts_different_values() -> None:
    found = built(ONTOLOGY)
    for name in ("City", "Project", "Thing"):
        assert fields(found, f"{name}Aggregate")["countDistinct"] == "Int!"
