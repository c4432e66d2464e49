from tests.ontology.reasoning.small import follows, why


def test_an_inverse_holds_the_other_way_round() -> None:
    """prp-inv1, prp-inv2. Each property implies the other in the opposite direction."""
    schema = ":hosts owl:inverseOf :sitedIn ."
    data = ":gent :hosts :shed . :mill :sitedIn :aalst ."

    assert follows(schema, data) == {"shed sitedIn gent", "aalst hosts mill"}
    assert why(schema, data, ":shed :sitedIn :gent .").rule == "prp-inv1"
