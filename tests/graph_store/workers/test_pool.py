import asyncio
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from graph_store.deltas import Delta
from graph_store.errors import QueryTimeout
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers import pool
from graph_store.workers.query_workers import Query, QueryWorkers
from graph_store.workers.version_workers import VersionWorkers
from tests.graph_store.querying import (
    COUNT,
    ENDLESS,
    count,
    published,
    quads,
    query_workers,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_waiting_counts_towards_the_deadline_and_the_queue_has_an_end(snapshot: Snapshot) -> None:
    ended: list[float] = []

    async def ask(opened: QueryWorkers) -> None:
        try:
            await opened.run(snapshot, Query(ENDLESS))
        finally:
            ended.append(time.monotonic())

    async def run() -> list[object]:
        async with query_workers(timeout_s=2, max_waiting=1) as opened:
            await opened.warm(snapshot)
            return await asyncio.gather(*(ask(opened) for _ in range(3)), return_exceptions=True)

    found = sorted(type(result).__name__ for result in asyncio.run(run()))
    assert found == ["ClientBudget", "QueryTimeout", "QueryTimeout"]
    assert ended[2] - ended[1] < 2, "the one that waited had a deadline of its own"


def test_a_light_query_is_answered_while_heavy_ones_take_all_they_may(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with query_workers(timeout_s=2) as opened:
            await opened.warm(snapshot)
            bombs = [asyncio.ensure_future(opened.run(snapshot, Query(ENDLESS, client="a"))) for _ in range(4)]
            await asyncio.sleep(0.3)
            assert count(await opened.run(snapshot, Query(COUNT, client="b"))) == 1_001
            assert not any(bomb.done() for bomb in bombs)
            results = await asyncio.gather(*bombs, return_exceptions=True)
            assert {type(result) for result in results} == {QueryTimeout}

    asyncio.run(run())


def test_a_zygote_that_dies_is_started_again(snapshot: Snapshot) -> None:
    async def run() -> int:
        async with query_workers() as opened:
            workers = await opened._pool.workers(snapshot)
            os.kill(workers.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            return count(await opened.run(snapshot, Query(COUNT)))

    assert asyncio.run(run()) == 1_001


def test_the_workers_of_a_version_nobody_asks_for_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "IDLE_S", 0.05)
    state = State(tmp_path)
    snapshots = []
    for quad in list(quads())[:2]:
        with state.writer("test", 1) as writer:
            writer.publish([], [quad], sources={})
        snapshots.append(state.newest())

    async def run() -> list[bool]:
        async with query_workers() as opened:
            versions = []
            for snapshot in snapshots:
                await opened.run(snapshot, Query(COUNT))
                versions.append(await opened._pool.workers(snapshot))
            await asyncio.sleep(0.3)
            return [workers.gone for workers in versions]

    assert asyncio.run(run()) == [True, False]


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Make loads into memory hang; return the processes that do them."""
    stopped: list[int] = []
    ready = VersionWorkers._ready

    async def stands_still(
        snapshot: Snapshot, pid: int, control: socket.socket, wanted: dict[str, object]
    ) -> VersionWorkers:
        if wanted.get("in_memory"):
            os.kill(pid, signal.SIGSTOP)
            stopped.append(pid)
        return await ready(snapshot, pid, control, wanted)

    monkeypatch.setattr(pool, "AT_ONCE_QUADS", 0)
    monkeypatch.setattr(VersionWorkers, "_ready", staticmethod(stands_still))
    return stopped


def test_nobody_waits_for_a_load_and_the_end_does_not_either(snapshot: Snapshot, endless: list[int]) -> None:
    async def run() -> None:
        async with query_workers() as opened:
            await opened.ready(snapshot)
            assert count(await opened.run(snapshot, Query(COUNT))) == 1_001
            while not endless:
                await asyncio.sleep(0.01)
            assert count(await opened.run(snapshot, Query(COUNT))) == 1_001
            assert not (await opened._pool.workers(snapshot)).in_memory

    asyncio.run(run())
    assert len(endless) == 1
    assert not Path(f"/proc/{endless[0]}").exists()


def test_small_changes_during_a_load_follow_from_what_was_loaded(
    tmp_path: Path, endless: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(tmp_path)
    following: list[int] = []
    succeed = VersionWorkers.next

    async def seen(self: VersionWorkers, snapshot: Snapshot, deltas: list[Delta]) -> VersionWorkers:
        following.append(len(deltas))
        return await succeed(self, snapshot, deltas)

    monkeypatch.setattr(VersionWorkers, "next", seen)

    async def run() -> list[int]:
        counts = []
        async with query_workers() as opened:
            for quad in list(quads())[1:6:2]:
                with state.writer("test", 1) as writer:
                    writer.publish([], [quad], sources={})
                await opened.ready(state.newest())
                counts.append(count(await opened.run(state.newest(), Query(COUNT))))
                while not endless:
                    await asyncio.sleep(0.01)
            os.kill(endless[0], signal.SIGCONT)
            await opened.warm(state.newest())
            assert (await opened._pool.workers(state.newest())).in_memory
            return [*counts, count(await opened.run(state.newest(), Query(COUNT)))]

    assert asyncio.run(run()) == [1, 2, 3, 3]
    assert len(endless) == 1, "what came during the load was not loaded"
    assert following == [2], "the last one was made of the first in one go"
