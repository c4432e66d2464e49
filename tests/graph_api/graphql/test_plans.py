"""Plans: rows, counts, and the cases left to the stock executor."""

from pathlib import Path

import pytest

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from ontology.vocabulary import Vocabulary


@pytest.fixture
def context(folder: Path) -> RequestContext:
    service = Service(ServiceSettings(data=folder))
    return RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), service)


def test_a_thing_that_is_referred_to_often_is_written_once(context: RequestContext) -> None:
    result = execute(context, "{ projects(first: 2) { nodes { sitedIn { label } } } }")
    first, second = (result.data or {})["projects"]["nodes"]
    assert first["sitedIn"] is second["sitedIn"]


def test_a_thing_counts_as_often_as_the_answer_holds_it(context: RequestContext) -> None:
    execute(context, "{ projects { nodes { sitedIn { hosts { nodes { id } } } } } }")
    assert (context.planned, context.items) == (1, 3 + 3 + 2 + 2 + 1)


def test_skipped_fields_make_another_plan(context: RequestContext) -> None:
    text = "query ($b: Boolean!) { projects(first: 1) { nodes { key label @skip(if: $b) } } }"
    shown, hidden = (execute(context, text, {"b": each}).data or {} for each in (False, True))
    assert shown["projects"]["nodes"] == [{"key": "prj:bakkersite", "label": "Bakkersite"}]
    assert hidden["projects"]["nodes"] == [{"key": "prj:bakkersite"}]


def test_a_fragment_applies_to_the_things_of_its_type(context: RequestContext) -> None:
    text = (
        '{ programme(id: "prog:rr-2-1") { hasPart { nodes { __typename key ... on Project { sitedIn { key } } } } } }'
    )
    found = (execute(context, text).data or {})["programme"]["hasPart"]["nodes"]
    assert {"__typename": "Project", "key": "prj:dok", "sitedIn": {"key": "mun:gent"}} in found
    assert {"__typename": "Tool", "key": "tool:toolbox"} in found
    assert context.planned == 1


def test_an_argument_that_cannot_be_honoured_is_left_to_the_stock_executor(context: RequestContext) -> None:
    result = execute(context, "{ projects(first: 2) { nodes { id sitedIn { hosts(first: -1) { nodes { id } } } } } }")
    assert context.unplanned == {"projects": "BadRequest"}
    assert (result.errors or [])[0].path == ["projects", "nodes", 0, "sitedIn", "hosts"]
