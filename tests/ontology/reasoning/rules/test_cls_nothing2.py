from tests.ontology.reasoning.small import contradictions


def test_nothing_is_in_the_empty_class() -> None:
    """cls-nothing2. owl:Nothing has no members."""
    schema = ":Unicorn rdfs:subClassOf owl:Nothing ."
    data = ":u a :Unicorn ."

    assert contradictions(schema, data) == ["cls-nothing2"]
