from tests.ontology.reasoning.small import follows, why


def test_who_hosts_is_a_city() -> None:
    """prp-dom. If ?p has domain ?c, then ?x ?p ?y implies ?x a ?c."""
    schema = ":hosts rdfs:domain :City ."
    data = ":gent :hosts :shed ."

    assert follows(schema, data) == {"gent is a City"}
    assert why(schema, data, ":gent a :City .").rule == "prp-dom"
