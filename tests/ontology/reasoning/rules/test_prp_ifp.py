from tests.ontology.reasoning.small import contradictions


def test_one_identifier_names_one_thing() -> None:
    """prp-ifp. An inverse functional property has one subject for each value."""
    schema = ":mayorOf a owl:InverseFunctionalProperty ."
    data = ":m :mayorOf :gent . :n :mayorOf :gent ."

    assert contradictions(schema, data) == ["prp-ifp"]
