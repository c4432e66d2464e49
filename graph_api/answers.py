"""Answers that are given again: known by their tag to the client, by their bytes to this process.

A version never changes, so an answer over one is good for as long as that version is asked for.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of answers that are kept, each of at most a hundredth of this."""

_ENTRY_BYTES = 500
_LONGEST_REQUEST = 2_000
"""Bytes of a request that is known as it was sent; of these there may be 20,000."""

_OF_A_BODY = (b"content-length", b"content-type")

Headers = list[tuple[bytes, bytes]]
"""Headers as they go over the wire."""


FOREVER = "public, max-age=31536000, immutable"
"""What is at an address never changes. https://www.rfc-editor.org/rfc/rfc8246"""


def lifetime(*, by_number: bool) -> str:
    """The Cache-Control of data: for ever when the address has the number of its version, else asked again by tag."""
    return FOREVER if by_number else "no-cache"


class Kept(NamedTuple):
    """An answer with the headers it was sent with, its tag, and what the access log tells of it."""

    headers: Sequence[tuple[bytes, bytes]]
    body: bytes
    tag: str
    hash: str
    rows: int | None


class Answers:
    """A bounded store of answers, of which the one that was asked for longest ago goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.hits = self.misses = 0
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[object, Kept] = OrderedDict()
        self._quick: dict[object, tuple[object, Kept]] = {}

    def get(self, key: object) -> Kept | None:
        """The answer under a key."""
        kept = self._kept.get(key)
        if kept is None:
            self.misses += 1
            return None
        self.hits += 1
        self._kept.move_to_end(key)
        return kept

    def put(self, key: object, kept: Kept) -> None:
        """Keep an answer, unless it is large."""
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
        """Keep an answer under the request as it was sent, for as long as this version is in service."""
        if len(self._quick) > 20_000 or (self._quick and next(iter(self._quick.values()))[0] != version):
            self._quick.clear()
        self._quick[request] = version, kept

    def quick(self, request: object, version: object) -> Kept | None:
        """The answer to a request as it was sent."""
        found = self._quick.get(request)
        if found is None or found[0] != version:
            return None
        self.hits += 1
        return found[1]


class Whole(Response):
    """A whole answer with headers that are ready to be sent; 304 and no body for a client that has it."""

    def __init__(self, headers: Sequence[tuple[bytes, bytes]], body: bytes, *, is_held: bool = False) -> None:
        self.status_code, self.body, self.background = (304, b"", None) if is_held else (200, body, None)
        self.raw_headers = [each for each in headers if not (is_held and each[0] in _OF_A_BODY)]


def holds(request: Request, tag: str | None) -> bool:
    """Whether the client has this very representation. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2"""
    return tag is not None and is_held(request.headers.get("if-none-match", ""), tag)


def request_key(scope: Scope) -> object | None:
    """What tells one GET from another, as it was sent; None when it may not be answered from what is kept."""
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
    """Whether a list of entity tags has this one."""
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in header.split(",")) if header else False
