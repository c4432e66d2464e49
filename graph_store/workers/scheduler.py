"""The scheduler of queries: a light lane for every new query, and a heavy lane for those that take longer.

The cost of a query is unknown before it runs. So each query starts in the light lane. If it is still running after a
moment, it gives up its place there and continues in the heavy lane, or is paused until there is a free place. Each
client has a share of running and of waiting queries in each lane, so the others find a place whatever it sends. The
next query to run is from the clients with the fewest running ones. The time of a client in the heavy lane is counted.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from graph_store.errors import ClientBudget, GraphError, QueueFull
from graph_store.workers.budget import Budget

LIGHT_S = 0.1
"""Seconds of computing after which a query is a heavy one."""

RETRY_S = 5
"""Seconds that a client over its share should wait before it tries again."""


class Lane(Enum):
    """The lane of a query."""

    LIGHT = "light"
    PARKED = "parked"
    HEAVY = "heavy"
    OUT = "out"


class Held(Protocol):
    """A running query, as the scheduler controls it."""

    def pause(self) -> None:
        """Pause the query."""
        ...

    def resume(self) -> None:
        """Continue the query."""
        ...

    def refuse(self, error: GraphError) -> None:
        """End the query with this error."""
        ...


class Place:
    """One query's place in the scheduler."""

    def __init__(self, client: str) -> None:
        self.client, self.lane, self.since = client, Lane.LIGHT, 0.0


class Scheduler:
    """The scheduler of one event loop: `light` and `heavy` running queries, and `most` waiting ones.

    At most `most` heavy queries may wait, half of them from one client; twice as many may wait for the light lane, half
    of them from one client.
    """

    def __init__(
        self, light: int, heavy: int, most: int, budget: Budget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.kills = self.heavy_queries = 0
        self._light, self._heavy, self._most, self._budget, self._clock = light, heavy, most, budget, clock
        self._used = 0
        self._in_light: dict[str, int] = {}
        self._waiting: list[tuple[str, asyncio.Future[Place]]] = []
        self._running: list[tuple[Place, Held]] = []
        self._parked: list[tuple[Place, Held]] = []

    @property
    def waiting(self) -> int:
        """Return the number of queries that wait for a place in either lane."""
        return len(self._waiting) + len(self._parked)

    def enter_at_once(self, client: str) -> Place | None:
        """Take a place in the light lane if there is one now, else return None."""
        return self._admit(client) if self._has_room(client) else None

    async def enter(self, client: str) -> Place:
        """Wait for a place in the light lane.

        Raises: ClientBudget (429), QueueFull (503).
        """
        if place := self.enter_at_once(client):
            return place
        turn = self.queue(client)
        try:
            return await turn
        except asyncio.CancelledError:
            self.withdraw(turn)
            raise

    def queue(self, client: str) -> "asyncio.Future[Place]":
        """Queue for a place in the light lane; a caller that no longer wants it calls `withdraw`.

        Raises: ClientBudget (429), QueueFull (503).
        """
        if len(self._waiting) >= 2 * self._most:
            raise QueueFull(f"{self.waiting} queries are waiting; try again in a moment.")
        own = sum(each == client for each, _ in self._waiting)
        if own >= self._most:
            raise _its_share(f"{own} of your queries are waiting")
        turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        self._waiting.append((client, turn))
        return turn

    def withdraw(self, turn: "asyncio.Future[Place]") -> None:
        """Give up a queued place, which may have been granted meanwhile."""
        if turn.done() and not turn.cancelled():
            self.leave(turn.result())
        self._waiting = [each for each in self._waiting if each[1] is not turn]

    def become_heavy(self, place: Place, held: Held) -> None:
        """Move a query out of the light lane: into the heavy lane, to the paused ones, or to its end."""
        if place.lane is not Lane.LIGHT:
            return
        self.heavy_queries += 1
        place.lane = Lane.OUT
        self._move(place, held)
        self._leave_light(place.client)

    def _move(self, place: Place, held: Held) -> None:
        running = sum(self._clock() - each.since for each, _ in self._running if each.client == place.client)
        if refusal := self._budget.refusal(place.client, running) or self._crowded(place.client):
            held.refuse(refusal)
        elif len(self._running) < self._heavy or self._make_room(place.client):
            self._run(place, held)
        else:
            self._park(place, held)

    def leave(self, place: Place) -> None:
        """Give up a place in whichever lane it is."""
        lane, place.lane = place.lane, Lane.OUT
        if lane is Lane.LIGHT:
            self._leave_light(place.client)
        elif lane is Lane.PARKED:
            self._parked = [each for each in self._parked if each[0] is not place]
            self._let_in()
        elif lane is Lane.HEAVY:
            self._stop(place)
            self._next_heavy()
            self._let_in()

    def _has_room(self, client: str) -> bool:
        """Return whether a client may have one more light place; a client with all others cannot take the last one.

        A client with waiting heavy queries gets one at a time, because most of its queries would only join them.
        """
        share = 1 if self._light == 1 or self._stand_of(client) else self._light - 1
        return self._used < self._light and self._in_light.get(client, 0) < share

    def _admit(self, client: str) -> Place:
        self._used += 1
        self._in_light[client] = self._in_light.get(client, 0) + 1
        return Place(client)

    def _leave_light(self, client: str) -> None:
        self._used -= 1
        left = self._in_light.pop(client) - 1
        if left:
            self._in_light[client] = left
        self._let_in()

    def _let_in(self) -> None:
        """Give each free light place to the client with the fewest places, then to the longest waiting one."""
        while turns := [turn for turn in self._waiting if self._has_room(turn[0])]:
            turn = min(turns, key=lambda each: self._in_light.get(each[0], 0))
            self._waiting.remove(turn)
            if not turn[1].done():
                turn[1].set_result(self._admit(turn[0]))

    def _stand_of(self, client: str) -> int:
        """Return the number of waiting heavy queries of a client."""
        return sum(each.client == client for each, _ in self._parked)

    def _crowded(self, client: str) -> GraphError | None:
        own = self._stand_of(client)
        if own >= max(1, self._most // 2):
            return _its_share(f"{own} of your long queries are already waiting")
        if len(self._parked) >= self._most:
            return QueueFull(f"{len(self._parked)} long queries are waiting; try again in a moment.")
        return None

    def _next_heavy(self) -> None:
        """Return the longest waiting query of the clients with the fewest running heavy ones."""
        if self._parked and len(self._running) < self._heavy:
            busy = Counter(each.client for each, _ in self._running)
            place, held = min(self._parked, key=lambda each: busy[each[0].client])
            self._parked.remove((place, held))
            self._run(place, held)

    def _run(self, place: Place, held: Held) -> None:
        place.lane, place.since = Lane.HEAVY, self._clock()
        self._running.append((place, held))
        held.resume()

    def _make_room(self, client: str) -> bool:
        """Pause a query of the client with the most heavy queries, if it runs two more than this client."""
        busy = Counter(each.client for each, _ in self._running)
        place, held = max(self._running, key=lambda each: busy[each[0].client])
        if busy[place.client] < busy[client] + 2:
            return False
        self._stop(place)
        self._park(place, held)
        return True

    def _park(self, place: Place, held: Held) -> None:
        place.lane = Lane.PARKED
        held.pause()
        self._parked.append((place, held))

    def _stop(self, place: Place) -> None:
        self._running = [each for each in self._running if each[0] is not place]
        self._budget.spend(place.client, self._clock() - place.since)


def _its_share(what: str) -> ClientBudget:
    return ClientBudget(f"{what}, which is the limit for one client; try again in {RETRY_S} s.", RETRY_S)
