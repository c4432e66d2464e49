import asyncio
import os
import signal
import time
from pathlib import Path

import pytest

from graph_store.errors import QueryTimeout
from graph_store.sandbox import pool as sandbox_pool
from graph_store.sandbox.sandbox import Query, Sandbox
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
    ended: list[float] = []

    async def ask(opened: Sandbox) -> None:
        try:
            await opened.run(snapshot, Query(ENDLESS))
        finally:
            ended.append(time.monotonic())

    async def run() -> list[object]:
        async with sandbox(timeout_s=2, max_waiting=1) as opened:
            await opened.warm(snapshot)
            return await asyncio.gather(*(ask(opened) for _ in range(3)), return_exceptions=True)

    found = sorted(type(result).__name__ for result in asyncio.run(run()))
    assert found == ["QueryTimeout", "QueryTimeout", "QueueFull"]
    assert ended[2] - ended[1] < 2, "the one that waited had a deadline of its own"


def test_a_light_query_is_answered_while_heavy_ones_take_all_they_may(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with sandbox(timeout_s=2) as opened:
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
        async with sandbox() as opened:
            herd = await opened._pool.herd(snapshot)
            os.kill(herd.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
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
