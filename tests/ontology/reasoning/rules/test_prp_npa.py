from tests.ontology.reasoning.small import contradictions


def test_what_is_denied_is_not_stated() -> None:
    """prp-npa1, prp-npa2. A negative assertion contradicts its fact."""
    schema = """
        [ a owl:NegativePropertyAssertion ;
        owl:sourceIndividual :a ;
        owl:assertionProperty :p ;
        owl:targetIndividual :b ] .
        [ a owl:NegativePropertyAssertion ;
        owl:sourceIndividual :a ;
        owl:assertionProperty :n ;
        owl:targetValue 1 ] .
    """
    data = ":a :p :b ; :n 1 ."

    assert contradictions(schema, data) == ["prp-npa1", "prp-npa2"]
