from tests.ontology.reasoning.small import follows, why


def test_what_has_the_value_is_in_the_class() -> None:
    """cls-hv2. The value puts the thing in the restriction."""
    schema = (
        "[ a owl:Restriction ; owl:onProperty :partOf ; owl:hasValue :smartCities ] rdfs:subClassOf :SmartCityProject ."
    )
    data = ":app :partOf :smartCities . :shed :partOf :renewal ."

    assert follows(schema, data) == {"app is a SmartCityProject"}
    assert why(schema, data, ":app a :SmartCityProject .").rule == "cls-hv2"
