from tests.ontology.reasoning.small import contradictions


def test_none_means_none() -> None:
    """cls-maxc1. At most zero values."""
    schema = """
        :Draft
        rdfs:subClassOf [ a owl:Restriction ;
        owl:onProperty :issue ;
        owl:maxCardinality "0"^^xsd:nonNegativeInteger ] .
    """
    data = ":d a :Draft ; :issue :one . :e :issue :one ."

    assert contradictions(schema, data) == ["cls-maxc1"]
