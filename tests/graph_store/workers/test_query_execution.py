import asyncio
import time

import pytest

from graph_store.snapshot import Snapshot
from graph_store.workers.query_workers import Query
from tests.graph_store.querying import COUNT, CROSS, ENDLESS, count, published, query_workers


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_a_caller_that_gives_up_frees_its_worker(snapshot: Snapshot) -> None:
    async def run() -> float:
        async with query_workers(timeout_s=20) as opened:
            await opened.warm(snapshot)
            endless = asyncio.ensure_future(opened.run(snapshot, Query(ENDLESS)))
            await asyncio.sleep(0.2)
            endless.cancel()
            started = time.monotonic()
            await opened.run(snapshot, Query(COUNT))
            return time.monotonic() - started

    assert asyncio.run(run()) < 1


def test_a_stream_that_nobody_reads_frees_its_worker_at_the_deadline(snapshot: Snapshot) -> None:
    async def run() -> int:
        async with query_workers(timeout_s=3, max_rows=10**9) as opened:
            await opened.run(snapshot, Query(f"SELECT * {CROSS}"))
            await asyncio.sleep(1.5)
            after = await opened.run(snapshot, Query(COUNT))
            return count(after)

    assert asyncio.run(run()) == 1_001
