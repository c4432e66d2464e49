"""Requests that a connection refuses before the application sees them, over raw sockets."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph_api.http import connection
from graph_api.http.connection import Connection
from tests.graph_api.serving import running

PORT_OF = tuple[str, int]
HOST = b"Host: here\r\n"
NO_HOSTS = (
    b"evil/..@x", b"user@here", b"here/path", b"here:80:80", b"here:eighty", b"a b", b"[::1", b"::1",
    b"[zz]", b"here?x", b"here#x", b"h\\x", b"%zz", b"<x>", "hé".encode(), b"",
)  # fmt: skip
GET = b"GET / HTTP/1.1\r\n"
LARGE = b"x" * 20_000_000
"""More than the buffers of the system and of the server hold."""


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the size of the body; with `?slow` only after a while."""
    request = Request(scope, receive)
    if scope["query_string"] == b"slow":
        await asyncio.sleep(1)
    if scope["query_string"] == b"large":
        await Response(LARGE)(scope, receive, send)
    elif scope["query_string"] == b"endless":
        await endless(scope, send)
    else:
        await Response(str(len(await request.body())))(scope, receive, send)


async def endless(scope: Scope, send: Send) -> None:
    """Answer until the server stops."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"begun", "more_body": True})
    await scope["extensions"][connection.CONTROL].stopping.wait()
    await send({"type": "http.response.body", "body": b"stopped", "more_body": False})


@contextlib.contextmanager
def listening(connection: Any) -> Iterator[PORT_OF]:
    with running(uvicorn.Config(echo, http=connection, log_level="critical", lifespan="off")) as found:
        yield found


@pytest.fixture(scope="module")
def address() -> Iterator[PORT_OF]:
    with listening(Connection) as found:
        yield found


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of timeouts: shorter timeouts would fail other clients on a busy machine."""
    monkeypatch.setattr(connection, "HEAD_S", 0.3)
    monkeypatch.setattr(connection, "STALL_S", 0.3)


def answers(address: PORT_OF, *parts: bytes, pause_s: float = 0) -> str:
    """Return all bytes that arrive until the other side closes the connection."""
    with socket.create_connection(address, timeout=10) as client:
        for part in parts:
            client.sendall(part)
            time.sleep(pause_s)
        received = b""
        while more := client.recv(65_536):
            received += more
    return received.decode()


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (GET + b"\r\n", 400, "BAD_REQUEST"),
        (GET + HOST + HOST + b"\r\n", 400, "BAD_REQUEST"),
        (b"GET / HTTP/1.1\nHost: here\n\n", 400, "BAD_REQUEST"),
        (GET + b"Host : here\r\n\r\n", 400, "BAD_REQUEST"),
        *((GET + b"Host: " + host + b"\r\n\r\n", 400, "BAD_REQUEST") for host in NO_HOSTS),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         "BAD_REQUEST"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", 400, "BAD_REQUEST"),
        (GET + HOST + b"X: " + b"x" * 70_000 + b"\r\n\r\n", 431, "HEAD_TOO_LARGE"),
        (GET + HOST + b"X: y\r\n" * 20_000 + b"\r\n", 431, "HEAD_TOO_LARGE"),
        (GET + HOST, 408, "REQUEST_TIMEOUT"),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 50\r\n\r\nhalf", 408, "REQUEST_TIMEOUT"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_and_the_connection_closed(
    address: PORT_OF, raw: bytes, status: int, code: str
) -> None:
    received = answers(address, raw)
    assert received.startswith(f"HTTP/1.1 {status} ")
    assert "application/problem+json" in received
    assert f'"code":"{code}"' in received
    assert received.count("HTTP/1.1") == 1


@pytest.mark.parametrize(
    "host",
    [b"here", b"here:8000", b"here:", b"127.0.0.1:80", b"[::1]:8000", b"[2001:db8::7]", b"[v1.x]", b"xn--caf-dma.be",
     b"a_b.example", b"caf%C3%A9.example"],
)  # fmt: skip
def test_a_host_of_any_form_that_the_standard_has_is_answered(address: PORT_OF, host: bytes) -> None:
    """RFC 3986, section 3.2.2: a name or an address, with or without a port."""
    assert answers(address, GET + b"Host: " + host + b"\r\nConnection: close\r\n\r\n").startswith("HTTP/1.1 200 ")


def test_a_head_without_an_end_is_refused_while_it_comes(address: PORT_OF) -> None:
    with socket.create_connection(address, timeout=10) as client:
        client.sendall(GET + HOST + b"X: ")
        with pytest.raises(OSError):  # noqa: PT011 - broken pipe or reset, depending on the kernel
            client.sendall(b"x" * 200_000_000)


