"""The client of a request that a trusted proxy forwards, resolved in the connection before the application runs.

Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For
"""

import contextlib
from ipaddress import IPv6Address, IPv6Network
from typing import Any

from starlette.types import Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

_MARK = b"x-forwarded-"


class Proxies:
    """The trusted proxies: those of `FORWARDED_ALLOW_IPS`, by default one on this machine."""

    def __init__(self, trusted: list[str] | str) -> None:
        self._middleware: Any = ProxyHeadersMiddleware(_nobody, trusted)

    def read(self, scope: Scope) -> None:
        """Set the client and the scheme of a request to those that a trusted proxy names; repeating is harmless."""
        if any(name.startswith(_MARK) for name, _ in scope["headers"]):
            passing = self._middleware(scope, None, None)
            with contextlib.suppress(StopIteration):  # it never waits, so it needs no event loop
                passing.send(None)


def client_address(scope: Scope) -> str:
    """Return the address that a request without a token is accounted to; for IPv6 the /64 that one client has.

    Source: https://www.rfc-editor.org/rfc/rfc6177
    """
    client = scope.get("client")
    host: str = client[0] if client else ""
    if ":" not in host:
        return host
    with contextlib.suppress(ValueError):
        address = IPv6Address(host.partition("%")[0])
        return str(address.ipv4_mapped or IPv6Network((int(address), 64), strict=False))
    return host


async def _nobody(*_: object) -> None:
    """Do nothing: the application behind the middleware, which is only used to change the scope."""
