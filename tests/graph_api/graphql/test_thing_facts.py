"""The facts of things."""

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Triple

from graph_api.graphql import thing_facts
from graph_store import State
from graph_store.graphs import Include, Scope
from loaders import SyncReport
from tests.graph_api.graphql.conftest import Ask
from tests.graph_api.graphql.evidence import Reading, plain

ALL = "{ things @at(include: %s) { nodes { iri facts { predicate value } } } }"


@pytest.mark.parametrize("include", list(Include))
def test_a_thing_has_the_facts_that_the_choice_shows(synced_once: tuple[State, SyncReport], include: Include) -> None:
    reading = Reading(synced_once[0])
    things = reading.answer(ALL % include.upper())["things"]["nodes"]
    for thing in things[::9]:
        triples: list[Triple] = reading.snapshot.triples(Scope(include), NamedNode(thing["iri"]))
        expected = sorted((each.predicate.value, plain(each.object)) for each in triples)
        found = sorted((each["predicate"], each["value"]) for each in thing["facts"])
        assert [each for each in found if "/ns#" not in each[0] or each in expected] == expected
    assert len(things) > 200


def test_facts_come_by_property_and_value_with_names_for_display(data: Ask) -> None:
    found = data("""{ municipality(id: "mun:gent") @lang(prefer: ["en"]) {
        facts(properties: ["hosts", "kg:nisCode", "rdfs:label"]) {
            property value lang datatype label thing { key } } } }""")["municipality"]["facts"]
    things, labels, code = found[:2], found[2:4], found[4]

    assert [each["property"] for each in found] == ["hosts", "hosts", "label", "label", "nisCode"]
    assert [(each["label"], each["thing"]) for each in things] == [
        ("Bakkersite", {"key": "prj:bakkersite"}),
        ("Dok", {"key": "prj:dok"}),
    ]
    assert [(each["value"], each["label"], each["lang"]) for each in labels] == [
        ("Gent", "Gent", "nl"),
        ("Ghent", "Ghent", "en"),
    ]
    assert (code["value"], code["lang"], code["thing"]) == ("44021", "", None)
    datatypes = [(each["datatype"] or "").rpartition("#")[2] for each in found]
    assert datatypes == ["", "", "langString", "langString", "string"]


def test_a_row_also_has_what_is_recorded_of_it(synced_once: tuple[State, SyncReport]) -> None:
    data = Reading(synced_once[0]).answer("""{ rows(first: 1) { nodes { line facts(properties: ["line"]) {
        property value provenance { stated inferred graphs since sinceExact } } } } }""")
    (row,) = data["rows"]["nodes"]
    provenance = {
        "stated": True, "inferred": False, "graphs": ["https://kennisgraaf.example/graph/provenance"],
        "since": 1, "sinceExact": True,
    }  # fmt: skip
    assert row["facts"] == [{"property": "line", "value": str(row["line"]), "provenance": provenance}]


def test_a_name_that_is_no_property_is_refused(code: Callable[..., str]) -> None:
    assert code('{ municipality(id: "mun:gent") { facts(properties: ["sited in"]) { value } } }') == "BAD_REQUEST"


def test_a_thing_with_too_many_facts_is_refused(code: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thing_facts, "MAX_LIST", 3)
    assert code('{ municipality(id: "mun:gent") { facts { value } } }') == "RESULT_TOO_LARGE"
