"""Any page of any site may read here; none may send a token, so none may write.

Source: https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from collections.abc import Sequence

from starlette import datastructures
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Send

from graph_api.answers import Headers

_READABLE = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After, X-Dataset-Version"),
]


class OpenForReads(CORSMiddleware):
    """The middleware of the framework, with the one step that every answer takes made short."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
            allow_headers=["Accept", "Accept-Language", "Content-Type", "If-None-Match"],
            max_age=86_400,
        )

    async def send(self, message: Message, send: Send, request_headers: datastructures.Headers) -> None:
        """Pass a message on; the head of an answer says who may read it and that this depends on who asks."""
        if message["type"] == "http.response.start":
            headers = opened(message.get("headers", ()), "origin" in request_headers)
            message = {**message, "headers": headers}
        await send(message)


def opened(headers: Sequence[tuple[bytes, bytes]], is_elsewhere: bool) -> Headers:
    """The headers of an answer, with those that a page of another site needs and the word that they depend on it."""
    varies = [value for name, value in headers if name == b"vary"]
    kept = [each for each in headers if each[0] != b"vary"]
    return [*kept, (b"vary", b", ".join([*varies, b"Origin"])), *(_READABLE if is_elsewhere else ())]
