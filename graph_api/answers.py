"""Caching of answers: the client knows an answer by its tag, and this process keeps its bytes.

A version never changes, so an answer computed from one stays right for as long as clients ask for that version.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

MOST_BYTES = 32 * 1024 * 1024
"""Limit on the bytes of the cached answers; one answer may take at most a hundredth of it."""

_ENTRY_BYTES = 500
_LONGEST_REQUEST = 2_000
"""Most bytes of a request whose answer is cached under the request as sent; at most 20,000 such requests are kept."""

_OF_A_BODY = (b"content-length", b"content-type")

Headers = list[tuple[bytes, bytes]]
"""Headers in the form in which they are sent."""


FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control for an address whose content never changes. https://www.rfc-editor.org/rfc/rfc8246"""


def lifetime(*, by_number: bool) -> str:
    """Return the Cache-Control of data: for ever when the address names a version, else checked by its tag."""
    return FOREVER if by_number else "no-cache"


class Kept(NamedTuple):
    """A cached answer with the headers it was sent with, its tag, and the values for the access log."""

    headers: Sequence[tuple[bytes, bytes]]
    body: bytes
    tag: str
    hash: str
    rows: int | None


class Answers:
    """A bounded cache of answers that evicts the least recently used one first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.hits = self.misses = 0
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[object, Kept] = OrderedDict()
        self._quick: dict[object, tuple[object, Kept]] = {}

    def get(self, key: object) -> Kept | None:
        """Return the answer cached under a key, or None."""
        kept = self._kept.get(key)
        if kept is None:
            self.misses += 1
            return None
        self.hits += 1
        self._kept.move_to_end(key)
        return kept

    def put(self, key: object, kept: Kept) -> None:
        """Cache an answer, unless it is too large."""
        size = len(kept.body) + _ENTRY_BYTES
        if size > self._most // 100 or key in self._kept:
            return
        self._kept[key] = kept
        self._bytes += size
        while self._bytes > self._most:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone.body) + _ENTRY_BYTES
            self._quick.clear()

    def put_quick(self, request: object, version: object, kept: Kept) -> None:
        """Cache an answer under the request as it was sent, for as long as this version is in service."""
        if len(self._quick) > 20_000 or (self._quick and next(iter(self._quick.values()))[0] != version):
            self._quick.clear()
        self._quick[request] = version, kept

    def quick(self, request: object, version: object) -> Kept | None:
        """Return the cached answer to a request as it was sent, or None."""
        found = self._quick.get(request)
        if found is None or found[0] != version:
            return None
        self.hits += 1
        return found[1]


class Whole(Response):
    """A complete answer whose headers are ready to send; 304 without a body for a client that already has it."""

    def __init__(self, headers: Sequence[tuple[bytes, bytes]], body: bytes, *, is_held: bool = False) -> None:
        self.status_code, self.body, self.background = (304, b"", None) if is_held else (200, body, None)
        self.raw_headers = [each for each in headers if not (is_held and each[0] in _OF_A_BODY)]


def holds(request: Request, tag: str | None) -> bool:
    """Return whether the client has this representation. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2"""
    return tag is not None and is_held(request.headers.get("if-none-match", ""), tag)


def request_key(scope: Scope) -> object | None:
    """Return a key for a GET request as it was sent; None when it must not be answered from the cache."""
    if scope["method"] != "GET":
        return None
    accept = encoding = b""
    for name, value in scope["headers"]:
        if name == b"accept":
            accept = value
        elif name == b"accept-encoding":
            encoding = value
        elif name == b"authorization":
            return None
    if len(scope["query_string"]) + len(accept) + len(encoding) > _LONGEST_REQUEST:
        return None
    return scope["path"], scope["query_string"], accept, encoding


def is_held(header: str, tag: str) -> bool:
    """Return whether a list of entity tags contains this one."""
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in header.split(",")) if header else False
