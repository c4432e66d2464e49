"""The open event streams of this process, and the limits on those of one client."""

import asyncio
from collections.abc import Iterable
from functools import partial
from secrets import token_urlsafe

from graph_api.http.event_stream import EventStream
from graph_store.errors import ClientBudget, NotFound, QueueFull

MOST_STREAMS = 1_000
"""Limit of the open streams of all clients."""

RESERVED_S = 30.0
"""Seconds within which a client must open the stream that it has reserved."""

AT_ONCE = 2
"""Number of operations that compute an answer at once after a new version, so that other requests are answered."""


class EventStreams:
    """The streams by their token."""

    def __init__(self, most: int, most_cost: float) -> None:
        """`most` limits the streams and the operations of one client, and `most_cost` the cost of its operations."""
        self._most, self._most_cost = most, most_cost
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

    def check(self, client: str) -> None:
        """Refuse one more stream or operation than a client may have. Raises: ClientBudget (429)."""
        open_streams = list(self._of(client))
        if max(len(open_streams), _operations(open_streams)) >= self._most:
            raise ClientBudget(
                "this client has {most} subscriptions, which is the limit; complete one", most=self._most
            )

    def charge(self, stream: EventStream, name: str, cost: float) -> None:
        """Account for the cost of an operation. Raises: ClientBudget (429) if those of a client cost too much."""
        stream.costs[name] = cost
        total = sum(each for one in self._of(stream.client) for each in one.costs.values())
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
        if len(self._streams) >= MOST_STREAMS:
            raise QueueFull(
                "{most} event streams are open, which is the limit; try again in a moment",
                most=MOST_STREAMS,
            )
        token = token_urlsafe()
        stream = self._streams[token] = EventStream(client, partial(self._streams.pop, token))
        return token, stream

    def _of(self, client: str) -> Iterable[EventStream]:
        return (each for each in self._streams.values() if each.client == client)


def _operations(streams: Iterable[EventStream]) -> int:
    return sum(len(each.operations) for each in streams)


def _expire(stream: EventStream) -> None:
    if not stream.is_open:
        stream.close()
