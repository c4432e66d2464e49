"""A connection whose requests begin as they should: with one host, a head of bounded size, and no waits.

The server that we run on bounds neither the size of a head nor the time that a client takes to send it, so that a
client could fill its memory, or hold its connections, for nothing.
Sources: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 · https://www.rfc-editor.org/rfc/rfc6585#section-5
"""

import asyncio
from enum import Enum
from http import HTTPStatus
from typing import Any

import orjson
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_api.problems import problem_fields
from graph_store.errors import BadRequest, GraphError, HeadTooLarge, RequestTimeout

MOST_HEAD_BYTES = 64 * 1024
"""Bytes of a request before its body."""

HEAD_S = 5.0
"""Seconds in which a head has to come, whole, from its first byte or the opening of the connection on."""

STALL_S = 5.0
"""Seconds in which the next part of a body has to come."""

_MARKS = len(": \r\n")


class Part(Enum):
    """What of a request is coming in."""

    NOTHING = "nothing"
    HEAD = "head"
    BODY = "body"


class Connection(HttpToolsProtocol):
    """One connection; what it refuses is answered with a problem document, and closes it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._part, self._head_bytes = Part.NOTHING, 0
        self._fault: GraphError | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take the next bytes; what a request still lacks has to come in time."""
        before = self._part
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._part is Part.HEAD:
            self._head_bytes += len(data) if before is Part.HEAD else 0
            if self._head_bytes > MOST_HEAD_BYTES:
                self._refuse(_too_large())
            elif self._timer is None:
                self._wait(HEAD_S)
        elif self._part is Part.BODY:
            self._stop_waiting()
            self._wait(STALL_S)

    def on_message_begin(self) -> None:
        """A head begins."""
        self._part, self._head_bytes = Part.HEAD, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Look at a head before anybody answers it."""
        self._stop_waiting()
        self._fault = _fault_of(self.headers, self.parser.get_http_version(), len(self.url))
        if self._fault is not None:
            raise ValueError(self._fault.detail)
        self._part = Part.BODY
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """All of a request is there; how long its answer takes is no matter of the client's."""
        self._stop_waiting()
        self._part = Part.NOTHING
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request."""
        self._refuse(self._fault or BadRequest("This is no HTTP request."))

    def _wait(self, seconds: float) -> None:
        self._timer = self.loop.call_later(seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        """Close a connection whose client does not go on; one that waits because we do not read yet goes on waiting."""
        self._timer = None
        if self._part is Part.NOTHING:
            self.transport.close()
        elif self._part is Part.BODY and self.flow.read_paused:
            self._wait(STALL_S)
        else:
            self._refuse(RequestTimeout("The rest of the request did not come in time."))

    def _refuse(self, error: GraphError) -> None:
        """Answer, unless an answer has begun, and close."""
        self._stop_waiting()
        if not (self._part is Part.BODY and self.cycle is not None and self.cycle.response_started):
            body = orjson.dumps(problem_fields(error))
            head = (
                f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}",
                "Content-Type: application/problem+json",
                f"Content-Length: {len(body)}",
                "Cache-Control: no-store",
                "Connection: close",
                "\r\n",
            )
            self.transport.write("\r\n".join(head).encode() + body)
        self.transport.close()


def _fault_of(headers: list[tuple[bytes, bytes]], version: str, url_bytes: int) -> GraphError | None:
    """What is wrong with a head: its size, or that it does not name one host."""
    if url_bytes + sum(len(name) + len(value) + _MARKS for name, value in headers) > MOST_HEAD_BYTES:
        return _too_large()
    hosts = sum(name == b"host" for name, _ in headers)
    if hosts > 1 or (version == "1.1" and not hosts):
        return BadRequest("A request names one host, in one Host header.")
    return None


def _too_large() -> HeadTooLarge:
    return HeadTooLarge(f"The address and the headers of a request may have {MOST_HEAD_BYTES // 1024} kilobytes.")
