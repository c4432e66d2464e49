"""Who may compute now: a light lane that every query starts in, and a heavy lane for those that take longer.

Nobody knows what a query will cost before it runs. So each starts in the light lane, and one that is still at work
after a moment gives up its place there: it goes on in the heavy lane, or stands still until there is room. One client
can fill neither lane, and what it takes in the heavy one is counted.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from graph_store.errors import GraphError, QueueFull
from graph_store.sandbox.budget import Budget

LIGHT_S = 0.1
"""A query that computes longer than this is a heavy one."""


class Lane(Enum):
    """Where a query is."""

    LIGHT = "light"
    PARKED = "parked"
    HEAVY = "heavy"
    OUT = "out"


class Held(Protocol):
    """A query at work, as the lanes move it."""

    def pause(self) -> None:
        """Stand still."""
        ...

    def resume(self) -> None:
        """Go on."""
        ...

    def refuse(self, error: GraphError) -> None:
        """End with this error."""
        ...


class Place:
    """One query's place in the lanes."""

    def __init__(self, client: str) -> None:
        self.client, self.lane, self.since = client, Lane.LIGHT, 0.0


class Lanes:
    """The places of one event loop: so many light ones, so many heavy ones, so many that wait for either."""

    def __init__(
        self, light: int, heavy: int, most: int, budget: Budget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.kills = self.heavy_queries = 0
        self._light, self._heavy, self._most, self._budget, self._clock = light, heavy, most, budget, clock
        self._used = 0
        self._in_light: dict[str, int] = {}
        self._waiting: list[tuple[str, asyncio.Future[Place]]] = []
        self._running: list[Place] = []
        self._parked: list[tuple[Place, Held]] = []

    @property
    def waiting(self) -> int:
        """Queries that wait for a place in either lane."""
        return len(self._waiting) + len(self._parked)

    def enter_at_once(self, client: str) -> Place | None:
        """A place in the light lane, when there is one now."""
        return self._admit(client) if self._has_room(client) else None

    async def enter(self, client: str) -> Place:
        """Wait for a place in the light lane.

        Raises: QueueFull (503).
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
        """A place in the light lane that is still to come; who does not want it any more withdraws.

        Raises: QueueFull (503).
        """
        if len(self._waiting) >= self._most:
            raise QueueFull(f"{self.waiting} queries are waiting; try again in a moment.")
        turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        self._waiting.append((client, turn))
        return turn

    def withdraw(self, turn: "asyncio.Future[Place]") -> None:
        """Give up a place that is still to come, or has come meanwhile."""
        if turn.done() and not turn.cancelled():
            self.leave(turn.result())
        self._waiting = [each for each in self._waiting if each[1] is not turn]

    def become_heavy(self, place: Place, held: Held) -> None:
        """Move a query out of the light lane: on, to a stand, or to its end."""
        if place.lane is not Lane.LIGHT:
            return
        self.heavy_queries += 1
        place.lane = Lane.OUT
        self._leave_light(place.client)
        running = sum(self._clock() - each.since for each in self._running if each.client == place.client)
        if refusal := self._budget.refusal(place.client, running) or self._crowded(place.client):
            held.refuse(refusal)
        elif len(self._running) < self._heavy:
            self._run(place, held)
        else:
            place.lane = Lane.PARKED
            held.pause()
            self._parked.append((place, held))

    def leave(self, place: Place) -> None:
        """Give up a place, whichever it is."""
        lane, place.lane = place.lane, Lane.OUT
        if lane is Lane.LIGHT:
            self._leave_light(place.client)
        elif lane is Lane.PARKED:
            self._parked = [each for each in self._parked if each[0] is not place]
        elif lane is Lane.HEAVY:
            self._running.remove(place)
            self._budget.spend(place.client, self._clock() - place.since)
            self._next_heavy()

    def _has_room(self, client: str) -> bool:
        """The last place is for another client than the one that has all the others."""
        return self._used < self._light and (self._light == 1 or self._in_light.get(client, 0) < self._light - 1)

    def _admit(self, client: str) -> Place:
        self._used += 1
        self._in_light[client] = self._in_light.get(client, 0) + 1
        return Place(client)

    def _leave_light(self, client: str) -> None:
        self._used -= 1
        left = self._in_light.pop(client) - 1
        if left:
            self._in_light[client] = left
        for turn in list(self._waiting):
            if self._has_room(turn[0]):
                self._waiting.remove(turn)
                if not turn[1].done():
                    turn[1].set_result(self._admit(turn[0]))

    def _crowded(self, client: str) -> QueueFull | None:
        own = sum(each.client == client for each, _ in self._parked)
        if len(self._parked) < self._most and own < max(1, self._most // 2):
            return None
        return QueueFull(f"{len(self._parked)} long queries are waiting, {own} of them yours; try again in a moment.")

    def _next_heavy(self) -> None:
        """The one that has waited longest, of the clients that have the fewest at work."""
        if self._parked and len(self._running) < self._heavy:
            busy = Counter(each.client for each in self._running)
            place, held = min(self._parked, key=lambda each: busy[each[0].client])
            self._parked.remove((place, held))
            self._run(place, held)

    def _run(self, place: Place, held: Held) -> None:
        place.lane, place.since = Lane.HEAVY, self._clock()
        self._running.append(place)
        held.resume()
