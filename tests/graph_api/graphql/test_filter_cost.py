"""The cost of the conditions in a document."""

from pathlib import Path
from typing import Any

import pytest

from graph_api.graphql import schema as running
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.filter_cost import ONCE, TRY, cost
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary

TEXT = "query ($f: MunicipalityFilter) { municipalities(filter: $f) { totalCount } }"
CITIES, HOSTED, HOSTING = 3, 3, 2
"""Municipalities, projects in one, and municipalities that have some."""


@pytest.fixture
def context(folder: Path) -> RequestContext:
    service = Service(ServiceSettings(data=folder))
    return RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)


@pytest.mark.parametrize(
    ("conditions", "tried"),
    [
        ({}, []),
        ({"label": {"contains": "e"}}, [CITIES]),
        ({"label": {"contains": "e", "ne": "f"}, "or": [{"key": {"eq": "x"}}, {"key": {"eq": "y"}}]}, [CITIES] * 4),
        ({"id": {"in": ["mun:gent", "mun:eeklo"]}}, [CITIES + 2]),
        ({"hosts": {"some": {"label": {"matches": "a"}}}}, [min(CITIES * HOSTED / HOSTING, HOSTED)]),
        ({"hosts": {"exists": True}}, [min(CITIES * HOSTED / HOSTING, HOSTED)]),
    ],
)
def test_each_condition_costs_once_and_for_each_thing(
    context: RequestContext, conditions: Any, tried: list[float]
) -> None:
    facts = context.lens().facts
    assert cost(conditions, CITIES, facts) == pytest.approx(sum(ONCE + TRY * each for each in tried))


def test_conditions_in_variables_defaults_and_text_cost_the_same(context: RequestContext) -> None:
    costs = []
    for text, variables in (
        (TEXT, {"f": {"or": [{"label": {"contains": "e"}}]}}),
        (TEXT.replace("MunicipalityFilter)", 'MunicipalityFilter = {or: [{label: {contains: "e"}}]})'), {}),
        ('{ municipalities(filter: {or: [{label: {contains: "e"}}]}) { totalCount } }', {}),
        ("query ($l: TextFilter) { municipalities(filter: {or: [{label: $l}]}) { totalCount } }",
         {"l": {"contains": "e"}}),
    ):  # fmt: skip
        result = execute(context, text, variables)
        assert result.errors is None
        costs.append(context.cost)
    assert costs == [round(1 + ONCE + TRY * CITIES)] * 4


def test_a_filter_of_each_parent_costs_for_each_and_so_does_an_order(context: RequestContext) -> None:
    text = "{ municipalities { nodes { hosts(orderBy: [{label: ASC}, {id: ASC}], first: 1) { nodes { id } } } } }"
    assert execute(context, text).errors is None
    assert context.cost == round(1 + 3 + 3 + 3 + 2 * (ONCE + TRY * CITIES * HOSTED / HOSTING))


def test_too_many_conditions_are_refused_before_anything_is_made_of_them(
    context: RequestContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "execute_sync", None)
    many = [{"label": {"contains": f"n{number}"}} for number in range(20_000)]
    result: Any = execute(context, TEXT, {"f": {"or": many}})
    assert [each.original_error.code for each in result.errors] == ["QUERY_TOO_COMPLEX"]
    assert "municipalities.filter" in result.errors[0].message


def test_an_operator_that_is_called_as_a_property_is_no_property(context: RequestContext) -> None:
    facts = context.lens().facts
    assert "contains" in facts.vocabulary.properties
    assert cost({"label": {"contains": "e"}}, 1_000, facts) == pytest.approx(ONCE + TRY * 1_000)
