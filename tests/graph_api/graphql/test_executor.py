"""Plans answer as the stock executor does: data, errors and paths not stated of random documents, byte for byte.

`scripts/fuzz-graphql` runs more of them.
"""

import inspect
import os
from collections import Counter
from typing import Any

import orjson
import pytest
from graphql.execution import Executor
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph_api.graphql.error_codes import formatted
from graph_api.graphql.executor import BulkExecutor, Plans
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute, schema
from graph_api.service import Service as Running
from graph_api.service import ServiceSettings
from graph_store.versions import State
from ontology.namespaces import RDFS_LABEL, kg
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.documents import Document, documents
from tests.prepared import Plan

IDS = ["mun:gent", "prog:rr", "prog:rr-2", "metric:visits", "metric:page_views", "mun:nowhere", "no key"]
BATCHES = 10
COUNT = int(os.environ.get("FUZZ_CASES", "300"))
"""Documents: a few here, 10,000 by `scripts/fuzz-graphql`."""


@pytest.fixture(scope="module")
def running(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Running:
    """A service on two versions; the first says where projects are, and gives labels in English."""
    root = tmp_path_factory.mktemp("moments") / "state"
    plan(root)
    quads = State(root).newest().quads
    located = [each for name in ("sitedIn", "hosts") for each in quads(p=kg(name))]
    english = [each for each in quads(p=RDFS_LABEL) if getattr(each.object, "language", "") == "en"]
    with State(root).writer("test", 5) as writer:
        writer.publish([*located, *english], [], sources={})
    return Running(ServiceSettings(data=root))


@pytest.fixture(scope="module")
def cache() -> FactsCache:
    return FactsCache()


def answered(running: Running, cache: FactsCache, asked: Document, *, plans: bool) -> tuple[bytes, RequestContext]:
    """Return the answer for a client, without the ids of masked errors, and the request."""
    snapshot = running.snapshot()
    context = RequestContext(snapshot, Vocabulary.load(), cache, ("nl", "en"), running, max_cost=float("inf"))
    result = execute(context, asked.text, asked.variables, plans=plans)
    errors = [formatted(error) for error in result.errors or ()]
    for error in errors:
        error["extensions"].pop("id", None)
    return orjson.dumps([result.data, errors, context.not_stated]), context


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_documents_are_answered_alike_with_plans_and_without(
    running: Running, cache: FactsCache, batch: int
) -> None:
    size = COUNT // BATCHES
    seen: Counter[str] = Counter()
    for number, asked in enumerate(documents(schema()._schema, IDS, size, batch * size)):
        planned, context = answered(running, cache, asked, plans=True)
        stock, _ = answered(running, cache, asked, plans=False)
        assert planned == stock, f"document {batch * size + number}\n{asked.text}\n{asked.variables}"
        assert b'"code":"INTERNAL"' not in stock, f"document {batch * size + number}\n{asked.text}\n{stock!r}"
        assert "fault" not in str(context.unplanned), f"{asked.text}\n{context.unplanned}"
        seen.update(planned=context.planned, unplanned=len(context.unplanned), refused=stock.startswith(b"[null"))
        seen.update(moments="version:" in asked.text, directed="@lang" in asked.text or "@at" in asked.text)
    assert seen["planned"] > size / 4, seen
    assert seen["moments"] > size / 10, seen
    assert seen["directed"] > size / 2, seen
    assert seen["refused"] < size / 2, seen


def test_the_hook_is_where_it_was() -> None:
    """A new strawberry or graphql-core that moves it fails here before it answers wrongly or slowly."""
    assert list(inspect.signature(Executor.complete_value).parameters) == [
        "self", "return_type", "field_details_list", "info", "path", "result", "position_context",
    ]  # fmt: skip
    assert list(inspect.signature(Executor.collect_subfields).parameters) == [
        "self", "return_type", "field_details_list",
    ]  # fmt: skip
    assert issubclass(StrawberryGraphQLCoreExecutionContext, Executor)
    assert BulkExecutor.complete_value is not Executor.complete_value


@pytest.mark.parametrize(
    "text",
    [
        '{ municipality(id: "mun:gent") { label hosts { nodes { label } } } }',
        "{ projects(first: 3) { totalCount nodes { label } edges { cursor node { key } } } }",
        '{ search(text: "verweving") { totalCount edges { score highlight { text } node { label } } } }',
    ],
)
def test_things_pages_and_hits_are_answered_by_a_plan(running: Running, cache: FactsCache, text: str) -> None:
    _, context = answered(running, cache, Document(text), plans=True)
    assert (context.planned, context.unplanned) == (1, {})


def operations(running: Running, text: str) -> int:
    """Return the store operations that a document reports."""
    context = RequestContext(running.snapshot(), Vocabulary.load(), FactsCache(), ("nl", "en"), running)
    extensions = execute(context, text).extensions or {}
    return int(extensions["storeOperations"])


def test_the_number_of_store_operations_does_not_grow_with_the_answer(running: Running) -> None:
    hosts = "hosts { nodes { label partOf { nodes { label } } } }"
    page = f"{{ projects(first: %s) {{ nodes {{ label sitedIn {{ label {hosts} }} }} }} }}"
    small, large = (operations(running, page % first) for first in (1, 1000))
    assert small == large == 5


def test_plans_are_bounded_and_found_by_place_not_by_text() -> None:
    class Node:
        selection_set = None

    class Detail:
        def __init__(self) -> None:
            self.node = Node()

    kind: Any = schema()._schema.type_map["Precision"]
    plans, kept = Plans(most=2), [[Detail()] for _ in range(3)]
    for each in kept:
        plans.get(kind, each, {})
    assert len(plans._kept) == 2
