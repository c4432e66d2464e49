"""Limits on the cost of a request: the size of its body, and no work for a client that has disconnected."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any, TypeVar, cast

from starlette.requests import ClientDisconnect, Request

from graph_store.errors import TooLarge, UnsupportedMediaType

T = TypeVar("T")

WATCHED_AFTER_S = 0.02
"""Seconds after which a request is watched, and cancelled when its client disconnects."""


async def read_body(request: Request, max_mb: float) -> bytes:
    """Return the body, reading no further than the limit.

    Raises: UnsupportedMediaType (415) for a compressed body, TooLarge (413), ClientDisconnect.
    """
    most = _most(request, max_mb)
    parts: list[bytes] = []
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        parts.append(message.get("body", b""))
        most -= len(parts[-1])
        if most < 0:
            raise _too_large(max_mb)
        if not message.get("more_body"):
            return b"".join(parts)


async def limited_stream(request: Request, max_mb: float) -> AsyncIterator[bytes]:
    """Stream the body as it arrives, up to the limit.

    Raises: UnsupportedMediaType (415) for a compressed body, TooLarge (413).
    """
    most, seen = _most(request, max_mb), 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > most:
            raise _too_large(max_mb)
        yield chunk


async def received_file(request: Request, max_mb: float, file: Path) -> str:
    """Write the body to a file as it arrives, up to the limit, and return its SHA-256.

    Raises: UnsupportedMediaType (415) for a compressed body, TooLarge (413).
    """
    digest = hashlib.sha256()
    with file.open("wb") as body:
        async for chunk in limited_stream(request, max_mb):
            digest.update(chunk)
            await asyncio.to_thread(body.write, chunk)
    return digest.hexdigest()


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Return the result of work that is cancelled when the client disconnects; read the body of the request first.

    Most answers are ready before a client can disconnect, so the connection is watched only from `WATCHED_AFTER_S` on.
    Raises: ClientDisconnect.
    """
    watch = _Watch(request)
    try:
        return await work
    except asyncio.CancelledError:
        if not watch.saw_it_go:
            raise
        watch.work.uncancel()
        raise ClientDisconnect from None
    finally:
        await watch.end()


class _Watch:
    """Cancels the task that created it when the client disconnects."""

    def __init__(self, request: Request) -> None:
        self.saw_it_go = False
        self.work = cast("asyncio.Task[Any]", asyncio.current_task())
        self._request = request
        self._watching: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(WATCHED_AFTER_S, self._begin)

    async def end(self) -> None:
        """Stop watching."""
        self._timer.cancel()
        if self._watching is not None and not self._watching.done():
            self._watching.cancel()
            await asyncio.wait({self._watching})

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.saw_it_go = True
        self.work.cancel()


def _most(request: Request, max_mb: float) -> int:
    """Return the most bytes that the body may have; refuse a compressed or larger body before reading it."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnsupportedMediaType("Send the body without Content-Encoding.")
    most = int(max_mb * 1_000_000)
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > most:
        raise _too_large(max_mb)
    return most


def _too_large(max_mb: float) -> TooLarge:
    return TooLarge("The body of this request may have at most {max_mb:g} MB.", max_mb=max_mb)
