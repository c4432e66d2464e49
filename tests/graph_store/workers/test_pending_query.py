import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeAlias

import pytest

from graph_store.errors import QueryTimeout, QueueFull
from graph_store.snapshot import Snapshot
from graph_store.workers.query_workers import PendingQuery, Query, QueryWorkers
from tests.graph_store.querying import COUNT, ENDLESS, count, published, query_workers

Test: TypeAlias = Callable[[Snapshot], Coroutine[Any, Any, None]]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def in_a_loop(test: Test) -> Callable[[Snapshot], None]:
    @wraps(test)
    def run(snapshot: Snapshot) -> None:
        asyncio.run(test(snapshot))

    return run


def begun(opened: QueryWorkers, snapshot: Snapshot, text: str) -> tuple[PendingQuery, asyncio.Event]:
    """Begin a query; return it with the event that it sets when it reports."""
    asking, told = opened.at_once(snapshot, Query(text)), asyncio.Event()
    assert asking is not None
    asking.begin(told.set)
    return asking, told


@in_a_loop
async def test_an_answer_in_one_piece_needs_no_task(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        for _ in range(3):
            asking, told = begun(opened, snapshot, COUNT)
            await told.wait()
            answer = asking.whole()
            assert answer is not None
            assert (count(answer), answer.rows, answer.is_heavy) == (1_001, 1, False)


@in_a_loop
async def test_what_has_no_worker_at_hand_goes_on_in_a_task(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        asking, told = begun(opened, snapshot, COUNT)
        assert told.is_set()
        assert asking.whole() is None
        assert count(await asking.answer()) == 1_001


@in_a_loop
async def test_a_large_answer_goes_on_in_a_task(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        asking, told = begun(opened, snapshot, "SELECT ?s ?a { ?s ?p ?o . ?a ?b ?c } LIMIT 50000")
        await told.wait()
        assert asking.whole() is None
        answer = await asking.answer()
        assert (await answer.read()).count(b"},{") == 49_999


@in_a_loop
async def test_one_that_waits_for_a_place_is_asked_when_there_is_one(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        asked = [begun(opened, snapshot, f"{COUNT} # {number}") for number in range(6)]
        assert opened.scheduler.waiting > 0
        for asking, told in asked:
            await told.wait()
            assert count(asking.whole() or await asking.answer()) == 1_001
        assert opened.scheduler.waiting == 0


@in_a_loop
async def test_one_that_is_given_up_leaves_the_queue_and_its_worker(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=20) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        asked = [begun(opened, snapshot, f"{ENDLESS} # {number}")[0] for number in range(4)]
        assert opened.scheduler.waiting == 3
        for asking in asked:
            asking.abandon()
        assert opened.scheduler.waiting == 0
        assert count(await opened.run(snapshot, Query(COUNT))) == 1_001


@in_a_loop
async def test_the_deadline_counts_while_a_query_waits(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=0.05) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        places = [opened.scheduler.enter_at_once("other"), opened.scheduler.enter_at_once("")]
        assert None not in places
        asking, told = begun(opened, snapshot, COUNT)
        await told.wait()
        with pytest.raises(QueryTimeout):
            await asking.answer()
        assert opened.scheduler.waiting == 0


@in_a_loop
async def test_a_full_queue_is_told_at_once(snapshot: Snapshot) -> None:
    async with query_workers(max_waiting=0) as opened:
        while opened.scheduler.enter_at_once(""):
            pass
        with pytest.raises(QueueFull):
            begun(opened, snapshot, COUNT)


@in_a_loop
async def test_a_query_that_waits_for_the_processor_is_not_a_heavy_one(snapshot: Snapshot) -> None:
    """A stopped worker takes the part of one that a busy machine delays."""
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        (worker,) = opened._pool.at_hand(snapshot)._idle[-1:]  # type: ignore[union-attr]
        os.kill(worker.pid, signal.SIGSTOP)
        asking, told = begun(opened, snapshot, COUNT)
        await asyncio.sleep(0.3)
        assert (told.is_set(), opened.scheduler.heavy_queries) == (False, 0)
        os.kill(worker.pid, signal.SIGCONT)
        await told.wait()
        answer = asking.whole()
        assert answer is not None
        assert (count(answer), answer.is_heavy) == (1_001, False)


@in_a_loop
async def test_a_query_that_computes_long_is_a_heavy_one(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=3) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        _, told = begun(opened, snapshot, ENDLESS)
        await told.wait()
        assert opened.scheduler.heavy_queries == 1
