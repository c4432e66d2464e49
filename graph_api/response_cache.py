"""A cache of answers: a version never changes, so an answer made from one stays right while clients ask for it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from graph_api.hints.hint import Hint

T = TypeVar("T")

MOST_BYTES = 32 * 1024 * 1024
"""Limit on the bytes of the cached answers to queries, and on those of the cached pages."""

_ENTRY_BYTES = 500
_LEAST_ENTRIES = 20

Headers = Sequence[tuple[bytes, bytes]]
"""Headers in the form in which they are sent."""


class Cache(Generic[T]):
    """A thread-safe cache that is bounded in bytes and evicts the least recently used value first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.hits = self.misses = 0
        self._most, self._bytes = most_bytes, 0
        self._values: OrderedDict[object, tuple[T, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> T | None:
        """Return the value cached under a key, or None."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                self.misses += 1
                return None
            self.hits += 1
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: object, value: T, size: int) -> None:
        """Cache a value of this many bytes, unless it takes more than a twentieth of the cache."""
        size += _ENTRY_BYTES
        with self._lock:
            if key in self._values or size * _LEAST_ENTRIES > self._most:
                return
            self._values[key] = value, size
            self._bytes += size
            while self._bytes > self._most:
                _, (_, freed) = self._values.popitem(last=False)
                self._bytes -= freed


class Cached(NamedTuple):
    """The headers and the body of a cached answer, its number of rows for the access log, and its hints."""

    headers: Headers
    body: bytes
    rows: int | None = None
    hints: tuple[Hint, ...] = ()

    def response(self) -> Response:
        """Return an answer with headers of its own."""
        return ready(self.headers, self.body)


def ready(headers: Headers, body: bytes) -> Response:
    """Return a complete answer whose headers are in the form in which they are sent."""
    response = Response()
    response.body, response.raw_headers = body, list(headers)
    return response


def page_once(request: Request, carried: Mapping[str, str], make: Callable[[], Response]) -> Response:
    """Return the page with this tag from the cache, or render and cache it.

    The list of versions is part of the key, because some pages show it.
    """
    service = request.app.state.service
    key = service.state.stamp(), carried["ETag"]
    cached: Cached | None = service.pages.get(key)
    if cached is None:
        page = make()
        cached = Cached(tuple(page.raw_headers), bytes(page.body))
        service.pages.put(key, cached, len(page.body))
    return cached.response()
