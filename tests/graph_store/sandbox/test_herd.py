import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.sandbox.herd import Herd
from graph_store.sandbox.nursery import Nursery
from graph_store.snapshot import Snapshot
from tests.graph_store.asking import published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


@contextlib.asynccontextmanager
async def herded(snapshot: Snapshot, *, in_memory: bool = True) -> AsyncIterator[Herd]:
    """Start the workers of a version, with their fork server; end them afterwards."""
    root = await Nursery.start("graph_store.sandbox.zygote", "The query workers")
    try:
        herd = await Herd.start(root, snapshot, 64 << 20, in_memory=in_memory)
        try:
            yield herd
        finally:
            await herd.stop()
    finally:
        await root.stop()


def test_an_idle_worker_is_taken_again_and_one_that_has_ended_is_not(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        async with herded(snapshot) as herd:
            first = await herd.worker()
            herd.keep(first)
            again = await herd.worker()
            herd.keep(again)
            os.kill(again.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            other = await herd.worker()
            other.close()
        return [first.pid, again.pid, other.pid]

    first, again, other = asyncio.run(run())
    assert first == again != other


def test_it_tells_how_a_worker_ended(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        statuses = []
        async with herded(snapshot) as herd:
            for ending in (signal.SIGABRT, signal.SIGSEGV):
                worker = await herd.worker()
                os.kill(worker.pid, ending)
                statuses.append(await herd.status(worker))
        return statuses

    assert asyncio.run(run()) == [-signal.SIGABRT, -signal.SIGSEGV]


def test_without_its_zygote_a_herd_is_gone(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with herded(snapshot) as herd:
            os.kill(herd.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            assert herd.gone
            with pytest.raises(StoreUnavailable):
                await herd.worker()

    asyncio.run(run())


def test_a_version_that_cannot_be_read_is_no_fault_of_the_service(snapshot: Snapshot, tmp_path: Path) -> None:
    async def run(in_memory: bool) -> None:
        async with herded(snapshot, in_memory=in_memory) as herd:
            (await herd.worker()).close()

    snapshot = published(tmp_path / "state")
    snapshot.path = tmp_path / "nothing"
    for in_memory in (True, False):
        with pytest.raises(StoreUnavailable):
            asyncio.run(run(in_memory))


def test_a_worker_can_stand_still_and_go_on(snapshot: Snapshot) -> None:
    async def run() -> list[str]:
        states = []
        async with herded(snapshot) as herd:
            worker = await herd.worker()
            for act in (herd.pause, herd.resume):
                act(worker)
                await asyncio.sleep(0.05)
                states.append(Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()[0])
            worker.close()
        return states

    assert asyncio.run(run()) == ["T", "S"]
