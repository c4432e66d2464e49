from tests.ontology.reasoning.small import follows


def test_restrictions_are_compared() -> None:
    """scm-hv, scm-svf1, scm-svf2, scm-avf1: a narrower restriction is a subclass."""
    schema = """
        :q rdfs:subPropertyOf :p .
        :C rdfs:subClassOf :D .
        :A owl:equivalentClass [ a owl:Restriction ; owl:onProperty :q ; owl:hasValue :v ] .
        [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :v ] rdfs:subClassOf :B .
        :E owl:equivalentClass [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :C ] .
        [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :D ] rdfs:subClassOf :F .
    """
    data = ":a :other :b ."

    assert follows(schema, data) == {"A subClassOf B", "E subClassOf F"}
