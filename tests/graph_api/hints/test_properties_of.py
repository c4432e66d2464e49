import pytest

from graph_api.hints.ends import Described
from graph_api.hints.facts import Facts
from graph_api.hints.properties_of import is_stated, links, near_properties, properties_of
from graph_store.snapshot import Snapshot
from ontology.namespaces import DCT_IDENTIFIER, RDFS_LABEL, kg, thing
from tests.graph_api.hints.conftest import Ask

PROJECT, CALL, CITY = (Described(kg(name)) for name in ("Project", "Call", "Municipality"))
GENT = Described(things=(thing("mun:gent"),))


@pytest.mark.parametrize(
    ("start", "name", "end", "expected"),
    [
        (PROJECT, "sitedIn", None, True),
        (PROJECT, "sitedIn", CITY, True),
        (PROJECT, "sitedIn", CALL, False),
        (CALL, "sitedIn", None, False),
        (None, "sitedIn", CITY, True),
        (None, "sitedIn", CALL, False),
        (None, "sitedIn", GENT, True),
        (GENT, "hosts", PROJECT, True),
        (GENT, "sitedIn", None, False),
        (None, "sitedIn", None, True),
        (None, "unknown", None, False),
    ],
)
def test_a_property_is_stated_between_two_ends(
    plan_snapshot: Snapshot, start: Described | None, name: str, end: Described | None, expected: bool
) -> None:
    assert is_stated(Facts(plan_snapshot), start, kg(name), end) is expected


def test_the_links_are_the_most_specific_properties(plan_snapshot: Snapshot) -> None:
    assert links(Facts(plan_snapshot), PROJECT, CALL) == [kg("selectedIn")]
    assert links(Facts(plan_snapshot), CALL, GENT) == []


def test_a_near_property_is_one_that_the_things_have(ask: Ask) -> None:
    asked = ask("ASK {}")
    assert near_properties(asked, kg("hostss"), CITY) == [kg("hosts")]
    assert near_properties(asked, kg("hostss"), CALL) == []
    assert near_properties(asked, kg("hostss"), None) == [kg("hosts")]


def test_the_properties_of_things_have_values_of_the_same_kind(plan_snapshot: Snapshot) -> None:
    facts = Facts(plan_snapshot)
    texts = properties_of(facts, PROJECT, kg("startsOn"))
    assert texts == [RDFS_LABEL]
    assert DCT_IDENTIFIER not in properties_of(facts, CALL, kg("budget"))


def test_the_properties_of_a_stated_fact_come_before_those_that_only_follow(plan_snapshot: Snapshot) -> None:
    found = properties_of(Facts(plan_snapshot), PROJECT, kg("organises"))
    assert 0 < len(found) <= 4
    assert set(found) == {kg(name) for name in ("directPartOf", "hasTheme", "selectedIn", "sitedIn")}
    assert kg("describedBy") not in found
