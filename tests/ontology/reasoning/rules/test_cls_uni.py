from tests.ontology.reasoning.small import follows, why


def test_a_member_of_a_part_is_in_the_union() -> None:
    """cls-uni. A member of a part is a member of the union."""
    schema = ":Actor owl:unionOf ( :Person :Organisation ) ."
    data = ":m a :Person . :vvsg a :Organisation ."

    assert follows(schema, data) == {
        "m is a Actor",
        "vvsg is a Actor",
        "Person subClassOf Actor",
        "Organisation subClassOf Actor",
    }
    assert why(schema, data, ":m a :Actor .").rule == "cls-uni"
