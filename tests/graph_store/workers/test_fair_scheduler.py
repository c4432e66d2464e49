import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import pytest

from graph_store.errors import ClientBudget, GraphError, QueueFull
from graph_store.workers.budget import Budget
from graph_store.workers.fair_scheduler import FairScheduler, Place, State, Waiting


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


def enter(found: FairScheduler, client: str) -> Place:
    place = Place(client, lambda: None)
    found.enter(place)
    return place


def scheduler(light: int = 4, heavy: int = 1, most: int = 8, budget: float = 0) -> FairScheduler:
    return FairScheduler(light, heavy, most, Budget(budget))


def test_a_heavy_query_gives_its_light_place_free() -> None:
    found = scheduler(light=1)
    place, query = enter(found, "a"), Query()
    found.become_heavy(place, query)
    assert (place.state, query.told) == (State.HEAVY, ["resumed"])
    assert enter(found, "a").state is State.LIGHT


def test_a_heavy_query_stands_still_until_there_is_room() -> None:
    found = scheduler()
    (first, second), (one, two) = [enter(found, "a") for _ in range(2)], (Query(), Query())
    found.become_heavy(first, one)
    found.become_heavy(second, two)
    assert (second.state, two.told) == (State.PAUSED, ["paused"])
    found.leave(first)
    assert (second.state, two.told) == (State.HEAVY, ["paused", "resumed"])


def test_the_next_heavy_one_is_of_the_client_with_the_fewest_at_work() -> None:
    found = scheduler(light=9, heavy=2)
    places = [enter(found, client) for client in "aabbc"]
    for place in places:
        found.become_heavy(place, Query())
    assert [place.state for place in places] == [State.PAUSED, State.HEAVY, State.HEAVY, State.PAUSED, State.PAUSED]
    found.leave(places[1])
    assert [place.state for place in places[3:]] == [State.PAUSED, State.PAUSED]
    assert places[0].state is State.HEAVY
    found.leave(places[2])
    assert [place.state for place in places[3:]] == [State.HEAVY, State.PAUSED]


def test_a_client_that_has_all_heavy_places_gives_one_to_another() -> None:
    found = scheduler(light=9, heavy=2, budget=1000)
    queries = [Query() for _ in range(4)]
    places = [enter(found, client) for client in "aaab"]
    for place, query in zip(places, queries, strict=True):
        found.become_heavy(place, query)
    assert queries[0].told == ["resumed", "paused"]
    assert queries[3].told == ["resumed"]
    assert [place.state for place in places] == [State.PAUSED, State.HEAVY, State.PAUSED, State.HEAVY]
    found.leave(places[3])
    assert places[2].state is State.HEAVY
    found.leave(places[2])
    assert queries[0].told == ["resumed", "paused", "resumed"]


def test_the_last_light_place_is_for_another_client() -> None:
    found = scheduler(light=2)
    enter(found, "a")
    waiting, place = enter(found, "a"), enter(found, "b")
    assert place.state is State.LIGHT
    found.leave(place)
    assert waiting.state is State.WAITING


@in_a_loop
async def test_places_are_taken_in_order_and_the_queue_has_an_end() -> None:
    found = scheduler(light=1, most=1)

    async def hold(client: str) -> None:
        async with Waiting(found, client):
            pass

    async with Waiting(found, "a"):
        waiting = [asyncio.ensure_future(hold(client)) for client in "ab"]
        await asyncio.sleep(0)
        with pytest.raises(QueueFull):
            await hold("c")
        waiting[0].cancel()
        await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await waiting[1]
    assert found.waiting == found.count(State.LIGHT) == 0


def test_a_client_over_its_budget_keeps_the_light_queue() -> None:
    now = [0.0]
    found = FairScheduler(4, 1, 8, Budget(10, lambda: now[0]), lambda: now[0])
    place = enter(found, "a")
    found.become_heavy(place, Query())
    now[0] += 12
    found.leave(place)
    again, query = enter(found, "a"), Query()
    found.become_heavy(again, query)
    assert query.told == [ClientBudget.__name__]
    enter(found, "a")


