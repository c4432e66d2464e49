from tests.ontology.reasoning.small import follows, why


def test_every_centre_city_uses_the_tool() -> None:
    """cls-hv1. A member has the value."""
    schema = (
        ":CentreCity rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :usesTool ; owl:hasValue :stadInCijfers ] ."
    )
    data = ":gent a :CentreCity . :deinze a :City ."

    assert follows(schema, data) == {"gent usesTool stadInCijfers"}
    assert why(schema, data, ":gent :usesTool :stadInCijfers .").rule == "cls-hv1"


def test_a_value_may_be_a_literal() -> None:
    """cls-hv1 with a literal."""
    schema = ':CentreCity rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :size ; owl:hasValue "large" ] .'
    data = ":gent a :CentreCity ."

    assert follows(schema, data) == {'gent size "large"'}
