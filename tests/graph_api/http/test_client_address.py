"""The client of a request is the one that a trusted proxy names, and no other proxy."""

import http.client
import json

import pytest
import uvicorn
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from graph_api.http.client_address import client_address
from graph_api.http.connection import Connection
from tests.graph_api.serving import running


async def told(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the client and the scheme of a request."""
    await JSONResponse([client_address(scope), scope["scheme"]])(scope, receive, send)


def asked(trusted: str, **headers: str) -> list[str]:
    """Return the client and the scheme of a request from this machine to a server that trusts these proxies."""
    config = uvicorn.Config(told, http=Connection, log_level="critical", lifespan="off", forwarded_allow_ips=trusted)
    with running(config) as (host, port):
        connection = http.client.HTTPConnection(host, port, timeout=10)
        connection.request("GET", "/", headers={name.replace("_", "-"): value for name, value in headers.items()})
        found: list[str] = json.loads(connection.getresponse().read())
        connection.close()
    return found


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("10.0.0.1", "10.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_the_client_is_the_last_one_that_no_trusted_proxy_is(forwarded: str, client: str) -> None:
    assert asked("10.0.0.0/8,127.0.0.1", x_forwarded_for=forwarded)[0] == client


def test_the_scheme_is_the_one_that_a_trusted_proxy_was_asked_with() -> None:
    assert asked("127.0.0.1", x_forwarded_proto="https") == ["127.0.0.1", "https"]


def test_nobody_else_is_believed() -> None:
    assert asked("10.0.0.1", x_forwarded_for="203.0.113.7", x_forwarded_proto="https") == ["127.0.0.1", "http"]


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
