from tests.ontology.reasoning.small import contradictions


def test_nothing_is_its_own_partner() -> None:
    """prp-irp. An irreflexive property never links a thing to itself."""
    schema = ":partnerOf a owl:IrreflexiveProperty ."
    data = ":gent :partnerOf :gent . :aalst :partnerOf :gent ."

    assert contradictions(schema, data) == ["prp-irp"]
