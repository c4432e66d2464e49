"""Open intervals stay open: what has begun is in force until a row gives an end, and the other way round."""

import re
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from tests.service import Service, Value

ON = """SELECT {what} {{ ?it a kg:{kind} {pattern}
    OPTIONAL {{ ?it kg:earliest ?first }} OPTIONAL {{ ?it kg:latest ?last }}
    FILTER((BOUND(?first) || BOUND(?last))
        && COALESCE(?first <= "{day}"^^xsd:date, true) && COALESCE(?last >= "{day}"^^xsd:date, true)) }}
    ORDER BY {what}"""
BOUNDS = """SELECT ?it ?first ?last {{ ?it a kg:{kind}
    OPTIONAL {{ ?it kg:earliest ?first }} OPTIONAL {{ ?it kg:latest ?last }} }}"""
KINDS = {"Membership": "memberships", "Instrument": "instruments", "Platform": "platforms", "Research": "researches",
         "CooperationAgreement": "cooperationAgreements", "Event": "events", "Milestone": "milestones"}  # fmt: skip


def in_force(service: Service, kind: str, day: str, what: str = "?it", pattern: str = "") -> list[Value]:
    """Return the resources in force on a day, as SPARQL gives them."""
    return service.values(ON.format(kind=kind, day=day, what=what, pattern=pattern), synthetic="true")


def filtered(service: Service, kind: str, conditions: str, fields: str = "id") -> list[dict[str, Any]]:
    """Return the resources of a kind that pass a filter of GraphQL."""
    connection = KINDS[kind]
    answer = service.graphql(
        f"{{ {connection}(filter: {{{conditions}}}) @at(synthetic: true) {{ nodes {{ {fields} }} }} }}"
    )
    nodes: list[dict[str, Any]] = answer[connection]["nodes"]
    return nodes


def on(day: str) -> str:
    """Return the filter for the resources in force on a day."""
    return f'earliest: {{lte: "{day}"}}, latest: {{gte: "{day}"}}'


def test_who_is_a_member_since_2018_without_an_end_is_a_member_in_2019(invented: Service) -> None:
    pattern = "; kg:membershipOf body:wg-obmi ; kg:membershipOfAgent ?who ."
    assert in_force(invented, "Membership", "2019-06-01", "?who", pattern) == ["mun:aalst", "mun:gent"]
    assert in_force(invented, "Membership", "2020-01-01", "?who", pattern) == ["mun:gent"]
    members = filtered(invented, "Membership", on("2019-06-01"), "membershipOfAgent { key }")
    assert [each["membershipOfAgent"] for each in members] == [{"key": "mun:aalst"}, {"key": "mun:gent"}]


@pytest.mark.parametrize("day", ["1999", "2020-03-01", "2020"])
def test_a_chair_without_dates_is_chair_on_every_day(service: Service, day: str) -> None:
    asked = f'{{ chairRoles(filter: {{holds: "{day}"}}) {{ nodes {{ roleAt {{ key }} heldBy {{ key }} }} }} }}'
    chairs = {(each["roleAt"]["key"], each["heldBy"]["key"]) for each in service.graphql(asked)["chairRoles"]["nodes"]}
    assert chairs == {
        ("org:kvs", "per:wim-dries"),
        ("body:dagelijks-bestuur", "per:wim-dries"),
        ("body:burgemeestersoverleg", "per:lieven-dehandschutter"),
    }


@pytest.mark.parametrize(
    ("date", "members"),
    [("2017", []), ("2018-02", ["mun:gent"]), ("2018", ["mun:aalst", "mun:gent"]), ("2020-01-01", ["mun:gent"])],
)
def test_one_filter_finds_the_members_on_a_day_or_in_a_year(invented: Service, date: str, members: list[str]) -> None:
    found = filtered(invented, "Membership", f'holds: "{date}"', "membershipOfAgent { key }")
    assert [each["membershipOfAgent"]["key"] for each in found] == members


def test_a_tool_is_used_from_the_day_that_its_row_gives(service: Service) -> None:
    asked = """{ toolUsages(filter: {usageOf: {id: {eq: "tool:stad-in-cijfers"}}, holds: "%s"}) {
        nodes { from since } } }"""
    assert service.graphql(asked % "2018-10-14")["toolUsages"]["nodes"] == []
    assert service.graphql(asked % "2018")["toolUsages"]["nodes"] == [{"from": "2018-10-15", "since": "2018-10-15"}]


