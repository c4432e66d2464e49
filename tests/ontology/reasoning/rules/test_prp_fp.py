from tests.ontology.reasoning.small import contradictions, follows, why


def test_a_city_has_one_code() -> None:
    """prp-fp. A functional datatype property with two different values."""
    schema = ":nisCode a owl:DatatypeProperty, owl:FunctionalProperty ."
    data = ':gent :nisCode "44021", "44022" . :aalst :nisCode "41002" .'

    assert contradictions(schema, data) == ["prp-fp"]


def test_one_value_written_twice_is_one_value() -> None:
    """prp-fp compares values, not spellings."""
    schema = ":count a owl:DatatypeProperty, owl:FunctionalProperty ."
    data = ':gent :count "1"^^xsd:integer, "01"^^xsd:integer .'

    assert contradictions(schema, data) == []


def test_two_packages_of_one_project_are_reported() -> None:
    """prp-fp. Two things that would be equal are reported and never merged silently."""
    schema = ":bundledIn a owl:FunctionalProperty ."
    data = ":shed :bundledIn :one, :two ."

    assert contradictions(schema, data) == ["prp-fp"]


def test_with_equality_the_two_values_are_one() -> None:
    """prp-fp. With equality, the things become equal and share all their facts."""
    schema = ":bundledIn a owl:FunctionalProperty ."
    data = ":shed :bundledIn :one, :two . :one :size 3 ."

    assert follows(schema, data, equality=True) == {"one sameAs two", "two sameAs one", 'two size "3"'}
    assert why(schema, data, ":two :size 3 .", equality=True).rule == "eq-rep-s"
