"""The client of a request is the one that a trusted proxy names, and no other proxy."""

import pytest
from starlette.types import Scope

from graph_api.proxies import Proxies, client_address


def told(proxies: Proxies, client: tuple[str, int] | None, **headers: str) -> Scope:
    """Return a request with its client after it has been read twice, which must make no difference."""
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": "http", "scheme": "http", "client": client, "headers": named}
    proxies.read(scope)
    once = dict(scope)
    proxies.read(scope)
    assert scope == once
    return scope


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("127.0.0.1", "127.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_the_client_is_the_last_one_that_no_trusted_proxy_is(forwarded: str, client: str) -> None:
    scope = told(Proxies(["10.0.0.0/8", "127.0.0.1"]), ("10.0.0.1", 40_000), x_forwarded_for=forwarded)
    assert scope["client"][0] == client


def test_the_scheme_is_the_one_that_a_trusted_proxy_was_asked_with() -> None:
    assert told(Proxies("10.0.0.1"), ("10.0.0.1", 40_000), x_forwarded_proto="https")["scheme"] == "https"


@pytest.mark.parametrize("client", [("192.0.2.1", 40_000), None])
def test_nobody_else_is_believed(client: tuple[str, int] | None) -> None:
    scope = told(Proxies("127.0.0.1"), client, x_forwarded_for="203.0.113.7", x_forwarded_proto="https")
    assert (scope["client"], scope["scheme"]) == (client, "http")


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not:an:address", "not:an:address"),
    ],
)
def test_a_client_is_an_address_and_of_ipv6_the_network_of_one_customer(host: str, client: str) -> None:
    assert client_address({"type": "http", "client": (host, 1)}) == client


def test_a_client_without_an_address_is_nobody() -> None:
    assert client_address({"type": "http", "client": None}) == ""
