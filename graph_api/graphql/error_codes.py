"""Errors in an answer, with their location, path and a stable code; the details of internal faults are hidden."""

from typing import Any
from uuid import uuid4

import structlog
from graphql import GraphQLError, GraphQLSyntaxError

from graph_store.errors import GraphError, InvalidDocument, MalformedDocument

_LONGEST = 1000
"""Number of characters of a message; it may quote what the document or its variables say, once for each error."""

_log = structlog.get_logger(__name__)


def formatted(error: GraphQLError) -> dict[str, Any]:
    """Return an error in the form of the specification. https://spec.graphql.org/September2025/#sec-Errors"""
    message = error.message
    shown: dict[str, Any] = {"message": message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"}
    if error.locations:
        shown["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
    if error.path:
        shown["path"] = list(error.path)
    code, extras = _code(error)
    if code == GraphError.code:
        shown["message"] = "an internal error occurred; the log has the details under this id"
    shown["extensions"] = {"code": code, **extras}
    return shown


def _code(error: GraphQLError) -> tuple[str, dict[str, str]]:
    cause = error.original_error
    if isinstance(cause, GraphError):
        return cause.code, {}
    if isinstance(error, GraphQLSyntaxError):
        return MalformedDocument.code, {}
    if cause is None or isinstance(cause, GraphQLError):
        return InvalidDocument.code, {}
    error_id = str(uuid4())
    _log.error("graphql fault", error_id=error_id, path=error.path, exc_info=cause)
    return GraphError.code, {"id": error_id}


def is_request_error(errors: list[GraphQLError] | None, data: object) -> bool:
    """Return whether nothing was executed, because the document, operation or variables cannot be used."""
    return data is None and bool(errors) and all(not error.path for error in errors or ())
