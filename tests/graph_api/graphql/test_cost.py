"""The estimated cost of a document."""

from pathlib import Path
from typing import Any

import pytest

from graph_api.graphql.cost import VALUE
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute, schema
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary


@pytest.fixture
def context(folder: Path) -> RequestContext:
    service = Service(ServiceSettings(data=folder))
    return RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("{ dataset { version } }", 1),
        ('{ municipality(id: "mun:gent") { label } }', 1),
        ("{ municipalities(first: 2) { nodes { label } } }", 1 + 2),
        ("{ municipalities { nodes { label } edges { cursor node { id } } } }", 1 + 3 + 3 + 3),
        ("{ municipalities { nodes { hosts { nodes { label } } } } }", round(1 + 3 + 3 + 3 * 1.5)),
        ("{ municipalities { nodes { hosts(first: 1) { nodes { label } } } } }", 1 + 3 + 3 + 3),
        ("{ municipalities { totalCount } }", 1),
        ('{ search(text: "gent", first: 4) { nodes { label } } }', 20 + 4),
        (
            "{ municipalities { nodes { ...F } } } fragment F on Municipality { hosts(first: 1) { nodes { id } } }",
            1 + 3 + 3 + 3,
        ),
    ],
)
def test_a_document_costs_what_it_would_hold(context: RequestContext, text: str, cost: int) -> None:
    assert execute(context, text).errors is None
    assert context.cost == cost


def test_each_value_counts_however_it_is_named(context: RequestContext) -> None:
    labels = " ".join(f"l{number}: label" for number in range(100))
    execute(context, f"{{ municipalities {{ nodes {{ {labels} }} }} }}")
    assert context.cost == round(1 + 3 + 3 * 100 * VALUE)


@pytest.mark.parametrize(("first", "cost"), [(1, 2), (2, 3)])
def test_variables_count(context: RequestContext, first: int, cost: int) -> None:
    text = "query ($n: Int) { municipalities(first: $n) { nodes { label } } }"
    execute(context, text, {"n": first})
    assert context.cost == cost


def test_each_root_field_costs_what_its_version_holds(history: Path) -> None:
    """In version 1 a city with projects has 1.5 of them, in version 2 it has one."""
    service, costs = Service(ServiceSettings(data=history)), []
    one = "%s: municipalities %s { nodes { hosts { nodes { id } } } } "
    for fields in (one % ("a", ""), one % ("a", "@at(version: 1)"), one % ("a", "") + one % ("b", "@at(version: 1)")):
        context = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)
        assert execute(context, f"{{ {fields} }}").errors is None
        costs.append(context.cost)
    now, then, both = costs
    assert (then > now, both) == (True, now + then)


def test_nothing_runs_that_costs_too_much(context: RequestContext) -> None:
    context.max_cost = 3
    result: Any = execute(context, "{ municipalities { nodes { hosts { nodes { label } } } } }")
    assert result.data is None
    assert "municipalities.nodes.hosts" in str(result.errors[0])
    assert context.items == 0


@pytest.mark.slow
def test_the_schema_says_how_costs_are_reckoned() -> None:
    text = schema().as_str()
    assert '@listSize(slicingArguments: ["limit"], requireOneSlicingArgument: false)' in text
    assert '@cost(weight: "100")' in text
