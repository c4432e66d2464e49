"""Errors in an answer."""

from graphql import GraphQLError, GraphQLSyntaxError, Source

from graph_api.graphql.error_codes import formatted, is_request_error
from graph_store.errors import NotFound
from tests.graph_api.graphql.conftest import Ask


def test_an_error_of_our_tree_keeps_its_code() -> None:
    shown = formatted(GraphQLError("no such thing", original_error=NotFound("no such thing"), path=["a", 1]))
    assert shown == {"message": "no such thing", "path": ["a", 1], "extensions": {"code": "NOT_FOUND"}}


def test_a_text_that_is_no_graphql_shows_its_place() -> None:
    shown = formatted(GraphQLSyntaxError(Source("{ a"), 3, "Expected Name"))
    assert shown["extensions"] == {"code": "MALFORMED_DOCUMENT"}
    assert shown["locations"] == [{"line": 1, "column": 4}]


def test_what_nobody_meant_is_masked_with_an_id() -> None:
    shown = formatted(GraphQLError("secret", original_error=KeyError("secret")))
    assert "secret" not in str(shown)
    assert shown["extensions"]["code"] == "INTERNAL"
    assert shown["extensions"]["id"]


def test_a_long_message_is_cut_because_it_may_quote_a_variable_in_each_error() -> None:
    shown = formatted(GraphQLError("x" * 100_000))
    assert shown["message"] == "x" * 1000 + "…"


def test_an_unknown_field_is_refused_with_its_place(ask: Ask) -> None:
    (error,) = ask("{ projects { nodes { nothing } } }")["errors"]
    assert error["extensions"]["code"] == "INVALID_DOCUMENT"
    assert error["locations"] == [{"line": 1, "column": 22}]


def test_an_error_with_a_path_is_no_request_error() -> None:
    assert is_request_error([GraphQLError("x")], None)
    assert not is_request_error([GraphQLError("x", path=["a"])], None)
    assert not is_request_error(None, {})
