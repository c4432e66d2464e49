"""The open event streams of this process, and the limits on those of one client in all serving processes.

A stream belongs to the process that reserved it, whose number its token begins with.
"""

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from secrets import token_urlsafe

from graph_api.http.event_stream import EventStream
from graph_api.serving_processes import ServingProcesses, Streams
from graph_store.errors import ClientBudget, NotFound, QueueFull

MOST_STREAMS = 1_000
"""Limit of the open streams of all clients."""

RESERVED_S = 30.0
"""Seconds within which a client must open the stream that it has reserved."""

AT_ONCE = 2
"""Number of operations that compute an answer at once after a new version, so that other requests are answered."""


class EventStreams:
    """The streams by their token."""

    def __init__(self, most: int, most_cost: float, processes: ServingProcesses | None = None) -> None:
        """`most` limits the streams and the operations of one client, and `most_cost` the cost of its operations."""
        self._most, self._most_cost, self._processes = most, most_cost, processes
        self._streams: dict[str, EventStream] = {}
        self.turn = asyncio.Semaphore(AT_ONCE)

    @property
    def operations(self) -> int:
        """The number of operations that may still send events."""
        return _operations(self._streams.values())

    def __len__(self) -> int:
        return len(self._streams)

    def open(self, client: str) -> EventStream:
        """Return a new stream. Raises: ClientBudget (429), QueueFull (503)."""
        return self._new(client)[1]

    def reserve(self, client: str) -> str:
        """Return the token of a new stream, which must be opened soon. Raises: ClientBudget (429), QueueFull (503)."""
        token, stream = self._new(client)
        asyncio.get_running_loop().call_later(RESERVED_S, _expire, stream)
        return token

    def find(self, token: str) -> EventStream:
        """Return a stream by its token. Raises: NotFound (404)."""
        if token not in self._streams:
            raise NotFound("there is no event stream with that token; reserve one with PUT, and open it at once")
        return self._streams[token]

    def elsewhere(self, token: str) -> Path | None:
        """Return the socket of the process that a token belongs to; None if that is this one or unknown."""
        number = token.partition(".")[0]
        if self._processes is None or not number.isdecimal() or int(number) == self._processes.number:
            return None
        return self._processes.socket(int(number))

    def check(self, client: str) -> None:
        """Refuse one more stream or operation than a client may have. Raises: ClientBudget (429)."""
        own, others = self._of(client), self._others(client)
        if max(own.streams + others.streams, own.operations + others.operations) >= self._most:
            raise ClientBudget(
                "this client has {most} subscriptions, which is the limit; complete one", most=self._most
            )

    def charge(self, stream: EventStream, name: str, cost: float) -> None:
        """Account for the cost of an operation. Raises: ClientBudget (429) if those of a client cost too much."""
        stream.costs[name] = cost
        self._tell(stream.client)
        total = self._of(stream.client).cost + self._others(stream.client).cost
        if total > self._most_cost:
            raise ClientBudget(
                "the subscriptions of this client would cost {total:,.0f} together, and {limit:,.0f} "
                "is the limit; ask for less, or complete one",
                total=total,
                limit=self._most_cost,
            )

    def close(self) -> None:
        """End all streams."""
        for each in list(self._streams.values()):
            each.close()

    def _new(self, client: str) -> tuple[str, EventStream]:
        self.check(client)
        if len(self._streams) + self._others().streams >= MOST_STREAMS:
            raise QueueFull(
                "{most} event streams are open, which is the limit; try again in a moment",
                most=MOST_STREAMS,
            )
        token = token_urlsafe() if self._processes is None else f"{self._processes.number}.{token_urlsafe()}"
        tell = partial(self._tell, client)
        stream = self._streams[token] = EventStream(client, partial(self._streams.pop, token), tell)
        tell()
        return token, stream

    def _of(self, client: str) -> Streams:
        """Return what a client has in this process."""
        found = [each for each in self._streams.values() if each.client == client]
        return Streams(len(found), _operations(found), sum(cost for each in found for cost in each.costs.values()))

    def _others(self, client: str | None = None) -> Streams:
        """Return what a client, or all of them, have in the other processes."""
        return Streams() if self._processes is None else self._processes.streams(client)

    def _tell(self, client: str) -> None:
        """Let the other processes know what a client has in this one."""
        if self._processes is not None:
            self._processes.set_streams(client, self._of(client))


def _operations(streams: Iterable[EventStream]) -> int:
    return sum(len(each.operations) for each in streams)


def _expire(stream: EventStream) -> None:
    if not stream.is_open:
        stream.close()
