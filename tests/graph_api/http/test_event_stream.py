"""Server-sent events over a fake connection; test_subscriptions.py sends them over a real one."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message

from graph_api.http import event_stream
from graph_api.http.connection import CONTROL, Control
from graph_api.http.event_stream import BEAT, EventStream, event


class Reader:
    """A client: what it received, and whether it has left or reads nothing more."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.left, self.reads = asyncio.Event(), asyncio.Event()
        self.reads.set()
        self.stopping, self.is_cut_off = asyncio.Event(), False

    @property
    def body(self) -> bytes:
        return b"".join(each.get("body", b"") for each in self.sent)

    async def receive(self) -> Message:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        await self.reads.wait()
        self.sent.append(message)

    def abort(self) -> None:
        self.is_cut_off = True
        self.left.set()


def sending(
    check: Callable[[EventStream, Reader], Awaitable[None]],
) -> tuple[EventStream, Reader]:
    """Run a stream until its client is answered, and meanwhile the check."""

    async def run() -> tuple[EventStream, Reader]:
        reader, stream = Reader(), EventStream("here", closed.set)
        scope = {"type": "http", "extensions": {CONTROL: Control(reader.stopping, reader.abort)}}
        answer = asyncio.ensure_future(stream(scope, reader.receive, reader.send))
        await check(stream, reader)
        await asyncio.wait_for(answer, 5)
        assert closed.is_set()
        return stream, reader

    closed = asyncio.Event()
    return asyncio.run(run())


def test_events_are_sent_in_order_until_the_end() -> None:
    async def check(stream: EventStream, reader: Reader) -> None:
        await stream.put(event("next", b"1"))
        await stream.put(event("next", b"2"))
        await stream.end()

    _, reader = sending(check)
    assert reader.body == BEAT + b"event: next\ndata: 1\n\nevent: next\ndata: 2\n\n"
    assert reader.sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_the_head_says_that_it_is_a_stream_and_not_kept() -> None:
    async def check(stream: EventStream, reader: Reader) -> None:
        await stream.end()

    headers = dict(sending(check)[1].sent[0]["headers"])
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert headers[b"cache-control"] == b"no-store"
    assert b"content-length" not in headers


def test_a_quiet_stream_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "BEAT_S", 0.01)

    async def check(stream: EventStream, reader: Reader) -> None:
        stream.start("a", asyncio.sleep(5))
        while reader.body.count(BEAT) < 4:
            await asyncio.sleep(0.01)
        await stream.end()

    sending(check)


def test_a_stream_without_operations_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "BEAT_S", 0.01)
    monkeypatch.setattr(event_stream, "IDLE_S", 0.05)

    async def check(stream: EventStream, reader: Reader) -> None:
        pass

    sending(check)


@pytest.mark.parametrize("why", ["left", "stopping"])
def test_operations_stop_when_the_client_leaves_or_the_server_stops(why: str) -> None:
    stopped: list[str] = []

    async def endless(name: str) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            stopped.append(name)

    async def check(stream: EventStream, reader: Reader) -> None:
        for name in ("a", "b"):
            stream.start(name, endless(name))
        await asyncio.sleep(0.01)
        getattr(reader, why).set()

    stream, _ = sending(check)
    assert stopped == ["a", "b"]
    assert stream.operations == {}


def test_an_operation_waits_for_a_client_that_does_not_read() -> None:
    """No more than one event waits in the stream, and one in the operation."""
    put = 0

    async def busy(stream: EventStream) -> None:
        nonlocal put
        for number in range(100):
            await stream.put(event("next", b"%d" % number))
            put = number

    async def check(stream: EventStream, reader: Reader) -> None:
        reader.reads.clear()
        stream.start("a", busy(stream))
        await asyncio.sleep(0.05)
        assert put <= 1
        reader.left.set()
        reader.reads.set()

    sending(check)


def test_a_client_that_does_not_take_the_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "LAST_S", 0.05)

    async def check(stream: EventStream, reader: Reader) -> None:
        await asyncio.sleep(0.01)
        reader.reads.clear()
        reader.stopping.set()

    assert sending(check)[1].is_cut_off


def test_one_operation_can_be_stopped() -> None:
    async def check(stream: EventStream, reader: Reader) -> None:
        stream.start("a", asyncio.sleep(60))
        stream.start("b", asyncio.sleep(60))
        stream.stop("a")
        stream.stop("unknown")
        await asyncio.sleep(0.01)
        assert list(stream.operations) == ["b"]
        await stream.end()

    sending(check)
