"""Shared parts of the operations on a dataset: the client of a request, and the response to a worker's answer."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from graph_api.access_log import observed_in
from graph_api.http.client_address import client_address
from graph_api.http.problems import BrokenOff
from graph_store.errors import GraphError, Unauthorized
from graph_store.formats import GRAPHS, TABLES
from graph_store.workers.query_workers import Answer

CONTENT_TYPES = {each.media_type: each.content_type for each in (*TABLES, *GRAPHS)}
"""The Content-Type of an answer, by media type."""


def client_of(request: Request) -> str:
    """Return the client that a request is accounted to: its token if that is valid, else its address."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        try:
            return f"token {request.app.state.service.tokens.bearer(text.strip()).id}"
        except Unauthorized:
            pass
    return client_address(request.scope)


def response(scope: Scope, answer: Answer, headers: Mapping[str, str]) -> Response:
    """Return the response for a worker's answer: complete if it is small, else streamed."""
    carried = {**headers, "Content-Type": CONTENT_TYPES[answer.media_type]}
    if answer.encoding:
        carried["Content-Encoding"] = answer.encoding
    observed_in(scope).update(_told(answer))
    if answer.body is not None:
        return Response(answer.body, headers=carried)
    if answer.length is not None:
        carried["Content-Length"] = str(answer.length)
    return _Stream(scope, answer, carried)


def head(headers: Mapping[str, str]) -> Response:
    """Return the answer to HEAD; an unknown length is omitted.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-8.6
    """
    response = Response(headers=headers)
    if "Content-Length" not in headers:
        del response.headers["Content-Length"]
    return response


def _told(answer: Answer) -> dict[str, object]:
    """Return the values of an answer to count and log."""
    return {"lane": "heavy" if answer.is_heavy else "light", "rows": answer.rows}


class _Stream(StreamingResponse):
    """An answer too large to buffer. A client that leaves ends the worker; a worker that fails ends the connection."""

    def __init__(self, scope: Scope, answer: Answer, headers: Mapping[str, str]) -> None:
        super().__init__(aiter(answer) if scope["method"] != "HEAD" else (), headers=headers)
        self._answer, self._observed = answer, observed_in(scope)
        self._is_sent = False

    async def stream_response(self, send: Send) -> None:
        """Send head and body; this is cancelled when the client disconnects."""
        await super().stream_response(send)
        self._is_sent = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
            if not self._is_sent:
                self._observed.update(code="CLIENT_GONE")
        except GraphError as error:
            self._observed.update(code=error.code)
            raise BrokenOff(f"{error.code}: {error.detail}") from None
        finally:
            self._observed.update(_told(self._answer))
            await self._answer.close()
