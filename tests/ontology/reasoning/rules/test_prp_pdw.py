from tests.ontology.reasoning.small import contradictions


def test_a_contractor_is_no_partner() -> None:
    """prp-pdw. Disjoint properties have no common pair."""
    schema = ":partnerIn owl:propertyDisjointWith :contractorFor ."
    data = ":buur :partnerIn :lab ; :contractorFor :lab ."

    assert contradictions(schema, data) == ["prp-pdw"]
