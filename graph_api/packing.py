"""Compression: pages are sent with gzip to clients that accept it; data and dumps are not compressed here.

A compressed page is a separate representation with its own tag: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3
"""

import gzip
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MARK = "-packed"
_LEVEL = 5
_LEAST_BYTES = 500
_MARKED = re.compile(rf'{_MARK}(?=")')


def takes_gzip(accept_encoding: str) -> bool:
    """Return whether the client accepts gzip, with at least the preference it gives to plain bytes.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
    """
    qualities = dict(map(_quality, accept_encoding.lower().split(",")))
    gzip = qualities.get("gzip", qualities.get("*", 0.0))
    return gzip > 0 and gzip >= qualities.get("identity", 0.0)


class Packed:
    """Compresses `text/html` that comes in one piece; passes everything else on unchanged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request; detect a compressed page that the client already has by its tag."""
        if scope["type"] != "http" or not takes_gzip(Headers(scope=scope).get("accept-encoding", "")):
            await self._app(scope, receive, send)
            return
        held = Headers(scope=scope).get("if-none-match", "")
        await self._app(_unmarked(scope, held), receive, _Sender(send, held))


class _Sender:
    """Holds back the head of an answer until the body shows whether it will be compressed."""

    def __init__(self, send: Send, held: str) -> None:
        self._send, self._held = send, held
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._may_change(message):
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            message = _packed(start, message)
            await self._send(start)
        await self._send(message)

    def _may_change(self, start: Message) -> bool:
        headers = MutableHeaders(raw=start["headers"])
        if headers.get("content-type", "").startswith("text/html"):
            return "content-encoding" not in headers
        if start["status"] == 304 and _marked(headers.get("etag", "")) in self._held:
            headers["etag"] = _marked(headers["etag"])
            headers.add_vary_header("Accept-Encoding")
        return False


def _quality(part: str) -> tuple[str, float]:
    """Return a coding and its quality; 1 where the quality cannot be read."""
    name, _, parameter = part.replace(" ", "").partition(";")
    try:
        return name, float(parameter.removeprefix("q=") or 1)
    except ValueError:
        return name, 1.0


def _packed(start: Message, body: Message) -> Message:
    """Return the body compressed, with a matching head; a small body, or one in pieces, stays unchanged."""
    headers = MutableHeaders(raw=start["headers"])
    headers.add_vary_header("Accept-Encoding")
    content = body.get("body", b"")
    if body.get("more_body") or len(content) < _LEAST_BYTES:
        return body
    content = gzip.compress(content, _LEVEL, mtime=0)
    headers["content-encoding"], headers["content-length"] = "gzip", str(len(content))
    if "etag" in headers:
        headers["etag"] = _marked(headers["etag"])
    return {**body, "body": content}


def _marked(tag: str) -> str:
    return f'{tag[:-1]}{_MARK}"' if tag.endswith('"') else tag


def _unmarked(scope: Scope, held: str) -> Scope:
    """Return the request with the tags that the pages themselves use, without the mark of compression."""
    if _MARK not in held:
        return scope
    headers = [(name, value) for name, value in scope["headers"] if name != b"if-none-match"]
    tag = _MARKED.sub("", held).encode("latin-1")
    return {**scope, "headers": [*headers, (b"if-none-match", tag)]}
