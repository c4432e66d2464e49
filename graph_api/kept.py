"""A cache of pages. A version never changes, so a page of it is rendered once and cached under its tag."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

MOST_BYTES = 24 * 1024 * 1024
"""Limit on the bytes of cached pages."""

_ENTRY_BYTES = 1000


class KeptPages:
    """A bounded, thread-safe cache of pages that evicts the least recently used one first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._pages: OrderedDict[object, Response] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Response | None:
        """Return the page cached under a key, or None."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: object, page: Response) -> None:
        """Cache a page, and evict others when the limit is exceeded."""
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = page
            self._bytes += _size(page)
            while self._bytes > self._most:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= _size(gone)


def made_once(request: Request, carried: Mapping[str, str], make: Callable[[], Response]) -> Response:
    """Return the page with this tag from the cache, or render and cache it.

    The list of versions is part of the key, because some pages show it.
    """
    service = request.app.state.service
    key = service.state.stamp(), carried["ETag"]
    page: Response | None = service.pages.get(key)
    if page is None:
        page = make()
        service.pages.put(key, page)
    return _again(page)


def _again(page: Response) -> Response:
    """Return a copy of a cached answer with its own headers."""
    copy = Response(page.body, page.status_code)
    copy.raw_headers = list(page.raw_headers)
    return copy


def _size(page: Response) -> int:
    return len(page.body) + _ENTRY_BYTES
