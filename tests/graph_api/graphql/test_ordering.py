"""Orders of things."""

from typing import Any

import pytest

from tests.graph_api.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("connection", "order", "found"),
    [
        ("municipalities", "{label: ASC}", ["eeklo", "gent", "oostende"]),
        ("municipalities", "{label: DESC}", ["oostende", "gent", "eeklo"]),
        ("municipalities", "{hosts: {count: DESC}}", ["gent", "eeklo", "oostende"]),
        ("municipalities", "{hosts: {max: {label: DESC}}}", ["eeklo", "gent", "oostende"]),
        ("municipalities", "{hosts: {min: {label: ASC}}}", ["gent", "eeklo", "oostende"]),
        ("programmes", "{hasDirectPart: {max: {directPartOf: {label: ASC}}}}", ["rr", "rr-2", "rr-2-1"]),
        ("municipalities", "{key: DESC}", ["oostende", "gent", "eeklo"]),
        ("projects", "{sitedIn: {label: ASC}}", ["textiles", "bakkersite", "dok"]),
        ("platforms", "{onlineSince: DESC}", ["b", "a", "c"]),
        ("platforms", "{onlineSince: ASC}", ["a", "b", "c"]),
        ("platforms", '{measure: {metric: "metric:visits", direction: DESC}}', ["a", "b", "c"]),
        ("platforms", '{ratio: {of: "metric:page_views", to: "metric:visits", direction: DESC}}', ["b", "a", "c"]),
        ("programmes", "{numberToc: ASC}", ["rr-2", "rr-2-1", "rr"]),
    ],
)
def test_one_order(data: Ask, connection: str, order: str, found: list[str]) -> None:
    answer: dict[str, Any] = data(f"{{ {connection}(orderBy: [{order}]) {{ nodes {{ key }} }} }}")
    assert [node["key"].partition(":")[2] for node in answer[connection]["nodes"]] == found


def test_the_next_order_decides_what_the_first_leaves_and_the_iri_the_rest(data: Ask) -> None:
    found = data("{ projects(orderBy: [{sitedIn: {label: DESC}}, {label: DESC}]) { nodes { key } } }")
    assert [node["key"] for node in found["projects"]["nodes"]] == ["prj:dok", "prj:bakkersite", "prj:textiles"]


def test_nearest_first_is_an_order_by_count(data: Ask) -> None:
    found = data('{ tool(id: "tool:toolbox") { partOf(orderBy: [{partOf: {count: DESC}}]) { nodes { key } } } }')
    assert [each["key"] for each in found["tool"]["partOf"]["nodes"]] == ["prog:rr-2-1", "prog:rr-2", "prog:rr"]


def test_two_keys_in_one_order_are_refused(ask: Ask) -> None:
    (error,) = ask("{ projects(orderBy: [{label: ASC, id: ASC}]) { totalCount } }")["errors"]
    assert error["extensions"]["code"] == "INVALID_DOCUMENT"
