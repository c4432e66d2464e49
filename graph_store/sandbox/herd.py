"""The workers of one version as the serving process sees them: a zygote and its idle workers."""

import asyncio
import socket
from collections.abc import Sequence

from graph_store.errors import StoreUnavailable
from graph_store.sandbox.link import Worker, WorkerGone
from graph_store.sandbox.nursery import Nursery
from graph_store.sandbox.wire import KILL, PAUSE, REQUEST, RESUME, SUCCEED, frame, pack
from graph_store.snapshot import Snapshot
from graph_store.steps import Step

MOST_IDLE = 4
"""Workers of one version that wait for a query; each may come to hold a copy of the version."""


class Herd:
    """One zygote, and the workers it has forked for the version of `snapshot`."""

    def __init__(self, snapshot: Snapshot, pid: int, nursery: Nursery, *, in_memory: bool) -> None:
        self.snapshot, self.busy, self.in_memory = snapshot, 0, in_memory
        self.pid, self._nursery = pid, nursery
        self._idle: list[Worker] = []

    @classmethod
    async def start(
        cls, root: Nursery, snapshot: Snapshot, memory_bytes: int, *, in_memory: bool, reaches_out: bool = False
    ) -> "Herd":
        """Have a zygote forked and wait until it has loaded the version.

        `reaches_out`: its workers may be given a query that asks the broker; else they can open no connection at all.
        Raises: StoreUnavailable (503).
        """
        pid, control = await root.fork()
        wanted = {"path": str(snapshot.path), "memory_bytes": memory_bytes, "in_memory": in_memory}
        wanted["reaches_out"] = reaches_out
        try:
            return await cls._ready(snapshot, pid, control, wanted)
        except asyncio.CancelledError:
            root.signal(KILL, pid)
            raise

    async def next(self, snapshot: Snapshot, steps: Sequence[Step]) -> "Herd":
        """The herd of the version to which these steps lead from this one, which is in memory.

        Raises: StoreUnavailable (503).
        """
        wanted: dict[str, object] = {"path": str(snapshot.path), "steps": [str(step.file) for step in steps]}
        return await self._ready(snapshot, *await self._nursery.fork(SUCCEED), wanted)

    @classmethod
    async def _ready(cls, snapshot: Snapshot, pid: int, control: socket.socket, wanted: dict[str, object]) -> "Herd":
        await asyncio.get_running_loop().sock_sendall(control, frame(REQUEST, pack(wanted)))
        nursery = await Nursery.connected(control, f"The query workers of version {snapshot.version}")
        return cls(snapshot, pid, nursery, in_memory=bool(wanted.get("in_memory", True)))

    def idle(self) -> Worker | None:
        """An idle worker, when there is one."""
        while self._idle:
            worker = self._idle.pop()
            if not worker.ended:
                return worker
            worker.close()
        return None

    async def worker(self) -> Worker:
        """An idle worker, or a new one.

        Raises: StoreUnavailable (503) when the zygote has gone.
        """
        if worker := self.idle():
            return worker
        forking = asyncio.ensure_future(self._fork())
        try:
            return await asyncio.shield(forking)
        except asyncio.CancelledError:
            forking.add_done_callback(self._keep_late)
            raise

    async def stock(self, workers: int) -> None:
        """Have so many workers wait for a query.

        Raises: StoreUnavailable (503) when the zygote has gone.
        """
        for worker in await asyncio.gather(*(self._fork() for _ in range(workers - len(self._idle)))):
            self.keep(worker)

    def keep(self, worker: Worker) -> None:
        """Take back a worker that has given its whole answer; the one that came last goes first.

        A worker that has read much has a copy of its own of what it read, which makes it quicker than a new one.
        """
        self._idle.append(worker)
        if len(self._idle) > MOST_IDLE:
            self._idle.pop(0).close()

    def kill(self, worker: Worker) -> None:
        """End a worker now, whatever it is doing."""
        worker.close()
        self._nursery.signal(KILL, worker.pid)

    def pause(self, worker: Worker) -> None:
        """Stop a worker where it is; what it has computed stays."""
        self._nursery.signal(PAUSE, worker.pid)

    def resume(self, worker: Worker) -> None:
        """Let a worker go on."""
        self._nursery.signal(RESUME, worker.pid)

    async def status(self, worker: Worker) -> int:
        """How a worker that has gone ended: minus the signal, as `subprocess` says it."""
        worker.close()
        return await self._nursery.status(worker.pid)

    async def is_done(self, worker: Worker) -> bool:
        """Whether a worker has computed its answer and only sends it."""
        return await self._nursery.is_done(worker.pid)

    @property
    def gone(self) -> bool:
        """Whether the zygote has ended by itself."""
        return self._nursery.gone

    async def stop(self) -> None:
        """Close all connections; zygote and workers then end by themselves."""
        while self._idle:
            self._idle.pop().close()
        await self._nursery.stop()

    def _keep_late(self, forking: asyncio.Future[Worker]) -> None:
        """Nobody waits for this worker any more; the next query takes it."""
        if not forking.cancelled() and forking.exception() is None:
            self.keep(forking.result())

    async def _fork(self) -> Worker:
        worker = await Worker.connected(*await self._nursery.fork())
        try:
            await worker.frame()
        except WorkerGone as gone:
            worker.close()
            raise StoreUnavailable(f"A query worker could not open version {self.snapshot.version}.") from gone
        return worker
