from tests.ontology.reasoning.small import follows, why


def test_a_definition_asks_all_its_parts() -> None:
    """cls-int1. A member of every part is a member of the intersection."""
    schema = "[ a owl:Class ; owl:intersectionOf ( :Person :Elected ) ] rdfs:subClassOf :Mayor ."
    data = ":m a :Person, :Elected . :n a :Person ."

    assert follows(schema, data) == {"m is a Mayor"}
    assert why(schema, data, ":m a :Mayor .").rule == "cls-int1"


def test_a_definition_gives_all_its_parts() -> None:
    """cls-int2. A member of the intersection is a member of each part."""
    schema = ":Mayor owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Person :Elected ) ] ."
    data = ":m a :Mayor ."

    assert follows(schema, data) == {
        "m is a Person",
        "m is a Elected",
        "Mayor subClassOf Person",
        "Mayor subClassOf Elected",
    }
