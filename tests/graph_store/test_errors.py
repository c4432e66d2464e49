"""Errors between processes; tests/test_docs.py walks the tree."""

from graph_store.errors import GraphError, MalformedQuery, TooLarge, as_error


def test_a_fault_becomes_the_error_with_its_code() -> None:
    error = as_error({"code": "MALFORMED_QUERY", "detail": "d", "line": 1, "column": 2})
    assert (type(error), error.detail) == (MalformedQuery, "d")
    assert isinstance(as_error({"code": "TOO_LARGE", "detail": "d"}), TooLarge)
    assert type(as_error({"code": "INTERNAL", "detail": "d"})) is GraphError
