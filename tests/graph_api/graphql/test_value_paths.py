"""The values of things along a path."""

import pytest

from tests.graph_api.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("{sitedIn: {property: label}}", ["Eeklo", "Gent"]),
        ("{sitedIn: {property: namedInDocument}}", ["true"]),
        ("{sitedIn: {hosts: {property: label}}}", ["Bakkersite", "Dok", "Textiles d’Eecloo"]),
        ("{directPartOf: {property: numberToc}}", ["2", "2.1"]),
    ],
)
def test_values_come_from_every_related_thing_once(data: Ask, path: str, values: list[str]) -> None:
    found = data(f"{{ projects {{ groups(path: {path}) {{ value }} }} }}")["projects"]["groups"]
    assert sorted(each["value"] for each in found) == values


def test_a_date_over_several_months_is_the_interval_of_them(data: Ask) -> None:
    text = (
        "{ milestones { groups(path: {earliest: YEAR}) { value } } events { groups(path: {latest: MONTH}) { value } } }"
    )
    for groups in data(text).values():
        assert all(each["value"][:4].isdigit() for each in groups["groups"])


def test_texts_are_those_in_the_language_shown(data: Ask) -> None:
    found = data('{ municipalities @lang(prefer: ["en"]) { groups(by: label) { value } } }')
    assert [each["value"] for each in found["municipalities"]["groups"]] == ["Eeklo", "Ghent", "Ostend"]
