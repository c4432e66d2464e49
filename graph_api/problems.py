"""Errors as answers: a problem document for programs, a small page for people.

Source: https://www.rfc-editor.org/rfc/rfc9457
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import orjson
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from graph_api.observing import observed
from graph_api.site.error_page import error_page
from graph_store.errors import (
    BadRequest,
    ClientBudget,
    Forbidden,
    GraphError,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    QueryTimeout,
    RangeNotSatisfiable,
    TooLarge,
    UnsupportedMediaType,
)
from graph_store.formats import HTML, Format, Kind, negotiate

RETRY_AFTER_S = 5
"""Seconds in the Retry-After header when the service cannot answer now."""

_PROBLEM = Format("problem", Kind.PAGE, "application/problem+json", ".json", ("application/json",))
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


async def answer_nobody(request: Request, error: Exception) -> Response:
    """End a request whose client disconnected before the answer was complete."""
    assert isinstance(error, ClientDisconnect)  # noqa: S101
    observed(request)["code"] = "CLIENT_GONE"
    return Response(status_code=_CLIENT_GONE)


HANDLERS: dict[Any, ExceptionHandler] = {
    ClientDisconnect: answer_nobody,
    GraphError: answer_error,
    HTTPException: answer_framework_error,
    Exception: answer_fault,
}
"""The handler for each exception that a route may raise."""


def problem(request: Request, fields: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem document, or a page when the client prefers one."""
    carried = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    if _prefers_page(request) and _has_pages(request):
        return error_page(request, fields, carried)
    return Response(orjson.dumps(dict(fields)), fields["status"], carried, media_type=_PROBLEM.media_type)


def _has_pages(request: Request) -> bool:
    """Return whether the service has pages; a bare SPARQL server has none."""
    service = getattr(request.app.state, "service", None)
    return service is None or not service.settings.plain


def _prefers_page(request: Request) -> bool:
    try:
        return negotiate(request.headers.get("accept", ""), (_PROBLEM, HTML)) is HTML
    except NotAcceptable:
        return False


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
        return f"There is nothing at {request.url.path}."
    if error.status_code == MethodNotAllowed.status:
        allowed = (error.headers or {}).get("Allow", "other methods")
        return f"{request.method} is not allowed at {request.url.path}; {allowed} can be used."
    return error.detail
