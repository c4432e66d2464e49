from tests.ontology.reasoning.small import contradictions


def test_no_two_of_the_listed_properties_share_a_pair() -> None:
    """prp-adp. Pairwise disjoint properties."""
    schema = "[ a owl:AllDisjointProperties ; owl:members ( :p :q :r ) ] ."
    data = ":a :p :b ; :r :b . :a :q :c ."

    assert contradictions(schema, data) == ["prp-adp"]
