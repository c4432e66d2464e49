from tests.ontology.reasoning.small import follows, why


def test_any_value_will_do() -> None:
    """cls-svf2. With owl:Thing, any value puts the thing in the restriction."""
    schema = "[ a owl:Restriction ; owl:onProperty :leads ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf :Leader ."
    data = ":gent :leads :lab . :aalst :follows :lab ."

    assert follows(schema, data) == {"gent is a Leader"}
    assert why(schema, data, ":gent a :Leader .").rule == "cls-svf2"
