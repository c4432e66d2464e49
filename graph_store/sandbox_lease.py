"""One query's hold on a slot and a worker, from its arrival to the last byte of its answer."""

from graph_store.errors import GraphError
from graph_store.sandbox_herd import Herd, Worker, WorkerGone
from graph_store.sandbox_limits import end_error, fault_error, timeout_error
from graph_store.sandbox_pool import Pool
from graph_store.sandbox_wire import END, FAULT, LAST, Head, Task, unpack
from graph_store.snapshot import Snapshot


class Lease:
    """A slot and a worker; each is given back once, however the query ends."""

    def __init__(self, pool: Pool) -> None:
        self.limits = pool.limits
        self._pool = pool
        self._in_slot = self._sends = False
        self._herd: Herd | None = None
        self._worker: Worker | None = None

    async def take(self, snapshot: Snapshot) -> None:
        """Wait for a slot, then take a worker of this version."""
        await self._pool.enter()
        self._in_slot = True
        self._herd = await self._pool.herd(snapshot)
        self._herd.busy += 1
        self._worker = await self._herd.worker()

    async def head(self, task: Task) -> Head:
        """Ask, and wait for what comes before the first byte of the answer.

        Raises: the GraphError that the worker, or its end, stands for.
        """
        assert self._worker is not None  # noqa: S101
        self._worker.ask(task)
        _, payload = await self.frame()
        head = Head(**unpack(payload))
        if head.length is not None and self._pool.begin_to_send():
            self._sends = True
            self._free_slot()
        return head

    async def frame(self) -> tuple[bytes, bytes]:
        """The next frame that is no fault.

        Raises: the GraphError that a fault, or the worker's end, stands for.
        """
        if self._worker is None or self._herd is None:
            raise timeout_error(self.limits)
        worker, herd = self._worker, self._herd
        try:
            kind, payload = await worker.frame()
        except WorkerGone:
            raise await self._ended(worker, herd) from None
        if kind == FAULT:
            await self.frame()
            raise fault_error(unpack(payload), self.limits)
        if kind == END:
            self._done(payload)
        return kind, payload

    def kill(self) -> None:
        """Give back the slot and end the worker, if there is one."""
        if self._worker is not None and self._herd is not None:
            self._herd.kill(self._worker)
        self._give_back()

    def _done(self, payload: bytes) -> None:
        """Give back slot and worker, which is ready for the next query unless it said that this was its last."""
        if self._worker is not None and self._herd is not None:
            if payload == LAST:
                self._worker.close()
            else:
                self._herd.keep(self._worker)
        self._give_back()

    async def _ended(self, worker: Worker, herd: Herd) -> GraphError:
        if self._worker is None:  # killed at the deadline while its last frames were read
            return timeout_error(self.limits)
        return end_error(await herd.status(worker), self.limits)

    def _give_back(self) -> None:
        if self._herd is not None:
            self._herd.busy -= 1
        self._worker = self._herd = None
        self._free_slot()
        if self._sends:
            self._sends = False
            self._pool.end_sending()

    def _free_slot(self) -> None:
        """Let the next query in; the answer of this one may still be on its way."""
        if self._in_slot:
            self._in_slot = False
            self._pool.leave()
