"""Who a request is from when a proxy hands it on, found for the door as the server finds it for the application.

Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
"""

import contextlib
from typing import Any

from starlette.types import Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

_MARK = b"x-forwarded-"


class Proxies:
    """The proxies that are believed: those of `FORWARDED_ALLOW_IPS`, by default one on this machine."""

    def __init__(self, trusted: list[str] | str) -> None:
        self._middleware: Any = ProxyHeadersMiddleware(_nobody, trusted)

    def read(self, scope: Scope) -> None:
        """Have a request tell the client and the scheme that a trusted proxy names; read again, it tells the same."""
        if any(name.startswith(_MARK) for name, _ in scope["headers"]):
            passing = self._middleware(scope, None, None)
            with contextlib.suppress(StopIteration):  # it waits for nothing, so it needs no event loop
                passing.send(None)


async def _nobody(*_: object) -> None:
    """The application behind the middleware, of which only what it does to a request is wanted."""
