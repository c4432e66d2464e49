"""Changes between versions, compared with the difference of their RDF."""

from collections.abc import Iterator
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, Quad, Triple

from graph_api.graphql import changes
from graph_store.graphs import Include, Scope
from tests.graph_api.graphql.evidence import Reading, plain
from tests.service import Inventories, Service

FIELDS = """totalCount pageInfo { hasNextPage endCursor } nodes { iri label thing { iri } properties {
    property predicate label added { value lang } removed { value lang } } }"""
CHANGES = f"""query ($from: Int!, $to: Int!, $first: Int, $after: String) {{
    changes(from: $from, to: $to, first: $first, after: $after) {{ {FIELDS} }} }}"""
Fact = tuple[str, str, str, str]


def answer(reading: Reading, text: str, old: int, new: int, **given: Any) -> Any:
    given |= {"from": old, "to": new}
    return reading.answer(text, **given)["changes"]


@pytest.fixture
def changed(inventories: Inventories) -> Inventories:
    """Make three versions: a project moves and gets another name, then a project comes and another one goes."""
    inventories.change("projects.csv", "Bedrijvige Kaaien,mun:aalst", "Nijvere kaaien,mun:gent")
    inventories.sync()
    inventories.change("projects.csv", "prj:v1-gent-bakkersite", "prj:v1-gent-broodsite")
    inventories.sync()
    return inventories


def told(nodes: list[Any], side: str) -> set[Fact]:
    return {
        (node["iri"], each["predicate"], value["value"], value["lang"])
        for node in nodes
        for each in node["properties"]
        for value in each[side]
    }


def facts(triples: Iterator[Triple] | set[Triple]) -> set[Fact]:
    return {
        (plain(each.subject), each.predicate.value, plain(each.object), getattr(each.object, "language", None) or "")
        for each in triples
    }


def in_default(quads: list[Quad]) -> set[Fact]:
    return facts(quad.triple for quad in quads if quad.graph_name == DefaultGraph())


@pytest.mark.parametrize(("old", "new"), [(1, 2), (2, 3), (1, 3), (3, 1), (2, 2)])
def test_changes_are_the_difference_of_the_rdf(changed: Inventories, old: int, new: int) -> None:
    found = answer(Reading(changed.state), CHANGES, old, new)
    removed, added = changed.state.diff(old, new)

    assert told(found["nodes"], "removed") == in_default(removed)
    assert told(found["nodes"], "added") == in_default(added)
    assert (
        found["totalCount"] == len(found["nodes"]) == len({each[0] for each in in_default(removed) | in_default(added)})
    )
    assert [each["iri"] for each in found["nodes"]] == sorted(each["iri"] for each in found["nodes"])
    assert bool(added) is (old != new)


@pytest.mark.parametrize("include", [Include.ASSERTED, Include.INFERRED])
def test_a_choice_of_facts_gives_the_difference_of_what_it_shows(changed: Inventories, include: Include) -> None:
    text = CHANGES.replace(") { totalCount", f") @at(include: {include.upper()}) {{ totalCount", 1)
    found = answer(Reading(changed.state), text, 1, 3)["nodes"]
    before, after = (facts(set(changed.state.open(number).triples(Scope(include)))) for number in (1, 3))

    assert told(found, "removed") == before - after != set()
    assert told(found, "added") == after - before != set()


def test_a_thing_and_its_values_are_shown_at_the_version_that_has_them(changed: Inventories) -> None:
    found = Reading(changed.state).answer("""{ changes(from: 2, to: 3) { edges { node { iri label thing { id }
        properties { property label
            added { label provenance { inferred stated since rows { file line } } }
            removed { label provenance { inferred stated since } derivation { asserted } } } } } } }""")
    things = {each["node"]["iri"].rpartition("/")[2]: each["node"] for each in found["changes"]["edges"]}
    gone, come, gent = (things[name] for name in ("v1-gent-bakkersite", "v1-gent-broodsite", "gent"))

    assert gone["label"] == come["label"] == "Bakkersite"
    assert gone["thing"]["id"].endswith("bakkersite#at=version:2")
    assert come["thing"]["id"].endswith("broodsite#at=version:3")
    (hosts,) = [each for each in gent["properties"] if each["property"] == "hosts"]
    row = {"file": "projects.csv", "line": 3}
    assert hosts["added"] == [
        {"label": "Bakkersite", "provenance": {"inferred": True, "stated": True, "since": 3, "rows": [row]}}
    ]
    origin = {"inferred": True, "stated": True, "since": 1}
    assert hosts["removed"] == [{"label": "Bakkersite", "provenance": origin, "derivation": {"asserted": False}}]


def test_pages_together_hold_every_change_once(changed: Inventories) -> None:
    reading, after, seen = Reading(changed.state), None, []
    whole = answer(reading, CHANGES, 1, 3)["nodes"]
    while True:
        page = answer(reading, CHANGES, 1, 3, first=7, after=after)
        seen += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == whole


def test_a_version_that_is_not_kept_and_too_many_changes_are_refused(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def code(old: int, new: int) -> str:
        answer = service.answer(f"{{ changes(from: {old}, to: {new}) {{ totalCount }} }}")
        return str(answer["errors"][0]["extensions"]["code"])

    assert code(1, 9) == code(0, 1) == "UNKNOWN_VERSION"
    assert service.graphql("{ changes(from: 1, to: 1) { totalCount } }")["changes"] == {"totalCount": 0}


def test_versions_are_named_by_ids_too_and_documents_by_key(changed: Inventories) -> None:
    reading = Reading(changed.state)
    assert answer(reading, CHANGES.replace("Int!", "ID!"), 1, 3) == answer(reading, CHANGES, 1, 3)
    by_text = reading.answer('{ changes(from: "1", to: "3") { totalCount } }')["changes"]
    assert by_text == answer(reading, "{ changes(from: 1, to: 3) { totalCount } }", 1, 3)
    with pytest.raises(AssertionError, match="knows no document plan:1999"):
        reading.answer('{ changes(from: "plan:1999", to: 3) { totalCount } }')


def test_too_many_changes_are_refused(changed: Inventories, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_FACTS", 3)
    with pytest.raises(AssertionError, match="more than 3 facts came or went; name versions that differ less"):
        answer(Reading(changed.state), CHANGES, 1, 3)


def test_reading_whole_versions_ends_at_the_deadline(changed: Inventories) -> None:
    reading = Reading(changed.state)
    checks: list[int] = []
    for version in (2, 3):
        (changed.state.folder(version) / "step").unlink()
    found = reading.running.difference(changed.state.open(1), changed.state.open(3), lambda: checks.append(1))
    assert list(found.added())
    assert len(checks) >= 2