def test_instruments_in_force_since_2015_and_2017_are_in_force_in_2018(invented: Service) -> None:
    assert in_force(invented, "Instrument", "2018-06-01") == ["inst:a", "inst:b", "inst:c"]
    assert in_force(invented, "Instrument", "2020-06-01") == ["inst:a", "inst:b"]
    found = filtered(invented, "Instrument", on("2018-06-01"), "key")
    assert [each["key"] for each in found] == ["inst:a", "inst:b", "inst:c"]


def test_platforms_that_were_online_overlap_an_event(service: Service) -> None:
    event = 'event(id: "evt:2019-tweedaagse-tijdelijk-gebruik")'
    platforms = "overlapping(filter: {type: {eq: Platform}}) { nodes { key } }"
    answer = service.graphql(f"{{ {event} {{ {platforms} }} }}")["event"]
    assert {each["key"] for each in answer["overlapping"]["nodes"]} == {
        "plat:complexe-stadsprojecten", "plat:herbestemming-kerken", "plat:instrumentendatabank",
        "plat:tijdelijk-gebruiken",
    }  # fmt: skip


def test_no_page_says_that_a_live_website_ended(service: Service) -> None:
    for platform in service.values("SELECT ?p { ?p a kg:Platform }"):
        text = service.client.get(f"/doc/{str(platform).replace(':', '/')}.html?lang=en").text
        assert not re.search(r"#latest\b", text)
    event = service.client.get("/doc/evt/2020-03-04-slotevent-databroker.html?lang=en").text
    assert re.search(r"#latest\b", event)
    assert not service.ask("ASK { ?p a kg:Platform ; kg:latest ?day }")


def test_a_research_project_has_no_beginning_that_no_row_states(service: Service) -> None:
    bounds = "SELECT ?day { res:steunpunt-stadsregio %s ?day }"
    assert service.values(bounds % "kg:latest") == ["2020-12-31"]
    assert service.values(bounds % "kg:earliest") == []


@pytest.mark.slow
def test_every_bound_is_explained_down_to_row_and_line(service: Service) -> None:
    bounds = service.rows("SELECT ?s ?p ?o { VALUES ?p { kg:earliest kg:latest } ?s ?p ?o }")
    assert len(bounds) > 100
    for thing, bound, day in bounds:
        asked = {"s": str(thing), "p": str(bound), "o": f'"{day}"^^xsd:date'}
        answer = service.client.get("/explain", params=asked, headers={"Accept": "application/json"}).json()
        leaves = [node for node in walked(answer) if "rows" in node]
        assert leaves, asked
        assert all(row["file"] and row["line"] for leaf in leaves for row in leaf["rows"]), asked
        assert all(leaf["rows"] for leaf in leaves), asked


@pytest.mark.parametrize("kind", KINDS)
def test_filters_on_the_bounds_find_what_the_days_say(invented: Service, kind: str) -> None:
    """The filters agree, for random days and comparisons, with the bounds from SPARQL and the order of ISO dates."""
    rows = invented.rows(BOUNDS.format(kind=kind), synthetic="true")
    bounds = {str(thing): (str(first or "0000"), str(last or "9999")) for thing, first, last in rows if first or last}
    random = Random(kind)
    for _ in range(12):
        day = date(random.randint(2006, 2022), random.randint(1, 12), random.randint(1, 28)).isoformat()
        name, sign = random.choice(("earliest", "latest")), random.choice(("lt", "lte", "gt", "gte"))
        expected = {
            thing for thing, (first, last) in bounds.items() if holds(first if name == "earliest" else last, sign, day)
        }
        assert {key(each["id"]) for each in filtered(invented, kind, f'{name}: {{{sign}: "{day}"}}')} == expected
        assert {key(each["id"]) for each in filtered(invented, kind, on(day))} == set(in_force(invented, kind, day))


def holds(bound: str, sign: str, day: str) -> bool:
    """Return whether a bound, as an ISO date, passes a comparison with a day."""
    return {"lt": bound < day, "lte": bound <= day, "gt": bound > day, "gte": bound >= day}[sign]


def key(iri: str) -> str:
    """Return the IRI as the rows of `Service` have it."""
    kind, slash, name = iri.partition("/id/")[2].partition("/")
    return f"{kind}:{name}" if slash else iri


def walked(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a derivation and all derivations below it."""
    yield node
    for below in node.get("premises", ()):
        yield from walked(below)
