"""`python -m bench.sparql_floor PORT BODY [--forked]`: the minimum that a Python server does for one client.

It reads a request and answers the bytes of a file, either itself or through a forked process that it passes the
request to.
"""

import asyncio
import os
import socket
import sys
from pathlib import Path
from typing import cast

import uvicorn
from starlette.types import Message, Receive, Scope, Send

_MOST = 256 * 1024


class Floor:
    """A bare ASGI application, the protocol that our framework uses too."""

    def __init__(self, body: bytes, forked: socket.socket | None) -> None:
        self._body, self._forked = body, forked
        self._link: _Link | None = None
        length = (b"content-length", str(len(body)).encode())
        self._head: Message = {"type": "http.response.start", "status": 200, "headers": [length]}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = b""
        while (message := await receive()).get("more_body"):
            asked += message["body"]
        body = self._body if self._forked is None else await self._passed(asked + message["body"], self._forked)
        await send(self._head)
        await send({"type": "http.response.body", "body": body})

    async def _passed(self, asked: bytes, forked: socket.socket) -> bytes:
        if self._link is None:
            _, self._link = await asyncio.get_running_loop().create_unix_connection(_Link, sock=forked)
        return await self._link.ask(asked)


class _Link(asyncio.Protocol):
    """Our end of the connection to the forked process."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def ask(self, asked: bytes) -> "asyncio.Future[bytes]":
        self._answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._transport.write(asked)
        return self._answer

    def data_received(self, data: bytes) -> None:
        self._answer.set_result(data)


def _forked(body: bytes) -> socket.socket:
    """Fork a process that answers everything with the same bytes, and return our end of the connection."""
    ours, theirs = socket.socketpair()
    if not os.fork():
        ours.close()
        while theirs.recv(_MOST):
            theirs.sendall(body)
        os._exit(0)
    theirs.close()
    return ours


if __name__ == "__main__":
    content = Path(sys.argv[2]).read_bytes()
    app = Floor(content, _forked(content) if "--forked" in sys.argv else None)
    uvicorn.run(app, port=int(sys.argv[1]), log_level="error", access_log=False, lifespan="off")
