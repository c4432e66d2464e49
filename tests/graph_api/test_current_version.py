"""The version in service while another one is prepared: tests of the order of events, without clocks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api import current_version
from graph_api.current_version import CurrentVersion
from graph_store.errors import Damaged, NoVersion, StoreUnavailable
from graph_store.snapshot import Snapshot
from graph_store.versions import State


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path)


def publish(state: State) -> int:
    """Publish a version with one more quad."""
    number = (state.current() or 0) + 1
    quad = Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal(f"{number}"), DefaultGraph())
    with State(state.root).writer("test", 1) as writer:
        return writer.publish([], [quad], sources={}).version


def publish_damaged(state: State) -> Callable[[], object]:
    """Publish a version with a truncated file; return a function that repairs it."""
    publish(state)
    current = state.root / "CURRENT"
    current.write_text("1\n")
    table = next((state.folder(2) / "store").glob("*.sst"))
    whole = table.read_bytes()
    table.write_bytes(b"")
    current.write_text("2\n")
    return lambda: table.write_bytes(whole)


class Slow:
    """Prepares versions, each when the test allows it."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.doors: dict[int, asyncio.Event] = {}

    async def __call__(self, snapshot: Snapshot) -> None:
        self.begun.append(snapshot.version)
        await self.doors.setdefault(snapshot.version, asyncio.Event()).wait()

    async def is_at(self, version: int) -> None:
        """Wait until the preparation of this version has begun."""
        while version not in self.begun:
            await asyncio.sleep(0)

    def finish(self, version: int) -> None:
        """Let the preparation of this version end."""
        self.doors.setdefault(version, asyncio.Event()).set()


@asynccontextmanager
async def following(served: CurrentVersion) -> AsyncIterator[list[int]]:
    """Follow the published versions until the block ends; give those that came into service."""
    seen: list[int] = []

    async def follow() -> None:
        async for snapshot in served.follow():
            seen.append(snapshot.version)  # noqa: PERF401 - the list grows while it is read

    task = asyncio.ensure_future(follow())
    try:
        yield seen
    finally:
        task.cancel()
        await asyncio.wait({task})


async def until(seen: list[int], version: int) -> None:
    """Wait until a version is in service."""
    while version not in seen:
        await asyncio.sleep(0)


def test_the_version_before_answers_while_a_large_one_is_made_ready(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current_version, "AWAITED_QUADS", 0)
    slow = Slow()
    served = CurrentVersion(state, slow)

    async def run() -> None:
        publish(state)
        slow.finish(1)
        async with following(served) as seen:
            await until(seen, 1)
            publish(state)
            assert (await served.version()).version == 1
            await slow.is_at(2)
            assert (await served.version()).version == served.snapshot().version == 1
            reached = asyncio.ensure_future(served.reach(2))
            await asyncio.sleep(0)
            assert not reached.done(), "the writer is answered only when the version can be read"
            slow.finish(2)
            await reached
            assert (await served.version()).version == 2
            assert seen == [1, 2]
        publish(state)
        assert (await served.version()).version == 3, "the newest version is served after the end of follow"

    asyncio.run(run())


def test_of_a_small_dataset_each_request_gets_what_has_been_published_before_it(state: State) -> None:
    slow = Slow()
    served = CurrentVersion(state, slow)

    async def run() -> None:
        publish(state)
        slow.finish(1)
        async with following(served) as seen:
            await until(seen, 1)
            publish(state)
            assert served.at_hand() is None
            asked = [asyncio.ensure_future(served.version()), asyncio.ensure_future(asyncio.to_thread(served.snapshot))]
            await slow.is_at(2)
            assert not any(each.done() for each in asked)
            slow.finish(2)
            assert [(await each).version for each in asked] == [2, 2]

    asyncio.run(run())


def test_of_versions_that_come_while_one_is_made_ready_the_newest_is_next(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current_version, "AWAITED_QUADS", 0)
    slow = Slow()
    served = CurrentVersion(state, slow)

    async def run() -> None:
        publish(state)
        async with following(served) as seen:
            await slow.is_at(1)
            for _ in range(3):
                publish(state)
            slow.finish(1)
            await slow.is_at(4)
            slow.finish(4)
            await served.reach(4)
            await until(seen, 4)
            assert slow.begun == [1, 4]
            assert seen == [1, 4]

    asyncio.run(run())


@pytest.mark.parametrize("awaited", [0, 200_000])
def test_a_damaged_version_is_refused_until_it_is_mended(
    state: State, monkeypatch: pytest.MonkeyPatch, awaited: int
) -> None:
    monkeypatch.setattr(current_version, "AWAITED_QUADS", awaited)
    slow = Slow()
    served = CurrentVersion(state, slow)

    async def run() -> None:
        slow.finish(1)
        publish(state)
        async with following(served) as seen:
            await until(seen, 1)
            mend = publish_damaged(state)
            while served._refused is None:
                await asyncio.sleep(0.01)
            with pytest.raises(Damaged):
                await served.version()
            await served.reach(2)
            assert seen == slow.begun == [1]
            mend()
            assert (await served.version()).version == 2

    asyncio.run(run())


def test_a_version_whose_workers_cannot_start_is_served_all_the_same(state: State) -> None:
    async def fails(_: Snapshot) -> None:
        raise StoreUnavailable("no worker")

    served = CurrentVersion(state, fails)

    async def run() -> None:
        async with following(served) as seen:
            publish(state)
            await until(seen, 1)
            assert served.snapshot().version == 1

    asyncio.run(run())


def test_nobody_waits_when_nobody_follows(state: State) -> None:
    served = CurrentVersion(state, Slow())
    with pytest.raises(NoVersion):
        served.snapshot()
    publish(state)
    assert served.snapshot().version == 1
    publish(state)
    assert asyncio.run(served.version()).version == 2


def test_who_waits_for_a_later_version_is_told_when_it_is_served(state: State) -> None:
    slow = Slow()
    served = CurrentVersion(state, slow)

    async def run() -> None:
        publish(state)
        slow.finish(1)
        async with following(served) as seen:
            await until(seen, 1)
            await asyncio.wait_for(served.later(0), 5)
            waiting = asyncio.ensure_future(served.later(1))
            publish(state)
            await slow.is_at(2)
            assert not waiting.done()
            slow.finish(2)
            await asyncio.wait_for(waiting, 5)

    asyncio.run(run())