def test_one_client_cannot_fill_the_paused_ones() -> None:
    found = scheduler(light=20, most=4)
    queries = [Query() for _ in range(5)]
    for query in queries:
        found.become_heavy(enter(found, "a"), query)
    assert [query.told[-1] for query in queries] == ["resumed", "paused", "paused", "ClientBudget", "ClientBudget"]
    other = Query()
    found.become_heavy(enter(found, "b"), other)
    assert other.told == ["paused"]


def test_a_place_that_came_too_late_is_given_to_the_next() -> None:
    found = scheduler(light=1)
    place = enter(found, "a")
    first, second, third = (enter(found, "a") for _ in range(3))
    found.leave(second)
    found.leave(place)
    assert (first.state, third.state) == (State.LIGHT, State.WAITING)
    found.leave(first)
    assert third.state is State.LIGHT
    assert found.waiting == 0


def test_one_client_cannot_fill_the_queue_and_is_told_when_to_come_back() -> None:
    found = scheduler(light=2, most=3)
    enter(found, "a")
    turns = [enter(found, "a") for _ in range(3)]
    with pytest.raises(ClientBudget) as refused:
        enter(found, "a")
    assert refused.value.retry_after_s >= 1
    assert enter(found, "b").state is State.LIGHT
    assert enter(found, "b").state is State.WAITING
    assert {turn.state for turn in turns} == {State.WAITING}


def test_places_that_come_free_go_to_the_clients_with_the_fewest() -> None:
    found = scheduler(light=3, most=8)
    places = [enter(found, client) for client in "aab"]
    turns = {name: enter(found, name[0]) for name in ("a1", "a2", "c1", "b1", "c2")}
    order = []
    for _ in range(5):
        found.leave(places.pop(0))
        (came,) = [name for name, turn in turns.items() if turn.state is State.LIGHT]
        order.append(came)
        places.append(turns.pop(came))
    assert order == ["c1", "a1", "b1", "c2", "a2"]


def test_a_client_whose_heavy_queries_wait_has_one_light_place_until_they_go_on() -> None:
    found = scheduler(light=4, heavy=1)
    first, second = enter(found, "a"), enter(found, "a")
    found.become_heavy(first, Query())
    found.become_heavy(second, Query())
    assert (first.state, second.state) == (State.HEAVY, State.PAUSED)
    assert enter(found, "a").state is State.LIGHT
    turn = enter(found, "a")
    assert turn.state is State.WAITING
    assert [enter(found, "b").state for _ in range(3)] == [State.LIGHT] * 3
    assert turn.state is State.WAITING
    found.leave(first)
    assert turn.state is State.WAITING, "the light queue is full"


def test_a_light_place_is_given_when_the_heavy_ones_of_its_client_go_on() -> None:
    found = scheduler(light=4, heavy=1)
    first, second = enter(found, "a"), enter(found, "a")
    found.become_heavy(first, Query())
    found.become_heavy(second, Query())
    enter(found, "a")
    turn = enter(found, "a")
    found.leave(first)
    assert turn.state is State.LIGHT


def test_an_answer_that_is_sent_gives_its_place_free_unless_many_are_sent() -> None:
    found = FairScheduler(1, 1, 8, Budget(0), sending=1)
    first = enter(found, "a")
    found.become_heavy(first, Query())
    second = enter(found, "a")
    for place in (first, second):
        found.begin_to_send(place)
    assert (first.state, second.state) == (State.SENDING, State.LIGHT)
    found.leave(first)
    found.begin_to_send(second)
    assert (second.state, enter(found, "b").state) == (State.SENDING, State.LIGHT)


def test_a_paused_query_keeps_its_place_until_it_computes_again() -> None:
    found = FairScheduler(4, 1, 8, Budget(0), sending=9)
    first, second = enter(found, "a"), enter(found, "a")
    found.become_heavy(first, Query())
    found.become_heavy(second, Query())
    found.begin_to_send(second)
    assert second.state is State.PAUSED
    found.begin_to_send(first)
    assert (first.state, second.state) == (State.SENDING, State.HEAVY)
