import asyncio
import time
from pathlib import Path

import pytest

from graph_store import sandbox_pool
from graph_store.errors import QueryTimeout, QueueFull
from graph_store.sandbox import Query
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from tests.graph_store.asking import (
    COUNT,
    ENDLESS,
    count,
    published,
    quads,
    sandbox,
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_waiting_counts_towards_the_deadline_and_the_queue_has_an_end(snapshot: Snapshot) -> None:
    async def run() -> list[object]:
        async with sandbox(timeout_s=1, max_waiting=1) as opened:
            await opened.warm(snapshot)
            first = [asyncio.ensure_future(opened.run(snapshot, Query(ENDLESS))) for _ in range(2)]
            await asyncio.sleep(0.1)
            third = asyncio.ensure_future(opened.run(snapshot, Query(COUNT)))
            return await asyncio.gather(*first, third, return_exceptions=True)

    started = time.monotonic()
    assert [type(result) for result in asyncio.run(run())] == [QueryTimeout, QueryTimeout, QueueFull]
    assert time.monotonic() - started < 2


def test_a_zygote_that_dies_is_started_again(snapshot: Snapshot) -> None:
    async def run() -> int:
        async with sandbox() as opened:
            herd = await opened._pool.herd(snapshot)
            herd._process.kill()
            herd._process.wait()
            return count(await opened.run(snapshot, Query(COUNT)))

    assert asyncio.run(run()) == 1_001


def test_the_workers_of_a_version_nobody_asks_for_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_pool, "IDLE_S", 0.05)
    state = State(tmp_path)
    snapshots = []
    for quad in list(quads())[:2]:
        with state.writer("test", 1) as writer:
            writer.publish([], [quad], sources={})
        snapshots.append(state.newest())

    async def run() -> list[bool]:
        async with sandbox() as opened:
            herds = []
            for snapshot in snapshots:
                await opened.run(snapshot, Query(COUNT))
                herds.append(await opened._pool.herd(snapshot))
            await asyncio.sleep(0.3)
            return [herd.gone for herd in herds]

    assert asyncio.run(run()) == [True, False]
