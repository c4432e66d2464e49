import asyncio
from collections.abc import Iterable

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from graph_api.http.request_limits import read_body, while_connected
from graph_store.errors import TooLarge


def request(messages: Iterable[Message], **headers: str) -> Request:
    """A request that receives these messages, and then nothing more."""
    waiting = list(messages)

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        return waiting.pop(0)

    names = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "headers": names}, receive)


def part(body: bytes, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_is_read_up_to_the_limit() -> None:
    assert asyncio.run(read_body(request([part(b"ab", True), part(b"cd")]), 0.000004)) == b"abcd"


def test_a_body_over_the_limit_is_refused_by_its_length_or_while_it_comes() -> None:
    for body in (request([], content_length="5"), request([part(b"ab", True), part(b"cde", True)])):
        with pytest.raises(TooLarge):
            asyncio.run(read_body(body, 0.000004))


def test_work_gives_its_result_or_its_error() -> None:
    async def work() -> int:
        return 1

    async def fail() -> int:
        raise ValueError("no")

    assert asyncio.run(while_connected(request([]), work())) == 1
    with pytest.raises(ValueError, match="no"):
        asyncio.run(while_connected(request([]), fail()))


def test_work_is_cancelled_when_the_client_goes() -> None:
    cancelled: list[bool] = []

    async def work() -> None:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    leaving = request([part(b""), {"type": "http.disconnect"}])
    with pytest.raises(ClientDisconnect):
        asyncio.run(while_connected(leaving, work()))
    assert cancelled


def test_a_handler_goes_on_after_its_client_has_gone() -> None:
    async def run() -> int:
        leaving = request([{"type": "http.disconnect"}])
        with pytest.raises(ClientDisconnect):
            await while_connected(leaving, asyncio.sleep(10))
        async with asyncio.timeout(1):
            await asyncio.sleep(0)
        return asyncio.current_task().cancelling()  # type: ignore[union-attr]

    assert asyncio.run(run()) == 0


def test_a_handler_that_is_ended_itself_is_not_taken_for_a_client_that_has_gone() -> None:
    async def run() -> None:
        handling = asyncio.ensure_future(while_connected(request([]), asyncio.sleep(10)))
        await asyncio.sleep(0.03)
        handling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await handling

    asyncio.run(run())
