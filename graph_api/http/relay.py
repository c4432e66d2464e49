"""Relay of a request to another process of this service, which alone can answer it, over a socket on this machine."""

import asyncio
from pathlib import Path

import httptools
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph_api.http.connection import CONTROL, Control
from graph_api.http.event_stream import left
from graph_api.http.problems import BrokenOff
from graph_api.http.request_limits import read_body
from graph_store.errors import NotFound

_PIECE = 65_536
_OWN = frozenset([b"connection", b"content-length", b"keep-alive", b"te", b"transfer-encoding", b"upgrade"])
"""Headers that belong to one connection. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1"""


async def relayed(request: Request, socket: Path, max_mb: float) -> Response:
    """Return the answer of the process that listens on a socket.

    Raises: NotFound (404) if there is no such process; TooLarge (413), UnsupportedMediaType (415); ClientDisconnect.
    """
    body = await read_body(request, max_mb)
    try:
        reader, writer = await asyncio.open_unix_connection(socket)
    except OSError as gone:
        raise NotFound("the process that had this event stream has ended; reserve another stream") from gone
    writer.write(_head(request.scope, len(body)) + body)
    answer = Relayed(reader, writer)
    await answer.begin()
    return answer


class Relayed(Response):
    """The answer of another process, passed on as it arrives."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__()
        self.raw_headers = []
        self._reader, self._writer = reader, writer
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []
        self._has_begun = self._is_complete = False

    async def begin(self) -> None:
        """Read the head of the answer."""
        while not self._has_begun:
            await self._read()
        self.status_code = self._parser.get_status_code()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer until it ends, the client leaves or this server stops."""
        control: Control | None = scope.get("extensions", {}).get(CONTROL)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        parts: list[asyncio.Future[object]] = [
            asyncio.ensure_future(part) for part in (self._send_all(send), left(receive))
        ]
        if control is not None:
            parts.append(asyncio.ensure_future(control.stopping.wait()))
        try:
            done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            for part in done:
                part.result()
        finally:
            self._writer.close()
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header of the answer."""
        if name.lower() not in _OWN - {b"content-length"}:
            self.raw_headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Note that the head is complete."""
        self._has_begun = True

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        self._parts.append(body)

    def on_message_complete(self) -> None:
        """Note that the answer is complete."""
        self._is_complete = True

    async def _send_all(self, send: Send) -> None:
        while True:
            while self._parts:
                await send({"type": "http.response.body", "body": self._parts.pop(0), "more_body": True})
            if self._is_complete:
                return
            await self._read()

    async def _read(self) -> None:
        data = await self._reader.read(_PIECE)
        if not data:
            raise BrokenOff("the process that answers has ended")
        self._parser.feed_data(data)


def _head(scope: Scope, length: int) -> bytes:
    """Return the head of a request, as it came, for a connection that ends with its answer."""
    path, query = scope["raw_path"], scope["query_string"]
    lines = [b"%b %b%b%b HTTP/1.1" % (scope["method"].encode(), path, b"?" * bool(query), query)]
    lines += [b"%b: %b" % header for header in scope["headers"] if header[0] not in _OWN]
    return b"\r\n".join([*lines, b"connection: close", b"content-length: %d" % length, b"", b""])
