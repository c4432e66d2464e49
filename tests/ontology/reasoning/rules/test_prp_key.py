from tests.ontology.reasoning.small import contradictions


def test_a_key_names_one_thing() -> None:
    """prp-key. Two members of the class that share all key values."""
    schema = ":Row owl:hasKey ( :file :line ) ."
    data = ':a a :Row ; :file "x" ; :line 1 . :b a :Row ; :file "x" ; :line 1 . :c a :Row ; :file "x" ; :line 2 .'

    assert contradictions(schema, data) == ["prp-key"]
