"""Cross-origin rules: pages of any site may read; none may send a token, and therefore none may write.

Pages of other sites may also embed data. Our own pages and the files they load may not be embedded.
Sources: https://fetch.spec.whatwg.org/#http-cors-protocol
· https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header
"""

from collections.abc import Sequence
from http import HTTPStatus

from starlette import datastructures
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.answers import Headers
from graph_api.problems import problem_fields
from graph_store.errors import Forbidden

_READABLE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After, X-Dataset-Version"),
]

_EMBEDDING = b"cross-origin-resource-policy"
_WRITABLE = ("/update", "/store")
_READS = {"GET", "HEAD"}


class OpenForReads(CORSMiddleware):
    """The CORS middleware of the framework, with a faster path for the headers that every answer gets."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
            allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
            max_age=86_400,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a read or a preflight from another site; pass a write on without CORS headers."""
        if scope["type"] == "http" and _writes(scope):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def preflight_response(self, request_headers: datastructures.Headers) -> Response:
        """Return the permissions for a page; when it may not do this, a problem document without CORS headers."""
        answer = super().preflight_response(request_headers)
        if answer.status_code == HTTPStatus.OK:
            return answer
        fields = problem_fields(Forbidden(f"A page of another site may not send this: {bytes(answer.body).decode()}."))
        return JSONResponse(fields, Forbidden.status, {"Vary": "Origin"}, "application/problem+json")

    async def send(self, message: Message, send: Send, request_headers: datastructures.Headers) -> None:
        """Pass a message on, after adding CORS headers and `Vary: Origin` to the head of an answer."""
        if message["type"] == "http.response.start":
            headers = opened(message.get("headers", ()), "origin" in request_headers)
            message = {**message, "headers": headers}
        await send(message)


def _writes(scope: Scope) -> bool:
    """Return whether a request writes, or is the preflight of a write."""
    if not scope["path"].startswith(_WRITABLE):
        return False
    asked = datastructures.Headers(scope=scope).get("access-control-request-method")
    method = asked if asked and scope["method"] == "OPTIONS" else scope["method"]
    return method not in _READS or scope["path"] == _WRITABLE[0]


def opened(headers: Sequence[tuple[bytes, bytes]], is_elsewhere: bool) -> Headers:
    """Return the headers of an answer together with those that a page of another site needs, and with `Vary`."""
    varies = [value for name, value in headers if name == b"vary"]
    kept = [each for each in headers if each[0] != b"vary"]
    if not any(name == _EMBEDDING for name, _ in kept):
        kept.append((_EMBEDDING, b"cross-origin"))
    return [*kept, (b"vary", b", ".join([*varies, b"Origin"])), *(_READABLE if is_elsewhere else ())]
