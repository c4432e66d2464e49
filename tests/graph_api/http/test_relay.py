"""Requests that another process answers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.types import Message

from graph_api.http.problems import BrokenOff
from graph_api.http.relay import relayed
from graph_store.errors import NotFound

Answering = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def other_process(place: Path, answering: Answering) -> AsyncIterator[Path]:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        await answering(head + await reader.readexactly(length), writer)
        writer.close()

    async with await asyncio.start_unix_server(connected, place / "0.sock"):
        yield place / "0.sock"


def request(body: bytes = b"") -> Request:
    scope: dict[str, Any] = {
        "type": "http", "method": "POST", "path": "/graphql", "raw_path": b"/graphql", "query_string": b"token=t",
        "headers": [(b"host", b"h"), (b"connection", b"keep-alive"), (b"accept", b"text/event-stream")],
    }  # fmt: skip
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if not messages:
            await asyncio.Event().wait()
        return messages.pop()

    return Request(scope, receive)


async def sent(asked: Request, socket: Path) -> list[Message]:
    answer, messages = await relayed(asked, socket, 1), []

    async def send(message: Message) -> None:
        messages.append(message)

    await answer(asked.scope, asked.receive, send)
    return messages


def test_request_and_answer_pass_as_they_are_but_for_the_connection(tmp_path: Path) -> None:
    seen: list[bytes] = []

    async def answering(asked: bytes, writer: asyncio.StreamWriter) -> None:
        seen.append(asked)
        writer.write(b"HTTP/1.1 202 Accepted\r\nX-A: b\r\nConnection: close\r\nContent-Length: 4\r\n\r\ndone")

    async def check() -> None:
        async with other_process(tmp_path, answering) as socket:
            head, *body = await sent(request(b"abc"), socket)
        assert (head["status"], head["headers"]) == (202, [(b"x-a", b"b"), (b"content-length", b"4")])
        assert b"".join(each["body"] for each in body) == b"done"

    asyncio.run(check())
    assert seen == [
        b"POST /graphql?token=t HTTP/1.1\r\nhost: h\r\naccept: text/event-stream\r\n"
        b"connection: close\r\ncontent-length: 3\r\n\r\nabc"
    ]


def test_parts_pass_as_they_arrive_and_the_length_of_parts_does_not(tmp_path: Path) -> None:
    async def answering(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
        await asyncio.sleep(0.05)
        writer.write(b"3\r\ntwo\r\n0\r\n\r\n")

    async def check() -> None:
        async with other_process(tmp_path, answering) as socket:
            head, *body = await sent(request(), socket)
        assert head["headers"] == []
        assert [each["body"] for each in body] == [b"one", b"two", b""]

    asyncio.run(check())


def test_an_answer_that_is_cut_off_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    async def answering(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")

    async def check() -> None:
        async with other_process(tmp_path, answering) as socket:
            with pytest.raises(BrokenOff):
                await sent(request(), socket)

    asyncio.run(check())


def test_a_process_that_is_gone_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        asyncio.run(relayed(request(), tmp_path / "1.sock", 1))
