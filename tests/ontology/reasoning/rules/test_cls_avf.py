from tests.ontology.reasoning.small import follows, why


def test_all_that_a_city_hosts_is_a_project() -> None:
    """cls-avf. Each value of a member is in the class."""
    schema = ":City rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :hosts ; owl:allValuesFrom :Project ] ."
    data = ":gent a :City ; :hosts :shed . :other :hosts :fair ."

    assert follows(schema, data) == {"shed is a Project"}
    assert why(schema, data, ":shed a :Project .").rule == "cls-avf"
