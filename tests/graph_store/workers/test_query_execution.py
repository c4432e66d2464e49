import asyncio
import contextlib
import os
import random
import signal
import time
from collections.abc import Callable, Coroutine, Generator
from functools import wraps
from itertools import count as numbers
from types import coroutine
from typing import Any, TypeAlias, TypeVar

import pytest

from graph_store.errors import GraphError, QueryTimeout, QueueFull
from graph_store.snapshot import Snapshot
from graph_store.workers.fair_scheduler import State, Waiting
from graph_store.workers.query_workers import Answer, Query, QueryWorkers
from tests.graph_store.querying import COUNT, CROSS, ENDLESS, count, published, query_workers

T = TypeVar("T")
Test: TypeAlias = Callable[[Snapshot], Coroutine[Any, Any, None]]

STREAM = "SELECT ?s ?a { ?s ?p ?o . ?a ?b ?c } LIMIT 50000"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def in_a_loop(test: Test) -> Callable[[Snapshot], None]:
    @wraps(test)
    def run(snapshot: Snapshot) -> None:
        asyncio.run(test(snapshot))

    return run


def begun(opened: QueryWorkers, snapshot: Snapshot, text: str) -> "asyncio.Task[Answer]":
    return asyncio.ensure_future(opened.run(snapshot, Query(text)))


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


