"""Scheduling of documents, so that a long document does not block the others.

Documents run in threads of one process, of which only one can compute at a time. Each document starts in the light
lane. A document that runs for longer moves to the heavy lane, where one runs at a time. Whenever a document checks the
time, it also checks its slot, and it stops if its deadline has passed or its client has left.
"""

import time
from threading import BoundedSemaphore, Event, Lock

from graph_store.errors import QueryTimeout, QueueFull

LIGHT_S = 0.1
"""Seconds after which a document is heavy."""

LIGHT, HEAVY = 3, 1
"""Number of documents that run at once in each lane."""

MOST_HEAVY = 64
"""Limit of the heavy documents, running or waiting."""

LATE = "the query took longer than the time limit of one query; ask for less at once"

_LOOK_S = 0.05


class Scheduler:
    """The light and the heavy lane of one process."""

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
        """Count one fewer heavy document."""
        with self._lock:
            self._heavies -= 1


class Slot:
    """The place of one document in the lanes: a context manager that a thread enters when it starts the document."""

    def __init__(self, scheduler: Scheduler, deadline: float) -> None:
        self.deadline = deadline
        self._scheduler, self._left = scheduler, Event()
        self._place: BoundedSemaphore | None = None
        self._since, self._is_heavy = 0.0, False

    def abandon(self) -> None:
        """Stop the document at its next check, because its client has left."""
        self._left.set()

    def __enter__(self) -> "Slot":
        """Wait for a place in the light lane. Raises: QueryTimeout (503)."""
        self._take(self._scheduler.light)
        self._since = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        """Release the place in the lane."""
        self._give()
        if self._is_heavy:
            self._scheduler.uncount_heavy()

    def look(self) -> None:
        """Check the deadline, and move a long document to the heavy lane. Raises: QueryTimeout, QueueFull (503)."""
        now = time.monotonic()
        self._check(now)
        if not self._is_heavy and now - self._since > LIGHT_S:
            self._scheduler.count_heavy()
            self._is_heavy = True
            self._give()
            self._take(self._scheduler.heavy)

    def _check(self, now: float) -> None:
        if now > self.deadline:
            raise QueryTimeout(LATE)
        if self._left.is_set():
            raise QueryTimeout("the client has left before the answer was ready")

    def _take(self, place: BoundedSemaphore) -> None:
        while not place.acquire(timeout=_LOOK_S):
            self._check(time.monotonic())
        self._place = place

    def _give(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            place.release()
