"""Any page of any site may read here; none may send a token, so none may write.

Source: https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Send

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

    async def send(self, message: Message, send: Send, request_headers: Headers) -> None:
        """Pass a message on; the head of an answer says who may read it and that this depends on who asks."""
        if message["type"] == "http.response.start":
            headers = [each for each in message.get("headers", ()) if each[0] != b"vary"]
            varies = [value for name, value in message.get("headers", ()) if name == b"vary"]
            headers.append((b"vary", b", ".join([*varies, b"Origin"])))
            if "origin" in request_headers:
                headers += _READABLE
            message = {**message, "headers": headers}
        await send(message)
