"""The fair scheduler: a light queue for every new query, and a heavy queue for those that compute longer.

The cost of a query is unknown before it runs. So each query starts in the light queue. If it still computes after a
moment, it gives up its place there and continues as a heavy one, or is paused until there is a free place. Each client
has a share of the running and of the waiting queries, so the others find a place whatever it sends. The next query to
run is from the clients with the fewest running ones. The heavy seconds of a client are counted.

The rules know no event loop. SPARQL queries wait in one loop, in the state `Waiting`; GraphQL documents in threads.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from enum import Enum
from threading import RLock
from typing import Protocol

from graph_store.errors import ClientBudget, GraphError, QueueFull
from graph_store.text import Text
from graph_store.workers.budget import Budget

LIGHT_S = 0.1
"""Seconds of computing after which a query is a heavy one."""

RETRY_S = 5
"""Seconds that a client over its share should wait before it tries again."""


class State(Enum):
    """The state of a query in the scheduler."""

    WAITING = "waiting"
    LIGHT = "light"
    PAUSED = "paused"
    HEAVY = "heavy"
    SENDING = "sending"
    OUT = "out"


class Pausable(Protocol):
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
    """The place of one query; `granted` is called when it may start. A heavy or paused one has its `query`."""

    def __init__(self, client: str, granted: Callable[[], None]) -> None:
        self.client, self.granted = client, granted
        self.state, self.is_heavy, self.since = State.OUT, False, 0.0
        self.query: Pausable


class FairScheduler:
    """The queries of one process: `light` and `heavy` ones run at once, `sending` answers are sent besides them.

    At most `most` heavy queries may be paused, half of them from one client; twice as many may wait for the light
    queue, half of them from one client.
    """

    def __init__(
        self,
        light: int,
        heavy: int,
        most: int,
        budget: Budget,
        clock: Callable[[], float] = time.monotonic,
        *,
        sending: int = 0,
    ) -> None:
        self.kills = self.heavy_queries = 0
        self._light, self._heavy, self._most, self._most_sending = light, heavy, most, sending
        self._budget, self._clock, self._lock = budget, clock, RLock()
        self._places: dict[State, list[Place]] = {state: [] for state in State}

    @property
    def waiting(self) -> int:
        """Return the number of queries that wait for a place, light or heavy."""
        return self.count(State.WAITING) + self.count(State.PAUSED)

    def count(self, state: State, client: str | None = None) -> int:
        """Return the number of queries in a state, of one client or of all."""
        places = self._places[state]
        return len(places) if client is None else sum(each.client == client for each in places)

    def enter(self, place: Place) -> None:
        """Grant a place in the light queue now, or later.

        Raises: ClientBudget (429), QueueFull (503).
        """
        with self._lock:
            if self._has_room(place.client):
                self._admit(place)
            else:
                self._check_queue(place.client)
                self._put(place, State.WAITING)

    def become_heavy(self, place: Place, query: Pausable) -> None:
        """Move a query out of the light queue: to the heavy ones, to the paused ones, or to its end."""
        with self._lock:
            if place.state is not State.LIGHT:
                return
            self.heavy_queries += 1
            refusal = self._budget.refusal(place.client, self._running_s(place.client)) or self._crowded(place.client)
            self._take_out(place)
            place.query = query
            if refusal:
                query.refuse(refusal)
            elif self.count(State.HEAVY) < self._heavy or self._make_room(place.client):
                self._run(place)
            else:
                self._pause(place)
            self._let_in()

    def begin_to_send(self, place: Place) -> None:
        """Let others compute while an answer is sent that is computed, unless many such answers are being sent."""
        with self._lock:
            if place.state in (State.LIGHT, State.HEAVY) and self.count(State.SENDING) < self._most_sending:
                self._take_out(place)
                self._put(place, State.SENDING)
                self._fill()

    def leave(self, place: Place) -> None:
        """Give up a place in whichever state it is; nothing happens if it has been given up already."""
        with self._lock:
            if place.state is not State.OUT:
                self._take_out(place)
                self._fill()

    def _has_room(self, client: str) -> bool:
        """Return whether a client may have one more light place; a client with all others cannot take the last one.

        A client with paused queries gets one at a time, because most of its queries would only join them.
        """
        share = 1 if self._light == 1 or self.count(State.PAUSED, client) else self._light - 1
        return self.count(State.LIGHT) < self._light and self.count(State.LIGHT, client) < share

    def _check_queue(self, client: str) -> None:
        if self.count(State.WAITING) >= 2 * self._most:
            raise QueueFull("{waiting} queries are waiting; try again in a moment.", waiting=self.waiting)
        own = self.count(State.WAITING, client)
        if own >= self._most:
            raise _its_share(Text("{own} of your queries are waiting", own=own))

    def _crowded(self, client: str) -> GraphError | None:
        own, paused = self.count(State.PAUSED, client), self.count(State.PAUSED)
        if own >= max(1, self._most // 2):
            return _its_share(Text("{own} of your long queries are already waiting", own=own))
        if paused >= self._most and self.count(State.HEAVY) >= self._heavy:
            return QueueFull("{paused} long queries are waiting; try again in a moment.", paused=paused)
        return None

    def _fill(self) -> None:
        """Give the free places to those who wait for them."""
        paused = self._places[State.PAUSED]
        if paused and self.count(State.HEAVY) < self._heavy:
            busy = self._by_client(State.HEAVY)
            place = min(paused, key=lambda each: busy[each.client])  # the first one has waited longest
            self._take_out(place)
            self._run(place)
        self._let_in()

    def _let_in(self) -> None:
        """Give each free light place to the client with the fewest places, then to the longest waiting one."""
        while places := [each for each in self._places[State.WAITING] if self._has_room(each.client)]:
            busy = self._by_client(State.LIGHT)
            place = min(places, key=lambda each: busy[each.client])
            self._take_out(place)
            self._admit(place)

    def _admit(self, place: Place) -> None:
        self._put(place, State.LIGHT)
        place.granted()

    def _run(self, place: Place) -> None:
        place.since = self._clock()
        self._put(place, State.HEAVY)
        place.query.resume()

    def _pause(self, place: Place) -> None:
        self._put(place, State.PAUSED)
        place.query.pause()

    def _make_room(self, client: str) -> bool:
        """Pause a query of the client with the most heavy queries, if it runs two more than this client."""
        busy = self._by_client(State.HEAVY)
        place = max(self._places[State.HEAVY], key=lambda each: busy[each.client])
        if busy[place.client] < busy[client] + 2:
            return False
        self._take_out(place)
        self._pause(place)
        return True

    def _running_s(self, client: str) -> float:
        """Return the seconds of the running heavy queries of a client."""
        return sum(self._clock() - each.since for each in self._places[State.HEAVY] if each.client == client)

    def _by_client(self, state: State) -> Counter[str]:
        return Counter(each.client for each in self._places[state])

    def _put(self, place: Place, state: State) -> None:
        place.state = state
        place.is_heavy |= state in (State.HEAVY, State.PAUSED)
        self._places[state].append(place)

    def _take_out(self, place: Place) -> None:
        if place.state is State.HEAVY:
            self._budget.spend(place.client, self._clock() - place.since)
        self._places[place.state].remove(place)
        place.state = State.OUT


class Waiting:
    """A query that waits in an event loop for its place, and has it until the end of the block, in whatever state."""

    def __init__(self, scheduler: FairScheduler, client: str) -> None:
        self._scheduler, self._place = scheduler, Place(client, self._grant)
        self._turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def __aenter__(self) -> Place:
        """Return the place in the light queue. Raises: ClientBudget (429), QueueFull (503)."""
        self._scheduler.enter(self._place)
        try:
            await self._turn
        except BaseException:
            self._scheduler.leave(self._place)
            raise
        return self._place

    async def __aexit__(self, *_: object) -> None:
        self._scheduler.leave(self._place)

    def _grant(self) -> None:
        if not self._turn.done():
            self._turn.set_result(None)


def _its_share(what: str) -> ClientBudget:
    return ClientBudget(
        "{what}, which is the limit for one client; try again in {wait} s.", RETRY_S, what=what, wait=RETRY_S
    )
