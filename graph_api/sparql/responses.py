"""Shared parts of the operations on a dataset: the client of a request, and the response to a worker's answer."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from graph_api.answers import Headers, Whole
from graph_api.observing import observed_in
from graph_api.problems import BrokenOff
from graph_api.proxies import client_address
from graph_store.errors import GraphError, Unauthorized
from graph_store.formats import GRAPHS, TABLES
from graph_store.workers.query_workers import Answer

OF_FORMAT = {
    each.media_type: ((b"content-type", each.content_type.encode()), (b"x-content-type-options", b"nosniff"))
    for each in (*TABLES, *GRAPHS)
}
"""The headers with the format of an answer, by media type."""


def written(headers: Mapping[str, str]) -> Headers:
    """Return headers in the form in which they are sent."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def client_of(request: Request) -> str:
    """Return the client that a request is accounted to: its token if that is valid, else its address."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        try:
            return f"token {request.app.state.service.tokens.bearer(text.strip()).id}"
        except Unauthorized:
            pass
    return client_address(request.scope)


def response(scope: Scope, answer: Answer, headers: Headers) -> Response:
    """Return the response for a worker's answer: complete if it is small, else streamed."""
    headers = [*headers, *OF_FORMAT[answer.media_type]]
    if answer.encoding:
        headers.append((b"content-encoding", answer.encoding.encode()))
    observed_in(scope).update(_told(answer))
    if answer.body is not None:
        return Whole([*headers, (b"content-length", b"%d" % len(answer.body))], answer.body)
    if answer.length is not None:
        headers.append((b"content-length", b"%d" % answer.length))
    if scope["method"] == "HEAD":
        answer.close()
        return head(headers)
    return _Stream(scope, answer, headers)


def _told(answer: Answer) -> dict[str, object]:
    """Return the values of an answer to count and log."""
    return {"lane": "heavy" if answer.is_heavy else "light", "rows": answer.rows}


def head(headers: Headers) -> Response:
    """Return the answer to HEAD; an unknown length is omitted.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-8.6
    """
    return Whole(headers, b"")


class _Stream(StreamingResponse):
    """An answer too large to buffer. A client that leaves ends the worker; a worker that fails ends the connection."""

    def __init__(self, scope: Scope, answer: Answer, headers: Headers) -> None:
        super().__init__(aiter(answer))
        self.raw_headers = list(headers)
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
            self._answer.close()
