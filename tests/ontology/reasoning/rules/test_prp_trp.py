from tests.ontology.reasoning.small import follows, why


def test_a_rack_in_a_room_is_in_the_building() -> None:
    """prp-trp. If ?p is transitive, then ?x ?p ?y and ?y ?p ?z imply ?x ?p ?z."""
    schema = ":in a owl:TransitiveProperty ."
    data = ":rack :in :room . :room :in :building ."

    assert follows(schema, data) == {"rack in building"}
    assert why(schema, data, ":rack :in :building .").rule == "prp-trp"


def test_a_property_that_is_not_transitive_stays_as_it_is() -> None:
    """prp-trp requires the axiom."""
    schema = ":in a owl:ObjectProperty ."
    data = ":rack :in :room . :room :in :building ."

    assert follows(schema, data) == set()
