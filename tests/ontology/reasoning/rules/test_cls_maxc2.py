from tests.ontology.reasoning.small import contradictions


def test_one_means_one() -> None:
    """cls-maxc2. At most one value."""
    schema = """
        :Project
        rdfs:subClassOf [ a owl:Restriction ;
        owl:onProperty :call ;
        owl:maxCardinality "1"^^xsd:nonNegativeInteger ] .
    """
    data = ":shed a :Project ; :call :one, :two . :other :call :one, :two ."

    assert contradictions(schema, data) == ["cls-maxc2"]
