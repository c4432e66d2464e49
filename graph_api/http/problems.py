"""Errors as answers: a problem document for programs, a small page for people.

Source: https://www.rfc-editor.org/rfc/rfc9457
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import uuid4

import orjson
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from graph_api.access_log import observed
from graph_api.http.accept_language import accepted_languages, lookup_tags
from graph_api.http.negotiation import prefers
from graph_store.disk_space import is_full, store_full
from graph_store.errors import (
    BadRequest,
    ClientBudget,
    Forbidden,
    GraphError,
    MethodNotAllowed,
    NotFound,
    QueryTimeout,
    RangeNotSatisfiable,
    TooLarge,
    UnsupportedMediaType,
)
from graph_store.formats import HTML, Format, Kind
from graph_store.text import LANGUAGES, Text, said

RETRY_AFTER_S = 5
"""Seconds in the Retry-After header when the service cannot answer now."""

PROBLEM = Format("problem", Kind.PAGE, "application/problem+json", ".json", ("application/json",))
"""The format of a problem document."""

ErrorPage = Callable[[Request, Mapping[str, Any], Mapping[str, str]], Response]
"""A function that shows the members of a problem document as a page with the given headers."""

_FROM_FRAMEWORK: dict[int, type[GraphError]] = {
    error.status: error for error in (BadRequest, NotFound, MethodNotAllowed, TooLarge, UnsupportedMediaType)
}
_CLIENT_GONE = 499
_log = structlog.get_logger(__name__)


def problem_fields(error: GraphError) -> dict[str, Any]:
    """Return the members of a problem document, with `line` and `column` for an error in a text."""
    fields: dict[str, Any] = {
        "type": f"/docs/errors#{error.code.lower()}",
        "title": error.code.replace("_", " ").capitalize(),
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
    }
    places = {name: getattr(error, name, None) for name in ("line", "column")}
    return fields | {name: place for name, place in places.items() if place is not None}


class BrokenOff(Exception):
    """An answer failed after its first bytes; the server then closes the connection without completing the answer."""


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer with an error of our error tree."""
    assert isinstance(error, GraphError)  # noqa: S101
    observed(request)["code"] = error.code
    return problem(request, problem_fields(error), _headers(request, error))


async def answer_framework_error(request: Request, error: Exception) -> Response:
    """Answer with an error of the router: unknown path, or a method that is not allowed there."""
    assert isinstance(error, HTTPException)  # noqa: S101
    ours = _FROM_FRAMEWORK.get(error.status_code)
    observed(request)["code"] = (ours or BadRequest).code
    if ours is None:
        detail = error.detail or HTTPStatus(error.status_code).phrase
        return problem(request, problem_fields(BadRequest(detail)) | {"status": error.status_code}, error.headers)
    return problem(request, problem_fields(ours(_detail(request, error))), error.headers)


async def answer_fault(request: Request, error: Exception) -> Response:
    """Answer an unexpected error: the log gets the details, the client gets the id of the log entry."""
    if isinstance(error, BrokenOff):  # part of the answer has been sent; the access log gives the reason
        return Response(status_code=GraphError.status)
    error_id = uuid4()
    _log.error("fault", error_id=str(error_id), path=request.url.path, exc_info=error)
    observed(request)["code"] = GraphError.code
    masked = GraphError("An unexpected error occurred; look up this instance in the log for the details.")
    return problem(request, problem_fields(masked) | {"instance": error_id.urn})


async def answer_full_disk(request: Request, error: Exception) -> Response:
    """Answer a system error that says that a disk is full; any other one is unexpected."""
    if not is_full(error):
        raise error
    return await answer_error(request, store_full(error, Path(gettempdir())))


async def answer_nobody(request: Request, error: Exception) -> Response:
    """End a request whose client disconnected before the answer was complete."""
    assert isinstance(error, ClientDisconnect)  # noqa: S101
    observed(request)["code"] = "CLIENT_GONE"
    return Response(status_code=_CLIENT_GONE)


HANDLERS: dict[Any, ExceptionHandler] = {
    ClientDisconnect: answer_nobody,
    GraphError: answer_error,
    HTTPException: answer_framework_error,
    OSError: answer_full_disk,
    Exception: answer_fault,
}
"""The handler for each exception that a route may raise."""


def problem(request: Request, fields: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem document, or a page when the client prefers one and the application has an `error_page`."""
    carried = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language", **(headers or {})}
    error_page: ErrorPage | None = getattr(request.app.state, "error_page", None)
    if error_page is not None and prefers(request.headers.get("accept", ""), HTML, PROBLEM):
        return error_page(request, fields, carried)
    language = _language(request)
    told = {**fields, "detail": said(fields["detail"], language)}
    carried["Content-Language"] = language
    return Response(orjson.dumps(told), fields["status"], carried, media_type=PROBLEM.media_type)


def _language(request: Request) -> str:
    """Return the language of a problem document: that of `?lang=` or `Accept-Language`, or else English."""
    wished = [request.query_params.get("lang", ""), *accepted_languages(request.headers.get("accept-language", ""))]
    tags = (tag for each in wished for tag in lookup_tags(each))
    return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


def _headers(request: Request, error: GraphError) -> dict[str, str]:
    """Return the headers that the status requires; for a rejected token also the reason. RFC 6750, section 3."""
    if error.status == HTTPStatus.UNAUTHORIZED:
        sent = request.headers.get("authorization", "").lower().startswith("bearer ")
        return {"WWW-Authenticate": 'Bearer error="invalid_token"' if sent else "Bearer"}
    if error.code == Forbidden.code and "authorization" in request.headers:
        return {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}
    if isinstance(error, RangeNotSatisfiable):
        return {"Content-Range": f"bytes */{error.size}"}
    if isinstance(error, ClientBudget):
        return {"Retry-After": str(error.retry_after_s)}
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE and not isinstance(error, QueryTimeout):
        return {"Retry-After": str(RETRY_AFTER_S)}
    return {}


def _detail(request: Request, error: HTTPException) -> str:
    if error.status_code == NotFound.status:
        return Text("There is nothing at {path}.", path=request.url.path)
    if error.status_code == MethodNotAllowed.status:
        allowed = (error.headers or {}).get("Allow", "other methods")
        return Text(
            "{method} is not allowed at {path}; {allowed} can be used.",
            method=request.method,
            path=request.url.path,
            allowed=allowed,
        )
    return error.detail
