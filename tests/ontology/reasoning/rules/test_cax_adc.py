from tests.ontology.reasoning.small import contradictions


def test_no_two_of_the_listed_classes_share_a_thing() -> None:
    """cax-adc. Pairwise disjoint classes."""
    schema = "[ a owl:AllDisjointClasses ; owl:members ( :Person :Organisation :Tool ) ] ."
    data = ":gent a :Person, :Tool . :m a :Person ."

    assert contradictions(schema, data) == ["cax-adc"]
