"""The states of a query that has a place and a worker: it is computed, and its answer is sent."""

import asyncio
import contextlib
from collections.abc import Callable

from graph_store.errors import GraphError, StoreUnavailable
from graph_store.workers.fair_scheduler import LIGHT_S, FairScheduler, Place, State
from graph_store.workers.protocol import END, FAULT, Head, unpack
from graph_store.workers.query_limits import QueryLimits, end_error, fault_error, timeout_error
from graph_store.workers.worker_connection import WorkerConnection, WorkerGone

SEND_S = 60.0
"""Seconds a client may take to receive an answer that is already computed."""

MOST_LIGHT_S = 1.0
"""Seconds of wall clock that a query may be in the light queue, however little it has computed."""

_AGAIN_S = 0.01
"""Least number of seconds before the computing time of a query is checked again."""

_LOOK_S = 0.1
"""Seconds between checks whether a stream is still being computed."""


class Running:
    """A query that a worker computes: it becomes a heavy one if it computes long, and is stopped at its deadline.

    `rows` is the number of rows of the answer, known at its end.
    """

    def __init__(
        self,
        scheduler: FairScheduler,
        place: Place,
        worker: WorkerConnection,
        task: bytes,
        limits: QueryLimits,
        deadline: float,
    ) -> None:
        self.scheduler, self.place, self.worker = scheduler, place, worker
        self.rows: int | None = None
        self._task, self._limits, self._deadline = task, limits, deadline
        self._stopped_by: GraphError | None = None
        self._timer: asyncio.TimerHandle

    async def __aenter__(self) -> "Running":
        """Send the task to the worker."""
        now = asyncio.get_running_loop().time()
        self._light_until = now + MOST_LIGHT_S
        self._at(min(now + LIGHT_S, self._deadline), self._check_time)
        self.worker.ask(self._task)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.stop_timer()
        self.scheduler.kills += not self.worker.is_free

    async def head(self) -> Head:
        """Wait for the head of the answer.

        Raises: the GraphError that the worker reports or that its end means.
        """
        _, payload = await self.frame()
        return Head(**unpack(payload))

    async def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame that is not a fault.

        Raises: the GraphError of a fault or of the worker's end.
        """
        if self._stopped_by is not None:
            raise self._stopped_by
        try:
            kind, payload = await self.worker.frame()
        except WorkerGone:
            raise self._stopped_by or end_error(await self.worker.status(), self._limits) from None
        if kind == FAULT:
            await self.frame()
            raise fault_error(unpack(payload), self._limits)
        if kind == END:
            self._end(payload)
        return kind, payload

    def pause(self) -> None:
        """Pause until there is a place."""
        self.worker.pause()

    def resume(self) -> None:
        """Continue."""
        self.worker.resume()

    def refuse(self, error: GraphError) -> None:
        """End the query with this error at once, whether or not its client reads."""
        self._stopped_by = error
        self.stop_timer()
        self.worker.kill()
        self.scheduler.leave(self.place)

    def time_out(self) -> None:
        """End the query because it took too long."""
        self.refuse(timeout_error(self._limits))

    def stop_timer(self) -> None:
        """No longer watch the time of the query."""
        self._timer.cancel()

    def _check_time(self) -> None:
        """Leave the light queue; from now on the deadline is watched, which most queries never come near.

        A query that had to wait for the processor, as on a busy machine, stays until it has computed long enough.
        """
        now = asyncio.get_running_loop().time()
        left = LIGHT_S - self.worker.computed_s()
        if now >= self._deadline:
            self.time_out()
        elif left > 0 and now < self._light_until:
            self._at(min(now + max(left, _AGAIN_S), self._deadline), self._check_time)
        else:
            self._at(self._deadline, self.time_out)
            self.scheduler.become_heavy(self.place, self)

    def _end(self, payload: bytes) -> None:
        """Note the end of the answer: the worker is ready for the next query unless it has grown."""
        told = unpack(payload)
        self.rows = told["rows"]
        self.stop_timer()
        self.worker.is_free = True
        if told["last"]:
            self.worker.close()

    def _at(self, when: float, act: Callable[[], None]) -> None:
        self._timer = asyncio.get_running_loop().call_at(when, act)


class Sending:
    """An answer that is sent in parts: when it is computed, other queries may run while its client receives it."""

    def __init__(self, running: Running) -> None:
        self._running = running

    async def __aenter__(self) -> "Sending":
        self._watching = asyncio.ensure_future(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._watching.cancel()

    async def _watch(self) -> None:
        running = self._running
        with contextlib.suppress(StoreUnavailable):  # the fork server has ended, and the worker with it
            while running.place.state is State.PAUSED or not await running.worker.is_done():
                await asyncio.sleep(_LOOK_S)
        running.stop_timer()
        running.scheduler.begin_to_send(running.place)
        await asyncio.sleep(SEND_S)
        running.time_out()
