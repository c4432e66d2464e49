"""Server-sent events: an answer without an end, to which several operations add events.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph_api.http.connection import CONTROL, Control

MEDIA_TYPE = "text/event-stream"

BEAT_S = 12.0
"""Seconds between two signs of life, which keep proxies from closing the connection."""

LAST_S = 1.0
"""Seconds within which a client must take the end of a stream, or the connection is cut off."""

IDLE_S = 600.0
"""Seconds after which a stream without operations ends."""

BEAT = b":\n\n"
"""A comment, which clients ignore."""

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event(name: str, data: bytes) -> bytes:
    """Return one event; its data must have no line ends."""
    return b"event: %b\ndata: %b\n\n" % (name.encode(), data)


class EventStream(Response):
    """The events of one client. An operation waits until the client has taken its event, so that none pile up."""

    media_type = MEDIA_TYPE

    def __init__(
        self, client: str, when_closed: Callable[[], object], when_changed: Callable[[], object] | None = None
    ) -> None:
        """Call `when_closed` once, when the stream has ended for any reason.

        Call `when_changed` then too, and whenever an operation begins or ends.
        """
        super().__init__(status_code=HTTPStatus.OK, headers=_HEADERS)
        del self.headers["content-length"]
        self.client, self.is_open, self.is_closed = client, False, False
        self.operations: dict[str, asyncio.Task[None]] = {}
        self.costs: dict[str, float] = {}
        self._events = asyncio.Queue[bytes | None](1)
        self._when_closed, self._when_changed = when_closed, when_changed or _nothing

    async def put(self, sent: bytes) -> None:
        """Send an event, after those that wait."""
        await self._events.put(sent)

    async def end(self) -> None:
        """End the stream after the events that wait."""
        await self._events.put(None)

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run an operation, which may put events until it ends or is stopped."""
        self.operations[name] = asyncio.ensure_future(work)
        self.operations[name].add_done_callback(lambda _: self._forget(name))
        self._when_changed()

    def stop(self, name: str) -> None:
        """Stop an operation; nothing happens if it has ended already."""
        if name in self.operations:
            self.operations[name].cancel()

    def close(self) -> None:
        """Stop all operations and free the place of the stream."""
        if not self.is_closed:
            self.is_closed = True
            for each in self.operations.values():
                each.cancel()
            self._when_closed()
            self._when_changed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until the stream ends, the client leaves or the server stops."""
        self.is_open = True
        control: Control = scope.get("extensions", {}).get(CONTROL) or Control(asyncio.Event(), _nothing)
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        parts = [asyncio.ensure_future(part) for part in (self._send_all(send), left(receive), control.stopping.wait())]
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.close()
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
        try:
            async with asyncio.timeout(LAST_S):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            control.abort()
            await left(receive)

    async def _send_all(self, send: Send) -> None:
        quiet_s = 0.0
        following: bytes | None = BEAT
        while following is not None and quiet_s < IDLE_S:
            await send({"type": "http.response.body", "body": following, "more_body": True})
            following = BEAT
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_S):
                    following = await self._events.get()
            quiet_s = quiet_s + BEAT_S if following is BEAT and not self.operations else 0.0

    def _forget(self, name: str) -> None:
        self.operations.pop(name, None)
        self.costs.pop(name, None)
        self._when_changed()


async def left(receive: Receive) -> None:
    """Wait until the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _nothing() -> None:
    """Do nothing: a test cannot cut its connection off, and a process alone tells no other of its streams."""
