import asyncio
import os
import signal
from pathlib import Path

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.sandbox_herd import Herd
from graph_store.snapshot import Snapshot
from tests.graph_store.asking import published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_an_idle_worker_is_taken_again_and_one_that_has_ended_is_not(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        herd = await Herd.start(snapshot, 64 << 20, in_memory=True)
        first = await herd.worker()
        herd.keep(first)
        again = await herd.worker()
        herd.keep(again)
        os.kill(again.pid, signal.SIGKILL)
        await asyncio.sleep(0.05)
        other = await herd.worker()
        other.close()
        await herd.stop()
        return [first.pid, again.pid, other.pid]

    first, again, other = asyncio.run(run())
    assert first == again != other


def test_it_tells_how_a_worker_ended(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        herd = await Herd.start(snapshot, 64 << 20, in_memory=True)
        statuses = []
        for ending in (signal.SIGABRT, signal.SIGSEGV):
            worker = await herd.worker()
            os.kill(worker.pid, ending)
            statuses.append(await herd.status(worker))
        await herd.stop()
        return statuses

    assert asyncio.run(run()) == [-signal.SIGABRT, -signal.SIGSEGV]


def test_without_its_zygote_a_herd_is_gone(snapshot: Snapshot) -> None:
    async def run() -> None:
        herd = await Herd.start(snapshot, 64 << 20, in_memory=True)
        herd._process.kill()
        herd._process.wait()
        assert herd.gone
        try:
            with pytest.raises(StoreUnavailable):
                await herd.worker()
        finally:
            await herd.stop()

    asyncio.run(run())


def test_a_version_that_cannot_be_read_is_no_fault_of_the_service(snapshot: Snapshot, tmp_path: Path) -> None:
    async def run(in_memory: bool) -> None:
        herd = await Herd.start(snapshot, 64 << 20, in_memory)
        try:
            (await herd.worker()).close()
        finally:
            await herd.stop()

    snapshot = published(tmp_path / "state")
    snapshot.path = tmp_path / "nothing"
    for in_memory in (True, False):
        with pytest.raises(StoreUnavailable):
            asyncio.run(run(in_memory))
