from tests.ontology.reasoning.small import follows, why


def test_what_is_listed_is_in_the_class() -> None:
    """cls-oo. Each of the enumerated things is in the class."""
    schema = ":Helix owl:oneOf ( :government :business ) ."
    data = ":other a :Thing ."

    assert follows(schema, data) == {"government is a Helix", "business is a Helix"}
    assert why(schema, data, ":business a :Helix .").rule == "cls-oo"
