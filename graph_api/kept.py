"""Pages that are made once: a version never changes, so neither does a page of it, known by its tag."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

MOST_BYTES = 24 * 1024 * 1024
"""Bytes of pages that are kept."""

_ENTRY_BYTES = 1000


class KeptPages:
    """A bounded store of pages, of which the one that was asked for longest ago goes first; safe in any thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._pages: OrderedDict[object, Response] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Response | None:
        """The page under a key."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: object, page: Response) -> None:
        """Keep a page, and let go of others when there are too many bytes."""
        with self._lock:
            if key in self._pages:
                return
            self._pages[key] = page
            self._bytes += _size(page)
            while self._bytes > self._most:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= _size(gone)


def made_once(request: Request, carried: Mapping[str, str], make: Callable[[], Response]) -> Response:
    """The page that has this tag: the one that was made before, or one made now.

    What versions there are is part of the key, for some pages list them.
    """
    service = request.app.state.service
    key = service.state.stamp(), carried["ETag"]
    page: Response | None = service.pages.get(key)
    if page is None:
        page = make()
        service.pages.put(key, page)
    return _again(page)


def _again(page: Response) -> Response:
    """The same answer once more, with headers of its own."""
    copy = Response(page.body, page.status_code)
    copy.raw_headers = list(page.raw_headers)
    return copy


def _size(page: Response) -> int:
    return len(page.body) + _ENTRY_BYTES
