import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import pytest

from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import DATA, END, HEAD, REQUEST, frame, receive
from graph_store.workers.worker_connection import WorkerConnection, WorkerGone


@contextlib.asynccontextmanager
async def linked() -> AsyncIterator[tuple[WorkerConnection, socket.socket]]:
    """Return our end of a connection, and the socket that a worker process would have."""
    ours, theirs = socket.socketpair()
    worker = await WorkerConnection.connected(1, ours, ForkClient(ours, "Workers"))
    with theirs:
        yield worker, theirs
    worker.close()


def test_frames_come_out_as_they_went_in_however_they_arrive() -> None:
    sent = [(HEAD, b"{}"), (DATA, b"x" * 70_000), (DATA, b""), (END, b"end")]
    content = b"".join(frame(*each) for each in sent)

    async def run(step: int) -> list[tuple[bytes, bytes]]:
        async with linked() as (worker, theirs):

            async def send() -> None:
                for at in range(0, len(content), step):
                    await asyncio.get_running_loop().sock_sendall(theirs, content[at : at + step])
                    await asyncio.sleep(0)

            theirs.setblocking(False)
            sending = asyncio.ensure_future(send())
            found = [await worker.frame() for _ in sent]
            await sending
            return found

    for step in (1_001, 30_000, len(content)):
        assert asyncio.run(run(step)) == sent


def test_a_task_goes_out_as_one_frame_and_the_worker_is_no_longer_free() -> None:
    async def run() -> tuple[bool, bool]:
        async with linked() as (worker, theirs):
            before = worker.is_free
            worker.ask(b"ASK {}")
            await asyncio.sleep(0.01)
            assert receive(theirs) == (REQUEST, b"ASK {}")
            return before, worker.is_free

    assert asyncio.run(run()) == (True, False)


def test_what_came_before_the_end_of_a_worker_is_still_read() -> None:
    async def run() -> None:
        async with linked() as (worker, theirs):
            theirs.sendall(frame(DATA, b"abc") + b"D")
            theirs.close()
            assert await worker.frame() == (DATA, b"abc")
            with pytest.raises(WorkerGone):
                await worker.frame()
            assert worker.has_ended

    asyncio.run(run())


def test_a_worker_waits_while_nobody_takes_what_it_sends() -> None:
    async def run() -> int:
        async with linked() as (worker, theirs):
            theirs.setblocking(False)
            sent = 0
            with contextlib.suppress(BlockingIOError):
                while sent < 100_000_000:
                    sent += theirs.send(frame(DATA, b"x" * 60_000))
                    await asyncio.sleep(0)
            stopped_at = sent
            for _ in range(5):
                await worker.frame()
            await asyncio.sleep(0.01)
            assert theirs.send(b"x") == 1
            return stopped_at

    assert asyncio.run(run()) < 5_000_000
