"""Subscriptions as queries."""

from typing import Any

import pytest
from graphql import ExecutionResult, GraphQLError, parse, print_ast
from starlette.applications import Starlette

from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.live_documents import as_queries, wrapped
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service
from ontology.vocabulary import Vocabulary
from tests.graph_api.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("text", "query", "keys"),
    [
        ("subscription { live { a b } }", "{ a b }", {None: "live"}),
        ("subscription { a b }", "{ a b }", {}),
        ("subscription S($x: Int) @at(version: 1) { l: live { a(x: $x) } }",
         "query S($x: Int) @at(version: 1) { a(x: $x) }", {"S": "l"}),
        ("subscription { live { a } ...F } fragment F on Subscription { live { b } }", "{ a b }", {None: "live"}),
        ("subscription { ... on Subscription { live { a } } ... { live { b } } }", "{ a b }", {None: "live"}),
        ("subscription A { live { ...G } } query B { ...G } fragment G on Query { a }",
         "query A { ...G } query B { ...G } fragment G on Query { a }", {"A": "live"}),
        ("{ a }", "{ a }", {}),
    ],
)  # fmt: skip
def test_a_subscription_becomes_the_query_that_it_follows(text: str, query: str, keys: dict[str, str]) -> None:
    document, found = as_queries(parse(text))
    assert (print_ast(document), found) == (print_ast(parse(query)), keys)


@pytest.mark.parametrize(
    "text",
    [
        "subscription { live { dataset { version } } dataset { version } }",
        "subscription { live { dataset { version } } live @skip(if: false) { dataset { version } } }",
        "subscription { live @skip(if: false) { dataset { version } } }",
        "subscription { live(a: 1) { dataset { version } } }",
        "subscription { live }",
        "subscription { ...F @skip(if: true) } fragment F on Subscription { live { dataset { version } } }",
        "subscription { ...F } fragment F on Subscription { ...F }",
    ],
)
def test_a_use_of_live_that_would_be_ignored_is_refused(ask: Ask, text: str) -> None:
    document, keys = as_queries(parse(text))
    assert keys == {}
    assert {each["extensions"]["code"] for each in ask(print_ast(document))["errors"]} == {"INVALID_DOCUMENT"}


def test_the_answer_and_its_paths_are_below_live() -> None:
    extensions = {"notStated": [["a"]], "hints": [{"path": ["a"], "code": "X"}], "storeOperations": 2}
    found = wrapped(ExecutionResult({"a": 1}, [GraphQLError("no", path=["a", 0])], extensions), "now")
    assert found.data == {"now": {"a": 1}}
    assert found.errors is not None
    assert found.errors[0].path == ["now", "a", 0]
    assert found.extensions == {
        "notStated": [["now", "a"]],
        "hints": [{"path": ["now", "a"], "code": "X"}],
        "storeOperations": 2,
    }


def test_a_refused_document_has_no_data_below_live() -> None:
    found = wrapped(ExecutionResult(None, [GraphQLError("no")], {}), "live")
    assert (found.data, found.errors and found.errors[0].path) == (None, None)


def test_nothing_changes_without_live() -> None:
    result = ExecutionResult({"a": 1}, None)
    assert wrapped(result, None) is result


def test_a_subscription_has_the_answer_of_its_query(app: Starlette) -> None:
    service: Service = app.state.service

    def ask(text: str) -> ExecutionResult:
        context = RequestContext(service.snapshot(), Vocabulary.load(), FactsCache(), ("nl",), service)
        return execute(context, text)

    selection = '{ gent: municipality(id: "mun:gent") { label legalForm } things(first: 2) { nodes { key } } }'
    query, live = (ask(f"{kind} {selection}") for kind in ("query", "subscription"))
    below = ask(f"subscription {{ live {selection} }}")
    assert query.data == live.data == below.data["live"]  # type: ignore[index]
    expected: Any = (query.extensions or {})["notStated"]
    assert (below.extensions or {})["notStated"] == [["live", *path] for path in expected]
