"""The groups of a connection: the things for each value."""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.graph_api.graphql.conftest import Ask
from tests.service import Service


def test_groups_count_the_things_that_share_a_value_most_first(data: Ask) -> None:
    found = data("{ projects { groups(by: sitedIn) { value count thing { key } } } }")
    assert [(each["thing"]["key"], each["count"]) for each in found["projects"]["groups"]] == [
        ("mun:gent", 2),
        ("mun:eeklo", 1),
    ]


@pytest.mark.parametrize(
    ("by", "values"),
    [
        ("label", [("Eeklo", 1), ("Gent", 1), ("Oostende", 1)]),
        ("namedInDocument", [("true", 2), ("false", 1)]),
        ("nisCode", [("44021", 1)]),
        ("hosts", [("https://kennisgraaf.example/id/prj/bakkersite", 1)]),
    ],
)
def test_any_property_can_be_grouped_by(data: Ask, by: str, values: list[tuple[str, int]]) -> None:
    found = data(f"{{ municipalities {{ groups(by: {by}) {{ value count }} }} }}")["municipalities"]["groups"]
    assert [(each["value"], each["count"]) for each in found][: len(values)] == values


def test_each_of_several_texts_in_the_language_shown_is_a_group(data: Ask) -> None:
    found = data("{ organisations { groups(by: altLabel) { value count } aggregate { countDistinct(of: altLabel) } } }")
    assert {"Kenniscentrum", "KVS"} <= {each["value"] for each in found["organisations"]["groups"]}
    assert found["organisations"]["aggregate"]["countDistinct"] == len(found["organisations"]["groups"])


def test_groups_are_of_what_passes_and_can_be_bounded(data: Ask) -> None:
    text = '{ projects(filter: {sitedIn: {id: {eq: "mun:gent"}}}) { groups(by: sitedIn) { count } } }'
    assert data(text)["projects"]["groups"] == [{"count": 2}]
    assert data("{ projects { groups(by: sitedIn, having: {count: {gte: 2}}) { count } } }")["projects"]["groups"] == [
        {"count": 2}
    ]
    assert len(data("{ projects { groups(by: sitedIn, limit: 1) { count } } }")["projects"]["groups"]) == 1


def test_a_limit_that_cannot_be_honoured_is_refused(code: Callable[..., str]) -> None:
    assert code("{ projects { groups(by: sitedIn, limit: 1001) { count } } }") == "BAD_REQUEST"


def test_a_property_of_another_class_cannot_be_grouped_by(code: Callable[..., str]) -> None:
    assert code("{ projects { groups(by: nisCode) { count } } }") == "INVALID_DOCUMENT"


def test_dates_and_numbers_are_grouped_as_text(data: Ask) -> None:
    found = data(
        "{ platforms { groups(by: onlineSince) { value } } cooperationAgreements { groups(by: ordinal) { value } } }"
    )
    assert found["platforms"]["groups"] == [{"value": "2015-10-20"}, {"value": "2016-02"}]
    assert found["cooperationAgreements"]["groups"] == [{"value": "1"}, {"value": "3"}]


def test_a_group_has_figures_over_its_things(data: Ask) -> None:
    text = """{ projects { groups(by: sitedIn) {
        thing { key } count countDistinct(of: directPartOf) min { earliest } } } }"""
    assert data(text)["projects"]["groups"] == [
        {"thing": {"key": "mun:gent"}, "count": 2, "countDistinct": 1, "min": {"earliest": None}},
        {"thing": {"key": "mun:eeklo"}, "count": 1, "countDistinct": 1, "min": {"earliest": None}},
    ]


@pytest.mark.parametrize(
    ("connection", "path", "groups"),
    [
        ("projects", "{sitedIn: {property: namedInDocument}}", [("true", 3)]),
        ("municipalities", "{hosts: {directPartOf: {property: numberToc}}}", [("2", 1), ("2.1", 1)]),
        ("platforms", "{onlineSince: YEAR}", [("2015", 1), ("2016", 1)]),
        ("platforms", "{onlineSince: MONTH}", [("2015-10", 1), ("2016-02", 1)]),
        ("platforms", "{property: onlineSince}", [("2015-10-20", 1), ("2016-02", 1)]),
    ],
)
def test_a_path_leads_to_related_things_and_to_parts_of_dates(
    data: Ask, connection: str, path: str, groups: list[tuple[str, int]]
) -> None:
    found = data(f"{{ {connection} {{ groups(path: {path}) {{ value count }} }} }}")[connection]["groups"]
    assert [(each["value"], each["count"]) for each in found] == groups


def test_exactly_one_of_property_and_path_is_needed(code: Callable[..., str]) -> None:
    assert code("{ projects { groups { count } } }") == "BAD_REQUEST"
    assert code("{ projects { groups(by: label, path: {property: label}) { count } } }") == "BAD_REQUEST"


def test_having_compares_the_number_of_things(data: Ask) -> None:
    text = "{{ projects {{ groups(by: sitedIn, having: {{count: {{{0}}}}}) {{ count }} }} }}"
    for condition, counts in (("eq: 1", [1]), ("lt: 2", [1]), ("gt: 2", []), ("ne: 1, lte: 5", [2])):
        found = data(text.format(condition))["projects"]["groups"]
        assert [each["count"] for each in found] == counts


@pytest.mark.slow
def test_years_and_places_are_grouped_as_sparql_groups_them(service: Service) -> None:
    answer = service.graphql("""{
        projects { groups(path: {sitedIn: {property: nisCode}}) { value count } }
        events { groups(path: {startsOn: YEAR}) { value count } } }""")
    years = service.rows("SELECT DISTINCT ?e (SUBSTR(STR(?d), 1, 4) AS ?year) { ?e a kg:Event ; kg:startsOn ?d }")
    assert {each["value"]: each["count"] for each in answer["events"]["groups"]} == Counter(year for _, year in years)
    codes = service.rows("SELECT DISTINCT ?p ?c { ?p a kg:Project ; kg:sitedIn/kg:nisCode ?c }")
    assert {each["value"]: each["count"] for each in answer["projects"]["groups"]} == Counter(code for _, code in codes)
