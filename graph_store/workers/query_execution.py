"""The place in the scheduler and the worker of one query, from its arrival to the last byte of its answer."""

import asyncio
from collections.abc import Callable

from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot
from graph_store.workers.pool import WorkerPool
from graph_store.workers.protocol import END, FAULT, Head, unpack
from graph_store.workers.query_limits import end_error, fault_error, timeout_error
from graph_store.workers.scheduler import LIGHT_S, Lane, Place
from graph_store.workers.version_workers import VersionWorkers
from graph_store.workers.worker_connection import WorkerConnection, WorkerGone

SEND_S = 60.0
"""Seconds a client may take to receive an answer that is already computed."""

MOST_LIGHT_S = 1.0
"""Seconds of wall clock that a query may be in the light lane, however little it has computed."""

_AGAIN_S = 0.01
"""Least number of seconds before the computing time of a query is checked again."""

_LOOK_S = 0.1
"""Seconds between checks whether a stream is still being computed."""


class QueryExecution:
    """A place and a worker; each is given back once, however the query ends."""

    def __init__(self, pool: WorkerPool, client: str, deadline: float) -> None:
        self.limits, self.deadline = pool.limits, deadline
        self._pool, self._client = pool, client
        self._place: Place | None = None
        self._turn: asyncio.Future[Place] | None = None
        self.rows: int | None = None
        self.is_over = self._sends = False
        self._light_until = 0.0
        self._workers: VersionWorkers | None = None
        self._worker: WorkerConnection | None = None
        self._reason: GraphError | None = None
        self._timers: list[asyncio.Handle] = []
        self._looking: asyncio.Task[None] | None = None

    @property
    def is_heavy(self) -> bool:
        """Return whether the query has left the light lane while it computed."""
        return self._place is not None and (self._place.since > 0 or self._place.lane is Lane.PARKED)

    @property
    def has_place(self) -> bool:
        """Return whether the query is, or has been, in a lane."""
        return self._place is not None

    def take_at_once(self, snapshot: Snapshot) -> bool:
        """Take a place and an idle worker of this version if both are free now; return whether they were."""
        if self._place is None:
            self._place = self._pool.scheduler.enter_at_once(self._client)
        if self._worker is None and self._place is not None:
            workers = self._pool.at_hand(snapshot)
            worker = workers.idle() if workers is not None else None
            if workers is not None and worker is not None:
                workers.busy += 1
                self._workers, self._worker = workers, worker
        return self._worker is not None

    def queue(self, then: Callable[[], None]) -> None:
        """Wait for a place without a task; `then` is called when there is one, or at the deadline if that is earlier.

        Raises: ClientBudget (429), QueueFull (503).
        """
        self._turn = self._pool.scheduler.queue(self._client)
        self._turn.add_done_callback(lambda _: self._enter(then))
        self._at(self.deadline, lambda: self._miss(then))

    async def take(self, snapshot: Snapshot) -> None:
        """Wait for a place, then take a worker of this version; usually both are free.

        Raises: ClientBudget (429), QueryTimeout, QueueFull, StoreUnavailable (503); the error that ended the query, if
        it is over.
        """
        if self.is_over:
            raise self._end()
        if self.take_at_once(snapshot):
            return
        try:
            async with asyncio.timeout_at(self.deadline):
                await self._wait(snapshot)
        except TimeoutError:
            raise timeout_error(self.limits) from None

    async def _wait(self, snapshot: Snapshot) -> None:
        if self._place is None:
            self._place = await self._pool.scheduler.enter(self._client)
        workers = await self._pool.workers(snapshot)
        workers.busy += 1
        self._workers = workers
        self._worker = await workers.worker()

    def ask(self, task: bytes) -> WorkerConnection:
        """Send the task to the worker; the deadline is enforced from now on."""
        assert self._worker is not None  # noqa: S101
        now = asyncio.get_running_loop().time()
        self._light_until = now + MOST_LIGHT_S
        self._at(min(now + LIGHT_S, self.deadline), self._take_long)
        self._worker.ask(task)
        return self._worker

    def whole(self) -> tuple[Head, bytes] | None:
        """Return a complete answer and give back place and worker; return None if the answer is not complete."""
        found = self._worker.whole() if self._worker is not None else None
        if found is None:
            return None
        head, body, end = found
        self._done(end)
        return Head(**unpack(head)), body

    async def head(self) -> Head:
        """Wait for the head of the answer.

        Raises: the GraphError that the worker reports or that its end means.
        """
        _, payload = await self.frame()
        head = Head(**unpack(payload))
        if head.length is None:
            self._looking = asyncio.ensure_future(self._look())
        elif self._worker is not None and not self._worker.is_at_end:
            self._computed()
        return head

    async def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame that is not a fault.

        Raises: the GraphError of a fault or of the worker's end.
        """
        if self._worker is None or self._workers is None:
            raise self._end()
        worker, workers = self._worker, self._workers
        try:
            kind, payload = await worker.frame()
        except WorkerGone:
            raise await self._ended(worker, workers) from None
        if kind == FAULT:
            await self.frame()
            raise fault_error(unpack(payload), self.limits)
        if kind == END:
            self._done(payload)
        return kind, payload

    def pause(self) -> None:
        """Pause until there is a place."""
        if self._worker is not None and self._workers is not None:
            self._workers.pause(self._worker)

    def resume(self) -> None:
        """Continue."""
        if self._worker is not None and self._workers is not None:
            self._workers.resume(self._worker)

    def refuse(self, error: GraphError) -> None:
        """End the query with this error."""
        self._reason = error
        self.kill()

    def kill(self) -> None:
        """Give back the place, and end the worker if there is one."""
        if self._worker is not None and self._workers is not None:
            self._pool.scheduler.kills += 1
            self._workers.kill(self._worker)
        self._give_back()

    def _enter(self, then: Callable[[], None]) -> None:
        """Take the granted place, unless it has been given up."""
        if self._turn is not None:
            self._place, self._turn = self._turn.result(), None
            self._cancel_timers()
            then()

    def _miss(self, then: Callable[[], None]) -> None:
        self.refuse(timeout_error(self.limits))
        then()

    def _take_long(self) -> None:
        """Leave the light lane; from now on the deadline is watched, which most queries never come near.

        A query that had to wait for the processor, as on a busy machine, stays until it has computed long enough.
        """
        now = asyncio.get_running_loop().time()
        if now >= self.deadline:
            self.kill()
            return
        left = LIGHT_S - self._worker.computed_s() if self._worker is not None else 0
        if left > 0 and now < self._light_until:
            self._at(min(now + max(left, _AGAIN_S), self.deadline), self._take_long)
            return
        self._at(self.deadline, self.kill)
        if self._place is not None:
            self._pool.scheduler.become_heavy(self._place, self)

    async def _look(self) -> None:
        """Check whether a stream is computed; then it only has to be sent, and other queries may run."""
        while self._worker is not None and self._workers is not None:
            if self._place is not None and self._place.lane is Lane.PARKED:
                await asyncio.sleep(_LOOK_S)
            elif await self._workers.is_done(self._worker):
                self._computed()
                return
            else:
                await asyncio.sleep(_LOOK_S)

    def _computed(self) -> None:
        self._cancel_timers()
        self._at(asyncio.get_running_loop().time() + SEND_S, self.kill)
        if self._pool.begin_to_send():
            self._sends = True
            self._leave_lane()

    def _done(self, payload: bytes) -> None:
        """Give back place and worker, which is ready for the next query unless it has grown."""
        told = unpack(payload)
        self.rows = told["rows"]
        if self._worker is not None and self._workers is not None:
            if told["last"]:
                self._worker.close()
            else:
                self._workers.keep(self._worker)
        self._give_back()

    async def _ended(self, worker: WorkerConnection, workers: VersionWorkers) -> GraphError:
        if self._worker is None:  # the query was killed while its last frames were read
            return self._end()
        return end_error(await workers.status(worker), self.limits)

    def _end(self) -> GraphError:
        return self._reason or timeout_error(self.limits)

    def _give_back(self) -> None:
        self._cancel_timers()
        if self._looking is not None and self._looking is not asyncio.current_task():
            self._looking.cancel()
        if self._workers is not None:
            self._workers.busy -= 1
        self._worker = self._workers = None
        if self._turn is not None:
            self._pool.scheduler.withdraw(self._turn)
            self._turn = None
        self.is_over = True
        self._leave_lane()
        if self._sends:
            self._sends = False
            self._pool.end_sending()

    def _leave_lane(self) -> None:
        """Let the next query run; the answer of this one may still be on its way."""
        if self._place is not None and self._place.lane is not Lane.OUT:
            self._pool.scheduler.leave(self._place)

    def _at(self, when: float, act: Callable[[], None]) -> None:
        self._timers.append(asyncio.get_running_loop().call_at(when, act))

    def _cancel_timers(self) -> None:
        while self._timers:
            self._timers.pop().cancel()
