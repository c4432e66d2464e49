from tests.ontology.reasoning.small import contradictions


def test_nothing_is_in_a_class_and_its_complement() -> None:
    """cls-com. A class and its complement have no common member."""
    schema = ":External owl:complementOf :Internal ."
    data = ":gent a :External, :Internal ."

    assert contradictions(schema, data) == ["cls-com"]
