"""What the operations on a dataset share: whose turn a request takes, and how an answer of the workers is sent."""

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
from graph_store.sandbox.sandbox import Answer

OF_FORMAT = {
    each.media_type: ((b"content-type", each.content_type.encode()), (b"x-content-type-options", b"nosniff"))
    for each in (*TABLES, *GRAPHS)
}
"""The headers that tell the format of an answer, by its media type."""


def written(headers: Mapping[str, str]) -> Headers:
    """Headers as they go over the wire."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def client_of(request: Request) -> str:
    """Whose turn and budget a request takes: its token's when it has a good one, else its address's."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        try:
            return f"token {request.app.state.service.tokens.bearer(text.strip()).id}"
        except Unauthorized:
            pass
    return client_address(request.scope)


def response(scope: Scope, answer: Answer, headers: Headers) -> Response:
    """An answer of the workers: whole when it is small, else as it comes."""
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
    """What is counted and logged of an answer."""
    return {"lane": "heavy" if answer.is_heavy else "light", "rows": answer.rows}


def head(headers: Headers) -> Response:
    """The answer to HEAD; a length that nobody knows is not told.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-8.6
    """
    return Whole(headers, b"")


class _Stream(StreamingResponse):
    """An answer too large to hold; its worker ends with the client, and the connection breaks with the worker."""

    def __init__(self, scope: Scope, answer: Answer, headers: Headers) -> None:
        super().__init__(aiter(answer))
        self.raw_headers = list(headers)
        self._answer, self._observed = answer, observed_in(scope)
        self._is_sent = False

    async def stream_response(self, send: Send) -> None:
        """Send head and body; who leaves before the end has this cancelled."""
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
