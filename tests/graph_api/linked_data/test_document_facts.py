"""Facts as a page shows them."""

from graph_api.linked_data.document_facts import Fact, Facts, Group
from graph_api.linked_data.term_relations import hierarchy
from graph_api.linked_data.thing_description import describe
from graph_api.site.addresses import Addresses
from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import thing
from tests.graph_api.small import BASE, CITY, MARKUP, PROJECT
from tests.service import Service


def facts(snapshot: Snapshot, key: str) -> Facts:
    labels = Labels(snapshot, Scope(), ("nl", "en"), "nl")
    document = describe(snapshot, Scope(), thing(key))
    return Facts(document, labels, Addresses(BASE), hierarchy(snapshot), snapshot.columns())


def group(groups: list[Group], key: str) -> Group:
    return next(each for each in groups if each.key == key)


def shown(found: list[Fact]) -> dict[str, list[str]]:
    return {fact.label.text: [value.label.text for value in fact.values] for fact in found if fact.values}


def test_facts_stand_in_the_group_of_their_values(snapshot: Snapshot) -> None:
    assert thing("mun:x") == CITY
    assert shown(group(facts(snapshot, "mun:x").groups(), "projects").facts) == {"huisvest": ["Kaai"]}


def test_what_a_narrower_fact_says_already_is_kept_apart(snapshot: Snapshot) -> None:
    projects = group(facts(snapshot, "mun:x").groups(), "projects")
    assert [fact.label.text for fact in projects.facts if fact.implied] == ["neemt deel aan"]
    assert (projects.implied, projects.things) == (1, 1)


def test_stated_kinds_stand_before_inferred_ones(snapshot: Snapshot) -> None:
    assert [kind.label.text for kind in facts(snapshot, "mun:x").kinds()] == ["centrumstad", "gastgemeente"]


def test_only_inferred_values_have_a_reason(snapshot: Snapshot) -> None:
    (hosted,) = group(facts(snapshot, "mun:x").groups(), "projects").facts[0].values
    (sited,) = group(facts(snapshot, "prj:p").groups(), "places").facts[0].values
    assert thing("prj:p") == PROJECT
    assert hosted.why is not None
    assert "s=" in hosted.why
    assert sited.why is None


def test_a_dated_thing_is_noted_by_its_date(snapshot: Snapshot) -> None:
    (hosted,) = group(facts(snapshot, "mun:x").groups(), "projects").facts[0].values
    assert hosted.note is not None
    assert hosted.note.text == "8 oktober 2019"


def test_a_row_is_noted_by_what_a_thing_in_its_key_is_noted_by(service: Service) -> None:
    groups = facts(service.state.newest(), "org:buur").groups()
    values = [
        value
        for each in groups
        for fact in each.facts
        for value in fact.values
        if fact.label.text == "trekt consortium"
    ]
    assert [value.note.text for value in values if value.note] == ["Verweving II"]


def test_only_web_addresses_become_links(snapshot: Snapshot) -> None:
    assert thing("org:markup") == MARKUP
    values = [value for each in facts(snapshot, "org:markup").groups() for fact in each.facts for value in fact.values]
    assert [value.href for value in values if value.href and not value.href.startswith("/")] == [
        "https://example.org/?a=1&b=2"
    ]


def test_what_an_inverse_shows_already_does_not_stand_twice(snapshot: Snapshot) -> None:
    assert facts(snapshot, "mun:x").referring().facts == []
    referring = shown(facts(snapshot, "mun:old-x").referring().facts)
    assert list(referring.values()) == [["Stad X"]]


def test_what_leads_back_to_its_start_is_kept_apart_and_not_counted(service: Service) -> None:
    snapshot = service.state.newest()
    projects = group(facts(snapshot, "prj:v2-leuven-vaartkom").groups(), "projects")
    assert "Vaartkom" not in {name for names in shown(projects.facts).values() for name in names}
    assert "Vaartkom" in {value.label.text for fact in projects.facts for value in fact.implied}
    assert projects.things == 2
