"""Variables at the places of IDs."""

import pytest
from graphql import build_schema, parse, validate

from graph_api.graphql.variable_rules import PlacedVariables

SCHEMA = build_schema("type Query { node(id: ID!): Int, maybe(id: ID): Int, number(n: Int!): Int }")


def faults(text: str) -> list[str]:
    return [each.message for each in validate(SCHEMA, parse(text), [PlacedVariables])]


@pytest.mark.parametrize(
    "text",
    [
        "query ($n: Int!) { node(id: $n) maybe(id: $n) number(n: $n) }",
        "query ($n: Int = 1) { node(id: $n) }",
        "query ($n: Int) { maybe(id: $n) }",
        "query ($n: ID!) { node(id: $n) }",
    ],
)
def test_a_whole_number_may_stand_for_an_id(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "query ($n: Int) { node(id: $n) }",
        "query ($n: Boolean!) { node(id: $n) }",
        "query ($n: [Int!]!) { node(id: $n) }",
        "query ($n: ID!) { number(n: $n) }",
    ],
)
def test_another_type_is_refused(text: str) -> None:
    (said,) = faults(text)
    assert "used in position expecting type" in said
