"""Routes that are only read: GET and HEAD, and OPTIONS that says so."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint: TypeAlias = Callable[[Request], Response | Awaitable[Response]]

ALLOWED = "GET, HEAD, OPTIONS"
"""What a document can be asked."""


def reads(path: str, endpoint: Endpoint) -> list[Route]:
    """The routes of one address that nobody writes to."""
    return [Route(path, endpoint), Route(path, allowed, methods=["OPTIONS"])]


async def allowed(request: Request) -> Response:
    """Answer which methods a document has. https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7"""
    return Response(status_code=204, headers={"Allow": ALLOWED})
