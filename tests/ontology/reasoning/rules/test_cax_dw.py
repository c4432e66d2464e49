from tests.ontology.reasoning.small import contradictions


def test_nobody_is_a_person_and_an_organisation() -> None:
    """cax-dw. Disjoint classes have no common member."""
    schema = ":Person owl:disjointWith :Organisation ."
    data = ":gent a :Person, :Organisation . :m a :Person ."

    assert contradictions(schema, data) == ["cax-dw"]


def test_an_inferred_type_clashes_too() -> None:
    """cax-dw also applies to inferred facts."""
    schema = ":Person owl:disjointWith :Organisation . :leads rdfs:domain :Organisation ."
    data = ":m a :Person ; :leads :lab ."

    assert contradictions(schema, data) == ["cax-dw"]
