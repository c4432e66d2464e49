from tests.ontology.reasoning.small import follows, why


def test_sub_classes_of_sub_classes_are_sub_classes() -> None:
    """scm-sco, scm-spo."""
    schema = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r ."
    data = ":a :other :b ."

    assert follows(schema, data) == {"A subClassOf C", "p subPropertyOf r"}
    assert why(schema, data, ":A rdfs:subClassOf :C .").rule == "scm-sco"
