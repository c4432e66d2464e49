import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import pytest

from graph_store.errors import ClientBudget, GraphError, QueueFull
from graph_store.sandbox.budget import Budget
from graph_store.sandbox.lanes import Lane, Lanes


class Query:
    """A query that tells what the lanes did to it."""

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


def lanes(light: int = 4, heavy: int = 1, most: int = 8, budget: float = 0) -> Lanes:
    return Lanes(light, heavy, most, Budget(budget))


@in_a_loop
async def test_a_heavy_query_gives_its_light_place_free() -> None:
    found = lanes(light=1)
    place, query = await found.enter("a"), Query()
    found.become_heavy(place, query)
    assert (place.lane, query.told) == (Lane.HEAVY, ["resumed"])
    async with asyncio.timeout(1):
        await found.enter("a")


@in_a_loop
async def test_a_heavy_query_stands_still_until_there_is_room() -> None:
    found = lanes()
    (first, second), (one, two) = [await found.enter("a") for _ in range(2)], (Query(), Query())
    found.become_heavy(first, one)
    found.become_heavy(second, two)
    assert (second.lane, two.told) == (Lane.PARKED, ["paused"])
    found.leave(first)
    assert (second.lane, two.told) == (Lane.HEAVY, ["paused", "resumed"])


@in_a_loop
async def test_the_next_heavy_one_is_of_the_client_with_the_fewest_at_work() -> None:
    found = lanes(light=9, heavy=2)
    places = [await found.enter(client) for client in "aaaab"]
    for place in places:
        found.become_heavy(place, Query())
    found.leave(places[0])
    assert [place.lane for place in places[1:]] == [Lane.HEAVY, Lane.PARKED, Lane.PARKED, Lane.HEAVY]


@in_a_loop
async def test_the_last_light_place_is_for_another_client() -> None:
    found = lanes(light=2)
    await found.enter("a")
    waiting = asyncio.ensure_future(found.enter("a"))
    async with asyncio.timeout(1):
        place = await found.enter("b")
    assert not waiting.done()
    found.leave(place)
    waiting.cancel()


@in_a_loop
async def test_places_are_taken_in_order_and_the_queue_has_an_end() -> None:
    found = lanes(light=1, most=2)
    place = await found.enter("a")
    waiting = [asyncio.ensure_future(found.enter("a")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(QueueFull):
        await found.enter("b")
    waiting[0].cancel()
    await asyncio.sleep(0)
    found.leave(place)
    async with asyncio.timeout(1):
        await waiting[1]
    assert found.waiting == 0


@in_a_loop
async def test_a_client_over_its_budget_keeps_the_light_lane() -> None:
    now = [0.0]
    found = Lanes(4, 1, 8, Budget(10, lambda: now[0]), lambda: now[0])
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
    found = lanes(light=20, most=4)
    queries = [Query() for _ in range(5)]
    for query in queries:
        found.become_heavy(await found.enter("a"), query)
    assert [query.told[-1] for query in queries] == ["resumed", "paused", "paused", "QueueFull", "QueueFull"]
    other = Query()
    found.become_heavy(await found.enter("b"), other)
    assert other.told == ["paused"]


@in_a_loop
async def test_a_place_that_came_too_late_is_given_to_the_next() -> None:
    found = lanes(light=1)
    place = await found.enter("a")
    first, second, third = (found.queue("a") for _ in range(3))
    found.withdraw(second)
    found.leave(place)
    assert first.done()
    assert not third.done()
    found.withdraw(first)
    assert third.done()
    assert found.waiting == 0
