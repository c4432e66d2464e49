from tests.ontology.reasoning.small import follows, why


def test_equivalent_properties_hold_together() -> None:
    """prp-eqp1, prp-eqp2. Each property implies the other."""
    schema = ":within owl:equivalentProperty :inside ."
    data = ":a :within :b . :c :inside :d ."

    assert follows(schema, data) == {
        "a inside b",
        "c within d",
        "inside equivalentProperty within",
        "inside subPropertyOf within",
        "within subPropertyOf inside",
    }
    assert why(schema, data, ":a :inside :b .").rule == "prp-eqp1"
