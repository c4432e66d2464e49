from tests.ontology.reasoning.small import follows, why


def test_what_is_hosted_is_a_project() -> None:
    """prp-rng. If ?p has range ?c, then ?x ?p ?y implies ?y a ?c."""
    schema = ":hosts rdfs:range :Project ."
    data = ":gent :hosts :shed ."

    assert follows(schema, data) == {"shed is a Project"}
    assert why(schema, data, ":shed a :Project .").rule == "prp-rng"


def test_a_literal_gets_no_type() -> None:
    """prp-rng with a datatype gives no triple, because RDF does not allow literals as subjects."""
    schema = ":count rdfs:range xsd:integer . :name rdfs:range :Text ."
    data = ':gent :count 3 ; :name "Gent" .'

    assert follows(schema, data) == set()
