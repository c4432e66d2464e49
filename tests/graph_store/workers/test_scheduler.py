import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import pytest

from graph_store.errors import ClientBudget, GraphError, QueueFull
from graph_store.workers.budget import Budget
from graph_store.workers.scheduler import Lane, Scheduler


class Query:
    """A query that records how the scheduler controls it."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def pause(self) -> None:
        self.told.append("paused")

    def resume(self) -> None:
        self.told.append("resumed")

    def refuse(self, error: GraphError) -> None:
        self.told.append(type(error).__name__)


def in_a_loop(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    @wraps(test)
    def run() -> None:
        asyncio.run(test())

    return run


def scheduler(light: int = 4, heavy: int = 1, most: int = 8, budget: float = 0) -> Scheduler:
    return Scheduler(light, heavy, most, Budget(budget))


@in_a_loop
async def test_a_heavy_query_gives_its_light_place_free() -> None:
    found = scheduler(light=1)
    place, query = await found.enter("a"), Query()
    found.become_heavy(place, query)
    assert (place.lane, query.told) == (Lane.HEAVY, ["resumed"])
    async with asyncio.timeout(1):
        await found.enter("a")


@in_a_loop
async def test_a_heavy_query_stands_still_until_there_is_room() -> None:
    found = scheduler()
    (first, second), (one, two) = [await found.enter("a") for _ in range(2)], (Query(), Query())
    found.become_heavy(first, one)
    found.become_heavy(second, two)
    assert (second.lane, two.told) == (Lane.PARKED, ["paused"])
    found.leave(first)
    assert (second.lane, two.told) == (Lane.HEAVY, ["paused", "resumed"])


@in_a_loop
async def test_the_next_heavy_one_is_of_the_client_with_the_fewest_at_work() -> None:
    found = scheduler(light=9, heavy=2)
    places = [await found.enter(client) for client in "aabbc"]
    for place in places:
        found.become_heavy(place, Query())
    assert [place.lane for place in places] == [Lane.PARKED, Lane.HEAVY, Lane.HEAVY, Lane.PARKED, Lane.PARKED]
    found.leave(places[1])
    assert [place.lane for place in places[3:]] == [Lane.PARKED, Lane.PARKED]
    assert places[0].lane is Lane.HEAVY
    found.leave(places[2])
    assert [place.lane for place in places[3:]] == [Lane.HEAVY, Lane.PARKED]


@in_a_loop
async def test_a_client_that_has_all_heavy_places_gives_one_to_another() -> None:
    found = scheduler(light=9, heavy=2, budget=1000)
    queries = [Query() for _ in range(4)]
    places = [await found.enter(client) for client in "aaab"]
    for place, query in zip(places, queries, strict=True):
        found.become_heavy(place, query)
    assert queries[0].told == ["resumed", "paused"]
    assert queries[3].told == ["resumed"]
    assert [place.lane for place in places] == [Lane.PARKED, Lane.HEAVY, Lane.PARKED, Lane.HEAVY]
    found.leave(places[3])
    assert places[2].lane is Lane.HEAVY
    found.leave(places[2])
    assert queries[0].told == ["resumed", "paused", "resumed"]


@in_a_loop
async def test_the_last_light_place_is_for_another_client() -> None:
    found = scheduler(light=2)
    await found.enter("a")
    waiting = asyncio.ensure_future(found.enter("a"))
    async with asyncio.timeout(1):
        place = await found.enter("b")
    assert not waiting.done()
    found.leave(place)
    waiting.cancel()


@in_a_loop
async def test_places_are_taken_in_order_and_the_queue_has_an_end() -> None:
    found = scheduler(light=1, most=1)
    place = await found.enter("a")
    waiting = [asyncio.ensure_future(found.enter(client)) for client in "ab"]
    await asyncio.sleep(0)
    with pytest.raises(QueueFull):
        await found.enter("c")
    waiting[0].cancel()
    await asyncio.sleep(0)
    found.leave(place)
    async with asyncio.timeout(1):
        await waiting[1]
    assert found.waiting == 0


@in_a_loop
async def test_a_client_over_its_budget_keeps_the_light_lane() -> None:
    now = [0.0]
    found = Scheduler(4, 1, 8, Budget(10, lambda: now[0]), lambda: now[0])
    place = await found.enter("a")
    found.become_heavy(place, Query())
    now[0] += 12
    found.leave(place)
    again, query = await found.enter("a"), Query()
    found.become_heavy(again, query)
    assert query.told == [ClientBudget.__name__]
    await found.enter("a")


@in_a_loop
async def test_one_client_cannot_fill_the_stand() -> None:
    found = scheduler(light=20, most=4)
    queries = [Query() for _ in range(5)]
    for query in queries:
        found.become_heavy(await found.enter("a"), query)
    assert [query.told[-1] for query in queries] == ["resumed", "paused", "paused", "ClientBudget", "ClientBudget"]
    other = Query()
    found.become_heavy(await found.enter("b"), other)
    assert other.told == ["paused"]


@in_a_loop
async def test_a_place_that_came_too_late_is_given_to_the_next() -> None:
    found = scheduler(light=1)
    place = await found.enter("a")
    first, second, third = (found.queue("a") for _ in range(3))
    found.withdraw(second)
    found.leave(place)
    assert first.done()
    assert not third.done()
    found.withdraw(first)
    assert third.done()
    assert found.waiting == 0


@in_a_loop
async def test_one_client_cannot_fill_the_queue_and_is_told_when_to_come_back() -> None:
    found = scheduler(light=2, most=3)
    await found.enter("a")
    turns = [found.queue("a") for _ in range(3)]
    with pytest.raises(ClientBudget) as refused:
        found.queue("a")
    assert refused.value.retry_after_s >= 1
    assert found.enter_at_once("b")
    assert not found.queue("b").done()
    assert not any(turn.done() for turn in turns)


@in_a_loop
async def test_places_that_come_free_go_to_the_clients_with_the_fewest() -> None:
    found = scheduler(light=3, most=8)
    places = [await found.enter(client) for client in "aab"]
    turns = {name: found.queue(name[0]) for name in ("a1", "a2", "c1", "b1", "c2")}
    order = []
    for _ in range(5):
        found.leave(places.pop(0))
        (came,) = [name for name, turn in turns.items() if turn.done()]
        order.append(came)
        places.append(turns.pop(came).result())
    assert order == ["c1", "a1", "b1", "c2", "a2"]


@in_a_loop
async def test_a_client_whose_heavy_queries_wait_has_one_light_place_until_they_go_on() -> None:
    found = scheduler(light=4, heavy=1)
    first, second = await found.enter("a"), await found.enter("a")
    found.become_heavy(first, Query())
    found.become_heavy(second, Query())
    assert (first.lane, second.lane) == (Lane.HEAVY, Lane.PARKED)
    assert found.enter_at_once("a")
    turn = found.queue("a")
    assert not turn.done()
    assert [found.enter_at_once("b") is not None for _ in range(3)] == [True, True, True]
    assert not turn.done()
    found.leave(first)
    assert not turn.done(), "the light lane is full"


@in_a_loop
async def test_a_light_place_is_given_when_the_heavy_ones_of_its_client_go_on() -> None:
    found = scheduler(light=4, heavy=1)
    first, second = await found.enter("a"), await found.enter("a")
    found.become_heavy(first, Query())
    found.become_heavy(second, Query())
    await found.enter("a")
    turn = found.queue("a")
    found.leave(first)
    assert turn.done()
