"""What a request may cost: the size of its body, and no work for a client that has gone."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from graph_store.errors import TooLarge

T = TypeVar("T")


async def read_body(request: Request, max_mb: float) -> bytes:
    """The body, read no further than the limit.

    Raises: TooLarge (413).
    """
    return b"".join([chunk async for chunk in limited_stream(request, max_mb)])


async def limited_stream(request: Request, max_mb: float) -> AsyncIterator[bytes]:
    """The body as it comes, no further than the limit.

    Raises: TooLarge (413).
    """
    most, seen = int(max_mb * 1_000_000), 0
    stated = request.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > most:
        raise _too_large(max_mb)
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > most:
            raise _too_large(max_mb)
        yield chunk


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The result of work that is cancelled when the client goes; the request's body has been read before.

    Raises: ClientDisconnect.
    """
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        leaving.cancel()
        working.cancel()
        await asyncio.wait({working, leaving})


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _too_large(max_mb: float) -> TooLarge:
    return TooLarge(f"The body of this request may have {max_mb:g} MB.")
