"""Queries of stated or of inferred facts: their view is built once, in a process that can be killed."""

import asyncio
from pathlib import Path

import pytest

from graph_store.errors import QueryTimeout, StoreFull, ViewBuilding
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.view_stores import _building, build, place_of
from graph_store.workers.builds import ViewLimits
from graph_store.workers.query_workers import Query, QueryWorkers
from tests.graph_store.querying import COUNT, ENDLESS, GRAPHS, count, published, query_workers, text

pytestmark = pytest.mark.slow

ASSERTED, INFERRED = Scope(Include.ASSERTED), Scope(Include.INFERRED)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return published(tmp_path)


async def answered(opened: QueryWorkers, snapshot: Snapshot, scope: Scope, asked: str = COUNT) -> int:
    answer = await opened.run(snapshot, Query(asked, scope=scope))
    await answer.read()
    return count(answer)


def test_twenty_requests_at_once_build_once_and_get_the_same(snapshot: Snapshot) -> None:
    async def run() -> tuple[list[int], int]:
        async with query_workers(timeout_s=60) as opened, query_workers(timeout_s=60) as other:
            both = [opened, other]
            asked = [answered(both[number % 2], snapshot, ASSERTED) for number in range(20)]
            return await asyncio.gather(*asked), opened.views.built + other.views.built

    counts, built = asyncio.run(run())
    assert (set(counts), built) == ({1_000}, 1), "two processes, with their own builders, built it once"


def test_a_view_answers_like_the_facts_it_holds(snapshot: Snapshot) -> None:
    graphs = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"

    async def run() -> list[object]:
        async with query_workers(timeout_s=60) as opened:
            named = await opened.run(snapshot, Query(graphs, scope=ASSERTED))
            dumped = Query("", scope=INFERRED, dump=True, graph="application/n-triples")
            return [
                await answered(opened, snapshot, INFERRED),
                await answered(opened, snapshot, Scope(Include.ASSERTED, synthetic=True)),
                GRAPHS.inferred.value in text(named),
                (await (await opened.run(snapshot, dumped)).read()).count(b"\n"),
                await answered(opened, snapshot, ASSERTED, COUNT.replace("{", f"FROM <{GRAPHS.inferred.value}> {{", 1)),
                await answered(opened, snapshot, Scope()),
                opened.views.built,
            ]  # fmt: skip

    assert asyncio.run(run()) == [1, 1_001, False, 1, 1, 1_001, 3]


def test_a_request_whose_time_is_up_hears_that_the_view_is_being_built_and_then_it_is_ready(snapshot: Snapshot) -> None:
    async def run() -> tuple[str, int, int]:
        async with query_workers(timeout_s=2) as opened:
            await opened.ready(snapshot)
            with _building(snapshot.folder.parent, wait=True), pytest.raises(ViewBuilding) as late:
                await answered(opened, snapshot, ASSERTED)
            await opened.prepare(snapshot, Query(COUNT, scope=ASSERTED))
            return late.value.detail, await answered(opened, snapshot, ASSERTED), opened.views.built

    detail, found, built = asyncio.run(run())
    assert "asserted facts of version 1 was not ready in time" in detail
    assert (found, built) == (1_000, 1)


def test_a_query_that_waited_for_its_view_and_has_no_time_left_is_told_so_and_the_next_time_it_was_too_slow(
    snapshot: Snapshot,
) -> None:
    async def run() -> None:
        async with query_workers(timeout_s=4, budget_s=0) as opened:
            with pytest.raises(ViewBuilding):
                await answered(opened, snapshot, ASSERTED, ENDLESS)
            await opened.prepare(snapshot, Query(COUNT, scope=ASSERTED))
            with pytest.raises(QueryTimeout):
                await answered(opened, snapshot, ASSERTED, ENDLESS)

    asyncio.run(run())


def test_a_view_that_needs_too_much_space_is_refused(snapshot: Snapshot) -> None:
    async def run() -> None:
        async with query_workers(views=ViewLimits(views_mb=0), timeout_s=60) as opened:
            await answered(opened, snapshot, ASSERTED)

    with pytest.raises(StoreFull, match="KENNISGRAAF_VIEWS_MB"):
        asyncio.run(run())


def test_a_view_that_was_removed_is_built_again(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        async with query_workers(timeout_s=60) as opened:
            found = [await answered(opened, snapshot, ASSERTED)]
            place_of(snapshot, ASSERTED).rename(snapshot.folder / "gone")
            return [*found, await answered(opened, snapshot, ASSERTED), opened.views.built]

    assert asyncio.run(run()) == [1_000, 1_000, 2]


def test_a_view_of_an_earlier_process_is_used(snapshot: Snapshot) -> None:
    build(snapshot, ASSERTED, place_of(snapshot, ASSERTED), 10**9)

    async def run() -> tuple[int, int]:
        async with query_workers(timeout_s=60) as opened:
            return await answered(opened, snapshot, ASSERTED), opened.views.built

    assert asyncio.run(run()) == (1_000, 0)
