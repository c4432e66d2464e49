"""One query on its way through the scheduler and a worker, driven by callbacks until it has to wait."""

from collections.abc import Callable
from functools import partial

from graph_store.snapshot import Snapshot
from graph_store.workers.answer import Answer
from graph_store.workers.protocol import pack_task
from graph_store.workers.query_execution import QueryExecution
from graph_store.workers.worker_connection import WorkerConnection

WHOLE_BYTES = 256 * 1024
"""Answers up to this size are handed over as a whole, larger ones as a stream."""


class PendingQuery:
    """A query over a version, to be answered or abandoned in the event loop that made it.

    Most queries need no task: call `begin`, then `whole` when it reports. `answer` continues from any state.
    """

    def __init__(self, execution: QueryExecution, snapshot: Snapshot, text: str, conditions: bytes) -> None:
        self._execution, self._snapshot, self._text, self._conditions = execution, snapshot, text, conditions
        self._worker: WorkerConnection | None = None

    def begin(self, tell: Callable[[], None]) -> None:
        """Send the query to a worker as soon as there is a place in a lane and an idle worker.

        `tell` is called once, perhaps before this returns: when the worker has sent something, or when only `answer`
        can continue.
        Raises: ClientBudget (429), QueueFull (503).
        """
        if self._execution.is_over:
            tell()
        elif self._execution.take_at_once(self._snapshot):
            self._ask().when_heard(tell)
        elif self._execution.has_place:
            tell()
        else:
            self._execution.queue(partial(self.begin, tell))

    def whole(self) -> Answer | None:
        """Return the answer if it has arrived as a whole, else None."""
        found = self._execution.whole()
        return None if found is None else Answer(self._execution, *found)

    async def answer(self) -> Answer:
        """Wait for the answer, which must be read to its end or closed.

        Raises: ClientBudget (429), QueryTimeout, QueueFull, StoreUnavailable (503), and the error that the worker
        reports or that its end means.
        """
        try:
            if self._worker is None:
                await self._execution.take(self._snapshot)
                self._ask()
            head = await self._execution.head()
            answer = Answer(self._execution, head)
            if head.length is not None and head.length <= WHOLE_BYTES:
                await answer.read()
            return answer
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Give up the place and the worker; a worker that is busy with this query ends."""
        self._execution.kill()

    def _ask(self) -> WorkerConnection:
        self._worker = self._execution.ask(pack_task(self._text, self._conditions))
        return self._worker
