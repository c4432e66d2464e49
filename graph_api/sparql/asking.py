"""What the operations on a dataset share: whose turn a request takes, and how an answer of the workers is sent."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from graph_api.observing import observed
from graph_api.problems import BrokenOff
from graph_store.errors import GraphError, Unauthorized
from graph_store.formats import GRAPHS, TABLES
from graph_store.sandbox.sandbox import Answer

CONTENT_TYPES = {each.media_type: each.content_type for each in (*TABLES, *GRAPHS)}


def client_of(request: Request) -> str:
    """Whose turn and budget a request takes: its token's when it has a good one, else its address's."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        try:
            return f"token {request.app.state.service.tokens.bearer(text.strip()).id}"
        except Unauthorized:
            pass
    return request.client.host if request.client else ""


def takes_gzip(request: Request) -> bool:
    """Whether the client takes compressed bytes. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3"""
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = part.strip().partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def response(request: Request, answer: Answer, headers: dict[str, str]) -> Response:
    """An answer of the workers: whole when it is small, else as it comes."""
    headers = {**headers, "Content-Type": CONTENT_TYPES[answer.media_type], "X-Content-Type-Options": "nosniff"}
    if answer.encoding:
        headers["Content-Encoding"] = answer.encoding
    observed(request).update(lane="heavy" if answer.is_heavy else "light", rows=answer.rows)
    if answer.body is not None:
        return Response(answer.body, headers=headers)
    if answer.length is not None:
        headers["Content-Length"] = str(answer.length)
    if request.method == "HEAD":
        answer.close()
        return head(headers)
    return _Stream(request, answer, headers)


def head(headers: dict[str, str]) -> Response:
    """The answer to HEAD; a length that nobody knows is not told.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-8.6
    """
    answer = Response(headers=headers)
    if "Content-Length" not in headers:
        del answer.headers["Content-Length"]
    return answer


class _Stream(StreamingResponse):
    """An answer too large to hold; its worker ends with the client, and the connection breaks with the worker."""

    def __init__(self, request: Request, answer: Answer, headers: dict[str, str]) -> None:
        super().__init__(aiter(answer), headers=headers)
        self._answer, self._observed = answer, observed(request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
            self._observed.update(rows=self._answer.rows)
        except GraphError as error:
            self._observed.update(code=error.code)
            raise BrokenOff(f"{error.code}: {error.detail}") from None
        finally:
            self._answer.close()
