import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.snapshot import Snapshot
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.version_workers import VersionWorkers
from tests.graph_store.querying import published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


@contextlib.asynccontextmanager
async def started(snapshot: Snapshot, *, in_memory: bool = True) -> AsyncIterator[VersionWorkers]:
    """Start the workers of a version, with their fork server; end them afterwards."""
    root = await ForkClient.start("graph_store.workers.fork_server", "The query workers")
    try:
        workers = await VersionWorkers.start(root, snapshot, 64 << 20, in_memory=in_memory)
        try:
            yield workers
        finally:
            await workers.stop()
    finally:
        await root.stop()


def test_an_idle_worker_is_taken_again_and_one_that_has_ended_is_not(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        async with started(snapshot) as workers:
            async with workers.use() as first:
                assert workers.is_busy
            async with workers.use() as again:
                pass
            assert not workers.is_busy
            os.kill(again.pid, signal.SIGKILL)
            while not again.has_ended:
                await asyncio.sleep(0.01)
            async with workers.use() as other:
                pass
        return [first.pid, again.pid, other.pid]

    first, again, other = asyncio.run(run())
    assert first == again != other


def test_it_tells_how_a_worker_ended(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        statuses = []
        async with started(snapshot) as workers:
            for ending in (signal.SIGABRT, signal.SIGSEGV):
                async with workers.use() as worker:
                    os.kill(worker.pid, ending)
                    statuses.append(await worker.status())
        return statuses

    assert asyncio.run(run()) == [-signal.SIGABRT, -signal.SIGSEGV]


def test_without_its_fork_server_a_version_has_no_workers(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with started(snapshot) as workers:
            os.kill(workers.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            assert workers.gone
            with pytest.raises(StoreUnavailable):
                async with workers.use():
                    pass

    asyncio.run(run())


def test_a_version_that_cannot_be_read_is_no_fault_of_the_service(snapshot: Snapshot, tmp_path: Path) -> None:
    async def run(in_memory: bool) -> None:
        async with started(snapshot, in_memory=in_memory) as workers, workers.use():
            pass

    snapshot = published(tmp_path / "state")
    snapshot.path = tmp_path / "nothing"
    for in_memory in (True, False):
        with pytest.raises(StoreUnavailable):
            asyncio.run(run(in_memory))


def test_a_worker_can_stand_still_and_go_on(snapshot: Snapshot) -> None:
    async def run() -> list[str]:
        states = []
        async with started(snapshot) as workers, workers.use() as worker:
            for act in (worker.pause, worker.resume):
                act()
                await asyncio.sleep(0.05)
                states.append(Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()[0])
        return states

    assert asyncio.run(run()) == ["T", "S"]
