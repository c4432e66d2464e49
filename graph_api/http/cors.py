"""Cross-origin rules: pages of any site may read; none may send a token, and therefore none may write.

Source: https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_api.http.problems import PROBLEM, problem_fields
from graph_store.errors import Forbidden

STREAM_TOKEN = "X-GraphQL-Event-Stream-Token"  # noqa: S105 - the name of a header
"""The header that says which event stream a request belongs to."""

_WRITABLE = ("/update", "/store", "/upload", "/inventories")
_STREAMED = "/graphql"
_READS = {"GET", "HEAD"}


class CrossOriginReads:
    """Adds CORS headers to reads; the address with event streams also takes the methods that make and stop them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._plain = app, _Reads(app)
        self._streams = _Reads(app, methods=("PUT", "DELETE"), headers=(STREAM_TOKEN,))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a read or a preflight from another site; pass a write on without CORS headers."""
        if scope["type"] != "http" or _writes(scope):
            await self._app(scope, receive, send)
        else:
            await (self._streams if scope["path"] == _STREAMED else self._plain)(scope, receive, send)


class _Reads(CORSMiddleware):
    """The CORS middleware of the framework, for reads only."""

    def __init__(self, app: ASGIApp, methods: Sequence[str] = (), headers: Sequence[str] = ()) -> None:
        super().__init__(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST", *methods, "OPTIONS"],
            allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match", *headers],
            expose_headers=["ETag", "Link", "Retry-After", "X-Dataset-Version", "X-Hint"],
            max_age=86_400,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return the permissions for a page; when it may not do this, a problem document without CORS headers."""
        answer = super().preflight_response(request_headers)
        if answer.status_code == HTTPStatus.OK:
            return answer
        fields = problem_fields(
            Forbidden("A page of another site may not send this: {reason}.", reason=bytes(answer.body).decode())
        )
        return JSONResponse(fields, Forbidden.status, {"Vary": "Origin"}, PROBLEM.media_type)


def _writes(scope: Scope) -> bool:
    """Return whether a request writes, or is the preflight of a write."""
    if not scope["path"].startswith(_WRITABLE):
        return False
    asked = Headers(scope=scope).get("access-control-request-method")
    method = asked if asked and scope["method"] == "OPTIONS" else scope["method"]
    return method not in _READS or scope["path"] == _WRITABLE[0]
