from tests.ontology.reasoning.small import follows, why


def test_a_definition_asks_all_its_parts() -> None:
    """cls-int1. What is in every part is in the intersection."""
    schema = "[ a owl:Class ; owl:intersectionOf ( :Person :Elected ) ] rdfs:subClassOf :Mayor ."
    data = ":m a :Person, :Elected . :n a :Person ."

    assert follows(schema, data) == {"m is a Mayor"}
    assert why(schema, data, ":m a :Mayor .").rule == "cls-int1"


def test_a_definition_gives_all_its_parts() -> None:
    """cls-int2. What is in the intersection is in each part."""
    schema = ":Mayor owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Person :Elected ) ] ."
    data = ":m a :Mayor ."

    assert follows(schema, data) == {
        "m is a Person",
        "m is a Elected",
        "Mayor subClassOf Person",
        "Mayor subClassOf Elected",
    }
