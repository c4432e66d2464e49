from tests.ontology.reasoning.small import contradictions


def test_a_qualified_limit_counts_members_of_the_class_only() -> None:
    """cls-maxqc1, cls-maxqc3. At most zero, at most one value in the class."""
    schema = """
        :Body rdfs:subClassOf :FewChairs, :NoThrone .
        :FewChairs a owl:Restriction ; owl:onProperty :seat ; owl:onClass :Chair ;
            owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger .
        :NoThrone a owl:Restriction ; owl:onProperty :seat ; owl:onClass :Throne ;
            owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger .
    """
    data = """
        :b a :Body ; :seat :one, :two, :bench .
        :one a :Chair .
        :two a :Chair .
        :c a :Body ; :seat :gold .
        :gold a :Throne .
    """

    assert contradictions(schema, data) == ["cls-maxqc1", "cls-maxqc3"]
