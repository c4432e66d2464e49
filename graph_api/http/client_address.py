"""The address that a request is accounted to; the server has replaced it with the one that a trusted proxy names."""

import contextlib
from ipaddress import IPv6Address, IPv6Network

from starlette.types import Scope


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
