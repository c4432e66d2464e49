from tests.ontology.reasoning.small import follows, why


def test_a_mayor_of_a_city_is_a_city_mayor() -> None:
    """cls-svf1. A value in the class puts the thing in the restriction."""
    schema = "[ a owl:Restriction ; owl:onProperty :mayorOf ; owl:someValuesFrom :City ] rdfs:subClassOf :CityMayor ."
    data = ":m :mayorOf :gent . :gent a :City . :n :mayorOf :vlaanderen ."

    assert follows(schema, data) == {"m is a CityMayor"}
    assert why(schema, data, ":m a :CityMayor .").rule == "cls-svf1"
