"""Which documents compute now, so that none of them holds up the others.

Documents run in threads of one process, of which one computes at a time. Each starts in the light lane; one that is
still at work after a moment goes on in the heavy lane, one after the other. A document looks at its turn whenever it
looks at the clock, and ends there when its time is over or its client has left.
"""

import time
from threading import BoundedSemaphore, Event, Lock

from graph_store.errors import QueryTimeout, QueueFull

LIGHT_S = 0.1
"""A document that has computed for longer is a heavy one."""

LIGHT, HEAVY = 3, 1
"""Documents that compute at once in each lane."""

MOST_HEAVY = 64
"""Heavy documents, at work or waiting."""

LATE = "the question took longer than one question may"

_LOOK_S = 0.05


class Lanes:
    """The places of one process."""

    def __init__(self, light: int = LIGHT, heavy: int = HEAVY, most_heavy: int = MOST_HEAVY) -> None:
        self.light, self.heavy = BoundedSemaphore(light), BoundedSemaphore(heavy)
        self._most_heavy, self._heavies, self._lock = most_heavy, 0, Lock()

    def count_heavy(self) -> None:
        """Count one more heavy document. Raises: QueueFull (503)."""
        with self._lock:
            if self._heavies >= self._most_heavy:
                raise QueueFull(f"{self._heavies} long documents are waiting; try again in a moment.")
            self._heavies += 1

    def uncount_heavy(self) -> None:
        """Count one heavy document less."""
        with self._lock:
            self._heavies -= 1


class Turn:
    """One document's place in the lanes; a context that begins where a thread takes the document up."""

    def __init__(self, lanes: Lanes, deadline: float) -> None:
        self.deadline = deadline
        self._lanes, self._left = lanes, Event()
        self._place: BoundedSemaphore | None = None
        self._since, self._is_heavy = 0.0, False

    def abandon(self) -> None:
        """End the document at its next look: its client has left."""
        self._left.set()

    def __enter__(self) -> "Turn":
        """Wait for a place in the light lane. Raises: QueryTimeout (503)."""
        self._take(self._lanes.light)
        self._since = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        """Give up the place."""
        self._give()
        if self._is_heavy:
            self._lanes.uncount_heavy()

    def look(self) -> None:
        """Go on, in the lane where a document of this age belongs. Raises: QueryTimeout, QueueFull (503)."""
        now = time.monotonic()
        self._check(now)
        if not self._is_heavy and now - self._since > LIGHT_S:
            self._lanes.count_heavy()
            self._is_heavy = True
            self._give()
            self._take(self._lanes.heavy)

    def _check(self, now: float) -> None:
        if now > self.deadline:
            raise QueryTimeout(LATE)
        if self._left.is_set():
            raise QueryTimeout("nobody waits for the answer any more")

    def _take(self, place: BoundedSemaphore) -> None:
        while not place.acquire(timeout=_LOOK_S):
            self._check(time.monotonic())
        self._place = place

    def _give(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            place.release()
