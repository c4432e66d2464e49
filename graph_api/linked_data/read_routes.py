"""Read-only routes: GET and HEAD, and OPTIONS to list them."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint: TypeAlias = Callable[[Request], Response | Awaitable[Response]]

ALLOWED = "GET, HEAD, OPTIONS"
"""The methods that a document supports."""


def reads(path: str, endpoint: Endpoint) -> list[Route]:
    """Return the routes of one read-only address."""
    return [Route(path, endpoint), Route(path, allowed, methods=["OPTIONS"])]


async def allowed(request: Request) -> Response:
    """Answer with the methods that a document supports. https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7"""
    return Response(status_code=204, headers={"Allow": ALLOWED})
