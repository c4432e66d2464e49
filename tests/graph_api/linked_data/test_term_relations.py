"""Relations between terms."""

from graph_api.linked_data.term_relations import hierarchy
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg


def test_a_narrow_class_lies_under_all_that_it_is_a_kind_of(snapshot: Snapshot) -> None:
    above = hierarchy(snapshot).classes_above(kg("CentreCity"))
    assert {kg("Municipality"), kg("GovernmentActor"), kg("Organisation"), kg("Agent")} <= above
    assert kg("CentreCity") not in above


def test_a_property_lies_under_the_forms_it_takes_directly_or_turned_around(snapshot: Snapshot) -> None:
    above = hierarchy(snapshot).properties_above(kg("hosts"))
    assert kg("takesPartIn") in above
    assert kg("locationOf") in above


def test_inverses_are_known_from_both_ends_and_of_themselves(snapshot: Snapshot) -> None:
    terms = hierarchy(snapshot)
    assert terms.inverse(kg("hosts")) == kg("sitedIn")
    assert terms.inverse(kg("sitedIn")) == kg("hosts")
    assert terms.inverse(kg("partnerOf")) == kg("partnerOf")
    assert terms.inverse(kg("note")) is None


def test_a_hierarchy_is_made_once_a_version(snapshot: Snapshot) -> None:
    assert hierarchy(snapshot) is hierarchy(snapshot)
