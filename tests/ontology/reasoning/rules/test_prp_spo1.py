from tests.ontology.reasoning.small import follows, why


def test_a_leader_takes_part() -> None:
    """prp-spo1. If ?p is a subproperty of ?q, then ?x ?p ?y implies ?x ?q ?y."""
    schema = ":leads rdfs:subPropertyOf :takesPartIn ."
    data = ":gent :leads :lab ."

    assert follows(schema, data) == {"gent takesPartIn lab"}
    assert why(schema, data, ":gent :takesPartIn :lab .").rule == "prp-spo1"


def test_a_preferred_label_is_a_label() -> None:
    """prp-spo1 holds for literals, including their language."""
    schema = "skos:prefLabel rdfs:subPropertyOf rdfs:label ."
    data = ':gent skos:prefLabel "Ghent"@en .'

    assert follows(schema, data) == {'gent label "Ghent"'}
    assert why(schema, data, ':gent rdfs:label "Ghent"@en .').rule == "prp-spo1"
