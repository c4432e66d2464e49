"""Figures over a connection, and the number of things for each value."""

from collections.abc import Callable

import pytest

from tests.graph_api.graphql.conftest import Ask


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


def test_groups_are_of_what_passes_and_can_be_bounded(data: Ask) -> None:
    text = '{ projects(filter: {sitedIn: {id: {eq: "mun:gent"}}}) { groups(by: sitedIn) { count } } }'
    assert data(text)["projects"]["groups"] == [{"count": 2}]
    assert data("{ projects { groups(by: sitedIn, minCount: 2) { count } } }")["projects"]["groups"] == [{"count": 2}]
    assert len(data("{ projects { groups(by: sitedIn, limit: 1) { count } } }")["projects"]["groups"]) == 1


def test_a_limit_that_cannot_be_honoured_is_refused(code: Callable[..., str]) -> None:
    assert code("{ projects { groups(by: sitedIn, limit: 1001) { count } } }") == "BAD_REQUEST"
    assert code("{ projects { groups(by: sitedIn, minCount: -1) { count } } }") == "BAD_REQUEST"


def test_a_property_of_another_class_cannot_be_grouped_by(code: Callable[..., str]) -> None:
    assert code("{ projects { groups(by: nisCode) { count } } }") == "INVALID_DOCUMENT"


def test_dates_and_numbers_are_grouped_as_text(data: Ask) -> None:
    found = data(
        "{ platforms { groups(by: onlineSince) { value } } cooperationAgreements { groups(by: ordinal) { value } } }"
    )
    assert found["platforms"]["groups"] == [{"value": "2015-10-20"}, {"value": "2016-02"}]
    assert found["cooperationAgreements"]["groups"] == [{"value": "1"}, {"value": "3"}]