@pytest.mark.usefixtures("_impatient")
def test_a_connection_that_says_nothing_is_closed_without_a_word(address: PORT_OF) -> None:
    assert answers(address) == ""


def test_a_request_may_come_in_parts_and_several_on_one_connection(address: PORT_OF) -> None:
    post = b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 4\r\n"
    last = GET + HOST + b"Connection: close\r\n\r\n"
    received = answers(address, GET + HOST, b"\r\n", post, b"\r\nab", b"cd", last, pause_s=0.05)
    assert [part[:2] for part in received.split("\r\n\r\n")[1:]] == ["0H", "4H", "0"]


@pytest.mark.slow
@pytest.mark.usefixtures("_impatient")
def test_an_answer_may_take_its_time(address: PORT_OF) -> None:
    get = b"GET /?slow HTTP/1.1\r\n" + HOST
    post = b"POST /?slow HTTP/1.1\r\n" + HOST + b"Connection: close\r\nContent-Length: 2\r\n\r\nab"
    received = answers(address, get + b"\r\n", post, pause_s=2)
    assert [part[:2] for part in received.split("\r\n\r\n")[1:]] == ["0H", "2"]


def test_requests_that_come_together_are_all_answered(address: PORT_OF) -> None:
    post = b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n" + b"x" * 100_000
    received = answers(address, post + post + GET + HOST, b"Connection: close\r\n\r\n", pause_s=0.05)
    assert [part[:7] for part in received.split("\r\n\r\n")[1:]] == ["100000H", "100000H", "0"]


@pytest.mark.slow
@pytest.mark.usefixtures("_impatient")
def test_a_body_that_nobody_reads_yet_is_no_stall(address: PORT_OF) -> None:
    size = 1_000_000
    head = b"POST /?slow HTTP/1.1\r\n" + HOST + f"Connection: close\r\nContent-Length: {size}\r\n\r\n".encode()
    assert answers(address, head, b"x" * size).endswith(str(size))


def read_slowly(client: socket.socket, pause_s: float) -> int:
    """Return the number of bytes that arrive until the other side closes the connection."""
    size = 0
    with contextlib.suppress(ConnectionError):
        while part := client.recv(4_000_000):
            size += len(part)
            time.sleep(pause_s)
    return size


@pytest.mark.slow
@pytest.mark.parametrize(("begins_after_s", "is_whole"), [(1.5, False), (0, True)])
def test_a_client_that_takes_nothing_is_cut_off_and_a_slow_one_is_not(
    address: PORT_OF, monkeypatch: pytest.MonkeyPatch, begins_after_s: float, is_whole: bool
) -> None:
    monkeypatch.setattr(connection, "UNREAD_S", 0.5)
    with socket.create_connection(address, timeout=10) as client:
        client.sendall(b"GET /?large HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n")
        time.sleep(begins_after_s)
        assert (read_slowly(client, 0.05) > len(LARGE)) is is_whole


@pytest.mark.slow
def test_an_answer_without_an_end_learns_that_the_server_stops() -> None:
    with contextlib.ExitStack() as kept:
        with listening(Connection) as address:
            client = kept.enter_context(socket.create_connection(address, timeout=10))
            client.sendall(b"GET /?endless HTTP/1.1\r\n" + HOST + b"\r\n")
            assert client.recv(4096)
        assert b"stopped" in client.recv(4096) + client.recv(4096)


def test_a_client_of_http_1_0_needs_no_host(address: PORT_OF) -> None:
    assert answers(address, b"GET / HTTP/1.0\r\n\r\n").startswith("HTTP/1.1 200")


def post(path: str, body: str, last: bool = False) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: here\r\nContent-Length: {len(body)}\r\n"
    return f"{head}{'Connection: close' if last else 'X: y'}\r\n\r\n{body}".encode()


@pytest.mark.slow
def test_requests_in_pieces_are_answered_in_turn(address: PORT_OF) -> None:
    sent = post("/?slow", "a") + post("/", "bb") + post("/", "") + post("/", "ddd") + post("/", "eeeee", True)
    for parts in ([sent], [sent[at : at + 7] for at in range(0, len(sent), 7)]):
        received = answers(address, *parts, pause_s=0.001)
        bodies = [part.removesuffix("HTTP/1.1 200 OK").split("HTTP")[0] for part in received.split("\r\n\r\n")[1:]]
        assert bodies == ["1", "2", "0", "3", "5"]
        assert received.count("connection: close") == 1
