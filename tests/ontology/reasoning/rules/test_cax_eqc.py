from tests.ontology.reasoning.small import follows, why


def test_equivalent_classes_have_the_same_members() -> None:
    """cax-eqc1, cax-eqc2. Each class implies the other."""
    schema = ":City owl:equivalentClass :Municipality ."
    data = ":gent a :City . :deinze a :Municipality ."

    assert follows(schema, data) == {
        "gent is a Municipality",
        "deinze is a City",
        "City subClassOf Municipality",
        "Municipality subClassOf City",
        "Municipality equivalentClass City",
    }
    assert why(schema, data, ":gent a :Municipality .").rule == "cax-eqc1"
