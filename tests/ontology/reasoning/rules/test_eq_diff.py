from tests.ontology.reasoning.small import contradictions


def test_the_same_is_not_different() -> None:
    """eq-diff1. Two things cannot be both equal and different."""
    schema = ""
    data = ":a owl:sameAs :b ; owl:differentFrom :b ."

    assert contradictions(schema, data) == ["eq-diff1"]


def test_the_listed_things_are_all_different() -> None:
    """eq-diff2. No two members of AllDifferent are equal."""
    schema = "[ a owl:AllDifferent ; owl:members ( :a :b :c ) ] ."
    data = ":a owl:sameAs :b ."

    assert contradictions(schema, data) == ["eq-diff2"]
