from tests.ontology.reasoning.small import contradictions


def test_a_part_never_contains_its_whole() -> None:
    """prp-asyp. An asymmetric property never holds in both directions."""
    schema = ":partOf a owl:AsymmetricProperty ."
    data = ":a :partOf :b . :b :partOf :a . :c :partOf :a ."

    assert contradictions(schema, data) == ["prp-asyp"]
