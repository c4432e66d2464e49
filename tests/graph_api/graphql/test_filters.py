"""Filters of things."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.graph_api.graphql.conftest import Ask

Keys = Callable[[str, str], list[str]]


@pytest.fixture
def keys(data: Ask) -> Keys:
    def found(connection: str, filter_text: str) -> list[str]:
        answer: dict[str, Any] = data(f"{{ {connection}(filter: {filter_text}) {{ nodes {{ key }} }} }}")
        return [node["key"].partition(":")[2] for node in answer[connection]["nodes"]]

    return found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('{id: {eq: "mun:gent"}}', ["gent"]),
        ('{id: {in: ["mun:gent", "https://kennisgraaf.example/id/mun/eeklo"]}}', ["eeklo", "gent"]),
        ('{id: {notIn: ["mun:gent"]}}', ["eeklo", "oostende"]),
        ("{type: {eq: HostMunicipality}}", ["eeklo", "gent"]),
        ("{type: {ne: CentreCity}}", ["eeklo"]),
        ("{hosts: {exists: false}}", ["oostende"]),
        ('{hosts: {some: {label: {eq: "Dok"}}}}', ["gent"]),
        ('{hosts: {none: {label: {eq: "Dok"}}}}', ["eeklo", "oostende"]),
        ('{hosts: {exists: true, every: {partOf: {some: {id: {eq: "prog:rr-2-1"}}}}}}', ["gent"]),
        ('{hosts: {count: {where: {partOf: {some: {id: {eq: "prog:rr-2"}}}}, gt: 1}}}', ["gent"]),
        ("{hosts: {count: {lt: 1}}}", ["oostende"]),
        ('{and: [{hosts: {exists: true}}, {not: {id: {eq: "mun:gent"}}}]}', ["eeklo"]),
        ('{or: [{label: {eq: "Eeklo"}}, {nisCode: {eq: "44021"}}]}', ["eeklo", "gent"]),
        ("{}", ["eeklo", "gent", "oostende"]),
    ],
)
def test_things(keys: Keys, condition: str, found: list[str]) -> None:
    assert keys("municipalities", condition) == found


def test_a_single_valued_relation_is_filtered_directly(keys: Keys) -> None:
    assert keys("projects", '{sitedIn: {label: {eq: "Eeklo"}}}') == ["textiles"]
    assert keys("programmes", "{directPartOf: {exists: false}}") == ["rr"]


def test_the_filter_of_any_thing_knows_the_properties_of_all(data: Ask) -> None:
    found = data('{ programme(id: "prog:rr") { hasPart(filter: {numberToc: {exists: true}}) { nodes { key } } } }')
    assert [each["key"] for each in found["programme"]["hasPart"]["nodes"]] == ["prog:rr-2", "prog:rr-2-1"]


def test_a_nested_list_is_filtered_for_each_parent(data: Ask) -> None:
    found = data('{ municipalities { nodes { key hosts(filter: {label: {contains: "o"}}) { nodes { label } } } } }')
    labels = {
        node["key"]: [each["label"] for each in node["hosts"]["nodes"]] for node in found["municipalities"]["nodes"]
    }
    assert labels == {"mun:eeklo": ["Textiles d’Eecloo"], "mun:gent": ["Dok"], "mun:oostende": []}


@pytest.mark.parametrize(
    "condition",
    [
        "{label: null}",
        "{hosts: {count: {}}}",
        '{id: {eq: "no iri"}}',
        '{nisCode: {exists: false, eq: "1"}}',
    ],
)
def test_a_condition_that_cannot_be_honoured_is_refused(code: Callable[..., str], condition: str) -> None:
    assert code(f"{{ municipalities(filter: {condition}) {{ totalCount }} }}") == "BAD_REQUEST"
