from tests.ontology.reasoning.small import follows, why


def test_a_domain_passes_to_super_classes_and_sub_properties() -> None:
    """scm-dom1, scm-dom2, scm-rng1, scm-rng2."""
    schema = ":p rdfs:domain :C ; rdfs:range :C . :C rdfs:subClassOf :D . :q rdfs:subPropertyOf :p ."
    data = ":a :other :b ."

    assert follows(schema, data) == {"p domain D", "q domain C", "q domain D", "p range D", "q range C", "q range D"}
    assert why(schema, data, ":q rdfs:domain :D .").rule == "scm-dom1"
