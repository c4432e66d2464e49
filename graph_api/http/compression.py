"""Compression: an answer is sent with brotli or gzip to a client that accepts it, and then has a tag of its own.

Sources: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 · https://www.rfc-editor.org/rfc/rfc7932
· https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3.3
"""

import re
import zlib
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import IdentityResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.http.quality import weighted
from graph_api.response_cache import Cache

GZIP, BROTLI = "gzip", "br"

LEAST_BYTES = 500
"""A smaller body is sent as it is."""

MOST_CACHED_BYTES = 16 * 1024 * 1024
"""Limit on the bytes of the compressed bodies that are kept for later answers."""

Encode = Callable[[bytes, bool], bytes]
"""A function that compresses the next bytes; the second argument says whether more follow."""

_GZIP_LEVEL, _GZIP_FORMAT = 5, 31
_BROTLI_QUALITY, _BROTLI_WINDOW = 5, 19
_VARIES = "Accept-Encoding"
_THREAD_BYTES = 128 * 1024
_MARK = re.compile(rf'-({BROTLI}|{GZIP})(?=")')


@lru_cache(256)
def accepted_codings(accept_encoding: str) -> tuple[str, ...]:
    """Return the encodings that a client likes at least as much as plain bytes, the preferred one first."""
    qualities = dict(weighted(accept_encoding))
    known = {coding: qualities.get(coding, qualities.get("*", 0.0)) for coding in (BROTLI, GZIP)}
    plain = qualities.get("identity", 0.0)
    return tuple(sorted((each for each in known if known[each] > 0 and known[each] >= plain), key=lambda c: -known[c]))


def takes_gzip(accept_encoding: str) -> bool:
    """Return whether the client accepts gzip, for an answer that another process compresses."""
    return GZIP in accepted_codings(accept_encoding)


class Compression:
    """Compresses every answer of some length in the encoding that the client prefers.

    Left alone are parts of a file and files that have parts, answers that are compressed already, and media types that
    compression does not make smaller.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._cache: Cache[bytes] = Cache(MOST_CACHED_BYTES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request; the application sees only the tags of answers that are not compressed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        codings, held = accepted_codings(headers.get("accept-encoding", "")), headers.get("if-none-match", "")
        responder = _Compressor(self._app, codings[0], self._cache) if codings else _Plain(self._app)
        await responder(_unmarked(scope, held, codings), receive, _marking(send, held, codings))


class _Plain(IdentityResponder):
    """Passes an answer on as it is."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, LEAST_BYTES)
        self._has_parts = False

    async def send_with_compression(self, message: Message) -> None:
        """Send a message of the application; one about a file that has parts stays unchanged."""
        if message["type"] == "http.response.start":
            self._has_parts = "accept-ranges" in Headers(raw=message["headers"])
        await (self.send(message) if self._has_parts else super().send_with_compression(message))


class _Compressor(_Plain):
    """Compresses an answer; a whole body only once, if its tag shows that it may be asked for again."""

    def __init__(self, app: ASGIApp, coding: str, cache: Cache[bytes]) -> None:
        super().__init__(app)
        self.content_encoding = coding
        self._cache, self._encode = cache, _ENCODERS[coding]()
        self._is_stream = False

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        """Return the next bytes compressed."""
        self._is_stream |= more_body
        if self._is_stream or "etag" not in Headers(raw=self.initial_message["headers"]):
            return await self._encoded(body, more_body)
        key = self.content_encoding, sha256(body).digest()
        packed = self._cache.get(key)
        if packed is None:
            packed = await self._encoded(body, more_body)
            self._cache.put(key, packed, len(packed))
        return packed

    async def _encoded(self, body: bytes, more_body: bool) -> bytes:
        if len(body) < _THREAD_BYTES:
            return self._encode(body, more_body)
        return await run_in_threadpool(self._encode, body, more_body)


def _gzip() -> Encode:
    stream = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_FORMAT)
    return lambda body, more: stream.compress(body) + stream.flush(zlib.Z_SYNC_FLUSH if more else zlib.Z_FINISH)


def _brotli() -> Encode:
    stream = brotli.Compressor(quality=_BROTLI_QUALITY, lgwin=_BROTLI_WINDOW)
    return lambda body, more: stream.process(body) + (stream.flush() if more else stream.finish())


_ENCODERS: dict[str, Callable[[], Encode]] = {BROTLI: _brotli, GZIP: _gzip}


def _marked(tag: str, coding: str) -> str:
    """Return the tag of an answer in an encoding."""
    return f'{tag[:-1]}-{coding}"'


def _unmarked(scope: Scope, held: str, codings: tuple[str, ...]) -> Scope:
    """Return the request with the tags that the application gives, where the client still accepts their encoding."""
    plain = _MARK.sub(lambda found: "" if found[1] in codings else found[0], held)
    if plain == held:
        return scope
    others = [(name, value) for name, value in scope["headers"] if name != b"if-none-match"]
    return {**scope, "headers": [*others, (b"if-none-match", plain.encode("latin-1"))]}


def _marking(send: Send, held: str, codings: tuple[str, ...]) -> Send:
    """Return a sender that marks the tag of a compressed answer, and that of a 304 if the client holds it marked."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < HTTPStatus.BAD_REQUEST:
            headers = MutableHeaders(raw=message["headers"])
            used = [headers["content-encoding"]] if "content-encoding" in headers else []
            if message["status"] == HTTPStatus.NOT_MODIFIED:
                used = [coding for coding in codings if _marked(headers.get("etag", ""), coding) in held]
            if used and "etag" in headers:
                headers["etag"] = _marked(headers["etag"], used[0])
            if (used or message["status"] == HTTPStatus.NOT_MODIFIED) and _VARIES not in headers.get("vary", ""):
                headers.add_vary_header(_VARIES)
        await send(message)

    return marked
