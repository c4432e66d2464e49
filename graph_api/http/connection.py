"""A connection that checks each request before it is answered: one host, a head of bounded size, and no stalling.

The server that we run on limits neither the size of a head nor the time that a client takes to send it. Without these
limits a client could fill the memory or occupy the connections at no cost.
Sources: https://www.rfc-editor.org/rfc/rfc9112#section-3.2 · https://www.rfc-editor.org/rfc/rfc6585#section-5
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any

import orjson
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from graph_api.http.problems import problem_fields
from graph_store.errors import BadRequest, GraphError, HeadTooLarge, RequestTimeout

MOST_HEAD_BYTES = 64 * 1024
"""Most bytes of the head of a request (address and headers)."""

HEAD_S = 5.0
"""Seconds within which a complete head must arrive, counted from its first byte or the opening of the connection."""

STALL_S = 5.0
"""Seconds within which the next part of a body must arrive."""

UNREAD_S = 60.0
"""Seconds within which a client must take some bytes of an answer that waits for it."""

CONTROL = "kennisgraaf.connection"
"""The key of a `Control` in the extensions of a request."""

_MARKS = len(": \r\n")

_HOST = re.compile(
    rb"(?:\[(?:[0-9A-Fa-f:.]{2,45}|[vV][0-9A-Fa-f]+\.[\w\-.~!$&'()*+,;=:]+)\]|(?:[\w\-.~!$&'()*+,;=]|%[0-9A-Fa-f]{2})+)"
    rb"(?::[0-9]*)?",
    re.ASCII,
)
"""A host, optionally with a port. https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2"""


@dataclass(frozen=True, slots=True)
class Control:
    """Controls an answer without an end: an event that is set when the server stops, and a way to cut it off."""

    stopping: asyncio.Event
    abort: Callable[[], None]


class Part(Enum):
    """The part of a request that is being received."""

    NOTHING = "nothing"
    HEAD = "head"
    BODY = "body"


class Connection(HttpToolsProtocol):
    """One connection; a refused request gets a problem document, and the connection is closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._part, self._head_bytes = Part.NOTHING, 0
        self._fault: GraphError | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._until: float | None = None
        self._control = Control(asyncio.Event(), lambda: self.transport.abort())
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the timer for the first head."""
        super().connection_made(transport)
        self._wait(HEAD_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all timers."""
        for timer in (self._timer, self._unread):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Process the next bytes, and restart the timer for the part of the request that is still missing."""
        before = self._part
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._part is Part.HEAD:
            self._head_bytes += len(data) if before is Part.HEAD else 0
            if self._head_bytes > MOST_HEAD_BYTES:
                self._refuse(_too_large())
            elif self._until is None:
                self._wait(HEAD_S)
        elif self._part is Part.BODY:
            self._wait(STALL_S)

    def on_message_begin(self) -> None:
        """Note that a head begins."""
        self._part, self._head_bytes = Part.HEAD, 0
        super().on_message_begin()
        self.scope["extensions"] = {CONTROL: self._control}  # type: ignore[dict-item]

    def pause_writing(self) -> None:
        """Start the timer for a client that takes no bytes of its answer."""
        super().pause_writing()
        self._watch_reader(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """Stop that timer."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()

    def shutdown(self) -> None:
        """End an answer that has no end of its own, because the server stops."""
        super().shutdown()
        self._control.stopping.set()

    def on_headers_complete(self) -> None:
        """Check the head before the request is answered."""
        self._stop_waiting()
        self._fault = _fault_of(self.headers, self.parser.get_http_version(), len(self.url))
        if self._fault is not None:
            raise ValueError(self._fault.detail)
        self._part = Part.BODY
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Stop the timer: the request is complete, and the client does not control how long the answer takes."""
        self._stop_waiting()
        self._part = Part.NOTHING
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are not an HTTP request."""
        self._refuse(self._fault or BadRequest("This is not a valid HTTP request."))

    def _watch_reader(self, waiting: int) -> None:
        """Close the connection unless some of the bytes that wait are taken in time, and look again if some were."""

        def look() -> None:
            left = self.transport.get_write_buffer_size()
            if left >= waiting:
                self.transport.abort()
            else:
                self._watch_reader(left)

        self._unread = self.loop.call_later(UNREAD_S, look)

    def _wait(self, seconds: float) -> None:
        """Close the connection after this many seconds without progress; reuse a running timer, to keep timers few."""
        self._until = self.loop.time() + seconds
        if self._timer is None:
            self._timer = self.loop.call_later(seconds, self._look)

    def _stop_waiting(self) -> None:
        self._until = None

    def _look(self) -> None:
        self._timer = None
        if self._until is None:
            return
        left = self._until - self.loop.time()
        if left <= 0:
            self._until = None
            self._give_up()
        else:
            self._timer = self.loop.call_later(left, self._look)

    def _give_up(self) -> None:
        """Close a connection whose client has stalled; keep it open when we are the ones who paused reading."""
        if self._part is Part.NOTHING:
            self.transport.close()
        elif self._part is Part.BODY and self.flow.read_paused:
            self._wait(STALL_S)
        else:
            self._refuse(RequestTimeout("The rest of the request did not arrive in time."))

    def _refuse(self, error: GraphError) -> None:
        """Answer with the error, unless an answer has begun, and close the connection."""
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
    """Return the error in a head, or None: it is too large, or does not name exactly one host.

    Source: https://www.rfc-editor.org/rfc/rfc9110#section-7.2
    """
    size, hosts = url_bytes, []
    for name, value in headers:
        size += len(name) + len(value) + _MARKS
        if name == b"host":
            hosts.append(value)
    if size > MOST_HEAD_BYTES:
        return _too_large()
    if len(hosts) > 1 or (version == "1.1" and not hosts):
        return BadRequest("A request must name exactly one host, in one Host header.")
    if hosts and not _HOST.fullmatch(hosts[0].strip()):
        return BadRequest(
            "{host!r} is not a valid host; a Host header is a name, optionally with a port.",
            host=hosts[0][:80].decode("latin-1"),
        )
    return None


def _too_large() -> HeadTooLarge:
    return HeadTooLarge(
        "The address and headers of a request may take {most} kilobytes at most.",
        most=MOST_HEAD_BYTES // 1024,
    )
