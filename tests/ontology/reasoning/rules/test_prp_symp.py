from tests.ontology.reasoning.small import follows, why


def test_a_partner_has_a_partner() -> None:
    """prp-symp. If ?p is symmetric, then ?x ?p ?y implies ?y ?p ?x."""
    schema = ":partnerOf a owl:SymmetricProperty ."
    data = ":gent :partnerOf :vvsg ."

    assert follows(schema, data) == {"vvsg partnerOf gent"}
    assert why(schema, data, ":vvsg :partnerOf :gent .").rule == "prp-symp"