@in_a_loop
async def test_one_worker_answers_queries_one_after_the_other(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        for _ in range(3):
            answer = await opened.run(snapshot, Query(COUNT))
            assert (count(answer), answer.rows, answer.is_heavy) == (1_001, 1, False)


@in_a_loop
async def test_a_large_answer_is_a_stream(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        answer = await opened.run(snapshot, Query(STREAM))
        assert answer.body is None
        assert (await answer.read()).count(b"},{") == 49_999


@in_a_loop
async def test_one_that_waits_for_a_place_runs_when_there_is_one(snapshot: Snapshot) -> None:
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        asked = [begun(opened, snapshot, f"{COUNT} # {number}") for number in range(6)]
        await asyncio.sleep(0)
        assert opened.scheduler.waiting > 0
        assert [count(await each) for each in asked] == [1_001] * 6
        assert opened.scheduler.waiting == 0


@in_a_loop
async def test_one_that_is_given_up_leaves_the_queue_and_its_worker(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=20) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        asked = [begun(opened, snapshot, f"{ENDLESS} # {number}") for number in range(4)]
        await until(lambda: opened.scheduler.waiting == 3)
        for each in asked:
            each.cancel()
        await asyncio.wait(asked)
        assert opened.scheduler.waiting == 0
        assert count(await opened.run(snapshot, Query(COUNT))) == 1_001


@in_a_loop
async def test_the_deadline_counts_while_a_query_waits(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=0.05) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        async with Waiting(opened.scheduler, "other"), Waiting(opened.scheduler, ""):
            with pytest.raises(QueryTimeout):
                await opened.run(snapshot, Query(COUNT))
            assert opened.scheduler.waiting == 0


@in_a_loop
async def test_a_full_queue_is_told_at_once(snapshot: Snapshot) -> None:
    async with query_workers(max_waiting=0) as opened, Waiting(opened.scheduler, ""):
        with pytest.raises(QueueFull):
            await opened.run(snapshot, Query(COUNT))


@in_a_loop
async def test_a_query_that_waits_for_the_processor_is_not_a_heavy_one(snapshot: Snapshot) -> None:
    """A stopped worker takes the part of one that a busy machine delays."""
    async with query_workers() as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        (worker,) = (await opened._pool.workers(snapshot))._idle[-1:]
        os.kill(worker.pid, signal.SIGSTOP)
        asked = begun(opened, snapshot, COUNT)
        await asyncio.sleep(0.3)
        assert (asked.done(), opened.scheduler.heavy_queries) == (False, 0)
        os.kill(worker.pid, signal.SIGCONT)
        answer = await asked
        assert (count(answer), answer.is_heavy) == (1_001, False)


@pytest.mark.slow
@in_a_loop
async def test_a_query_that_computes_long_is_a_heavy_one(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=3) as opened, asyncio.timeout(20):
        await opened.warm(snapshot)
        with pytest.raises(QueryTimeout):
            await opened.run(snapshot, Query(ENDLESS))
        assert opened.scheduler.heavy_queries == 1


@in_a_loop
async def test_a_caller_that_gives_up_frees_its_worker(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=20) as opened:
        await opened.warm(snapshot)
        endless = begun(opened, snapshot, ENDLESS)
        await asyncio.sleep(0.2)
        endless.cancel()
        started = time.monotonic()
        await opened.run(snapshot, Query(COUNT))
        assert time.monotonic() - started < 1


@pytest.mark.slow
@in_a_loop
async def test_a_stream_that_nobody_reads_frees_its_worker_at_the_deadline(snapshot: Snapshot) -> None:
    async with query_workers(timeout_s=3, max_rows=10**9) as opened:
        unread = await opened.run(snapshot, Query(f"SELECT * {CROSS}"))
        await asyncio.sleep(1.5)
        after = await opened.run(snapshot, Query(COUNT))
        assert count(after) == 1_001
        await until(lambda: opened.scheduler.count(State.HEAVY) == 0)
        assert not (await opened._pool.workers(snapshot)).is_busy
        await unread.close()


@coroutine
def cancelled_at(step: int, work: Coroutine[Any, Any, T]) -> Generator[Any, Any, T]:
    """Await some work, and cancel the task that does it at the given one of its awaits."""
    task = asyncio.current_task()
    assert task is not None
    resume: Callable[[], Any] = lambda: work.send(None)  # noqa: E731
    for number in numbers():
        try:
            waited = resume()
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        if number == step:
            asyncio.get_running_loop().call_soon(task.cancel)
        try:
            yield waited
            resume = lambda: work.send(None)  # noqa: E731
        except BaseException as error:
            resume = lambda error=error: work.throw(error)  # type: ignore[misc]  # noqa: E731
    raise AssertionError


async def read(opened: QueryWorkers, snapshot: Snapshot, text: str) -> None:
    answer = await opened.run(snapshot, Query(text))
    try:
        if answer.body is None:
            async for _ in answer:
                await asyncio.sleep(0)
    finally:
        await answer.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_query_that_is_cancelled_at_any_await_keeps_no_place_and_no_worker(snapshot: Snapshot, seed: int) -> None:
    """Each await of a query is tried; others take random places, so that it waits, runs, is paused or sends."""
    chance = random.Random(seed)

    async def attempt(opened: QueryWorkers, step: int) -> bool:
        """Return whether the query ended before the given await."""
        text = chance.choice([COUNT, STREAM, ENDLESS, "SELECT", f"SELECT * {CROSS}"])
        others = [begun(opened, snapshot, chance.choice([COUNT, ENDLESS])) for _ in range(chance.randrange(4))]
        if not others and chance.random() < 0.5:  # there is no idle worker
            for worker in (await opened._pool.workers(snapshot))._idle:
                worker.kill()
        asked = asyncio.ensure_future(_awaited(cancelled_at(step, read(opened, snapshot, text))))
        await asyncio.sleep(chance.choice([0, 0.02]))
        for other in others:
            other.cancel()
        await asyncio.wait([asked, *others])
        return not asked.cancelled()

    async def run() -> None:
        async with query_workers(timeout_s=0.4, max_rows=10**9) as opened, asyncio.timeout(60):
            await opened.warm(snapshot)
            ended = step = 0
            while ended < 5:
                ended += await attempt(opened, step)
                step += 1
                await _check_nothing_is_held(opened, snapshot)
            assert step > 5

    asyncio.run(run())


async def _awaited(work: Any) -> None:
    with contextlib.suppress(GraphError):
        await work


async def _check_nothing_is_held(opened: QueryWorkers, snapshot: Snapshot) -> None:
    assert {state: opened.scheduler.count(state) for state in State} == dict.fromkeys(State, 0)
    workers = await opened._pool.workers(snapshot)
    assert not workers.is_busy
    assert all(worker.is_free and not worker.is_closed for worker in workers._idle if not worker.has_ended)
    assert count(await opened.run(snapshot, Query(COUNT))) == 1_001
