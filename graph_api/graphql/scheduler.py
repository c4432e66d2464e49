"""Scheduling of documents in threads, so that a long document does not block the others.

The rules are those of `graph_store.workers.fair_scheduler`, where each document counts as a client of its own. Two
things differ: only one thread of a process computes at a time, so one heavy document runs at once; and nothing can
pause a thread from outside, so a document pauses when it next checks the time. It also stops there, if its deadline has
passed or its client has left.
"""

import time
from threading import Event

from graph_store.errors import GraphError, QueryTimeout
from graph_store.workers.budget import Budget
from graph_store.workers.fair_scheduler import LIGHT_S, FairScheduler, Place

LIGHT, HEAVY = 3, 1
"""Number of light and of heavy documents that run at once."""

MOST_HEAVY = 64
"""Limit of the heavy documents, running or waiting."""

LATE = "the query took longer than the time limit of one query; ask for less at once"

_LOOK_S = 0.05


class Scheduler(FairScheduler):
    """The light and the heavy documents of one process."""

    def __init__(self, light: int = LIGHT, heavy: int = HEAVY, most_heavy: int = MOST_HEAVY) -> None:
        super().__init__(light, heavy, most_heavy - heavy, Budget(0))


class Slot:
    """The place of one document: a context manager that a thread enters when it starts the document."""

    def __init__(self, scheduler: Scheduler, deadline: float) -> None:
        self.deadline = deadline
        self._scheduler, self._may_run, self._left = scheduler, Event(), Event()
        self._place = Place(f"document {id(self)}", self._may_run.set)
        self._since = 0.0
        self._refusal: GraphError | None = None

    def abandon(self) -> None:
        """Stop the document at its next check, because its client has left."""
        self._left.set()

    def __enter__(self) -> "Slot":
        """Wait for a place in the light queue. Raises: QueryTimeout (503)."""
        self._scheduler.enter(self._place)
        try:
            self._wait()
        except QueryTimeout:
            self._scheduler.leave(self._place)
            raise
        self._since = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        """Release the place."""
        self._scheduler.leave(self._place)

    def look(self) -> None:
        """Check the deadline, and let a long document become a heavy one. Raises: QueryTimeout, QueueFull (503)."""
        now = time.monotonic()
        self._check(now)
        if not self._place.is_heavy and now - self._since > LIGHT_S:
            self._scheduler.become_heavy(self._place, self)
        self._wait()
        if self._refusal is not None:
            raise self._refusal

    def pause(self) -> None:
        """Have the document wait at its next check."""
        self._may_run.clear()

    def resume(self) -> None:
        """Let the document continue."""
        self._may_run.set()

    def refuse(self, error: GraphError) -> None:
        """End the document at its next check."""
        self._refusal = error

    def _wait(self) -> None:
        while not self._may_run.wait(_LOOK_S):
            self._check(time.monotonic())

    def _check(self, now: float) -> None:
        if now > self.deadline:
            raise QueryTimeout(LATE)
        if self._left.is_set():
            raise QueryTimeout("the client has left before the answer was ready")
