from tests.ontology.reasoning.small import follows, why


def test_a_centre_city_is_a_municipality() -> None:
    """cax-sco. A member of a subclass is a member of the class."""
    schema = ":CentreCity rdfs:subClassOf :Municipality . :Municipality rdfs:subClassOf :Organisation ."
    data = ":gent a :CentreCity ."

    assert follows(schema, data) == {
        "gent is a Municipality",
        "gent is a Organisation",
        "CentreCity subClassOf Organisation",
    }
    assert why(schema, data, ":gent a :Organisation .").rule == "cax-sco"
