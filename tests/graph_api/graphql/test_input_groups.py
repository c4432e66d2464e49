"""The classes that share filters."""

from graph_api.graphql.input_groups import Grouping, shown
from ontology.vocabulary import Vocabulary

GROUPS = Grouping(Vocabulary.load())


def test_a_class_without_properties_uses_the_filter_of_its_parent() -> None:
    assert GROUPS.group("WorkingGroup") == "Body"
    assert GROUPS.group("CentreCity") == "Municipality"
    assert GROUPS.group("Municipality") == "Municipality"


def test_a_class_without_a_type_is_read_as_the_nearest_class_that_has_one() -> None:
    assert GROUPS.read_as("StudyDay") == "Event"
    assert GROUPS.read_as("LocalGovernment") == "Organisation"
    assert GROUPS.read_as("HostMunicipality") == "Municipality"
    assert GROUPS.read_as("CriterionConcept") == "Thing"


def test_a_filter_knows_the_properties_above_and_below() -> None:
    known = {term.name for term in GROUPS.known("Organisation")}
    assert {"takesPartIn", "nisCode", "label", "memberCount"} <= known
    assert "startsOn" not in known


def test_states_and_occurrences_are_dated_and_states_last() -> None:
    assert {"Role", "Platform", "Participation", "Body"} <= GROUPS.lasting <= GROUPS.dated
    assert GROUPS.dated - GROUPS.lasting >= {"Event", "Milestone", "PlannedAction"}


def test_the_filter_of_any_thing_knows_all_properties() -> None:
    assert {term.name for term in GROUPS.known("Thing")} == set(shown(Vocabulary.load()).properties)
