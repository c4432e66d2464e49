"""The workers of one version, as the serving process sees them: a fork server and its idle workers."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from graph_store.deltas import Delta
from graph_store.errors import StoreUnavailable
from graph_store.remote.reading import StoreServed
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import KILL, REQUEST, SUCCEED, frame, pack
from graph_store.workers.served import Served
from graph_store.workers.worker_connection import WorkerConnection, WorkerGone

MOST_IDLE = 4
"""Number of idle workers of one version; each may come to hold its own copy of the version."""


class VersionWorkers:
    """A fork server, and the workers it has forked for a version or a view of it."""

    def __init__(self, served: Served, pid: int, fork_server: ForkClient, *, in_memory: bool) -> None:
        self.served, self.in_memory = served, in_memory
        self.pid, self._fork_server = pid, fork_server
        self._idle: list[WorkerConnection] = []
        self._used: set[WorkerConnection] = set()
        self._awaited = 0

    @classmethod
    async def start(
        cls, root: ForkClient, served: Served, memory_bytes: int, *, in_memory: bool, reaches_out: bool = False
    ) -> "VersionWorkers":
        """Fork a fork server for the version and wait until it has loaded it.

        `reaches_out`: its workers may get a query that uses the broker; otherwise they can open no connection at all.
        Raises: StoreUnavailable (503).
        """
        pid, control = await root.fork()
        published = served.as_mapping() if isinstance(served, StoreServed) else None
        wanted = {
            "path": str(served.path),
            "memory_bytes": memory_bytes,
            "in_memory": in_memory,
            "published": published,
            "reaches_out": reaches_out or published is not None,
        }
        try:
            return await cls._ready(served, pid, control, wanted)
        except asyncio.CancelledError:
            root.signal(KILL, pid)
            raise

    async def next(self, served: Served, deltas: Sequence[Delta]) -> "VersionWorkers":
        """Start the workers of the next version by applying these deltas to this one, which is in memory.

        Raises: StoreUnavailable (503).
        """
        wanted: dict[str, object] = {"path": str(served.path), "deltas": [str(delta.file) for delta in deltas]}
        return await self._ready(served, *await self._fork_server.fork(SUCCEED), wanted)

    @classmethod
    async def _ready(
        cls, served: Served, pid: int, control: socket.socket, wanted: dict[str, object]
    ) -> "VersionWorkers":
        await asyncio.get_running_loop().sock_sendall(control, frame(REQUEST, pack(wanted)))
        fork_server = await ForkClient.connected(control, f"The query workers of version {served.version}")
        return cls(served, pid, fork_server, in_memory=bool(wanted.get("in_memory", True)))

    @asynccontextmanager
    async def use(self) -> AsyncIterator[WorkerConnection]:
        """Take an idle worker, or a new one; at the end it is kept if it is free, and killed if it is not.

        Raises: StoreUnavailable (503) when the fork server has ended.
        """
        worker = await self._taken()
        self._used.add(worker)
        try:
            yield worker
        finally:
            self._used.discard(worker)
            if worker.is_free:
                self.keep(worker)
            else:
                worker.kill()

    async def stock(self, workers: int) -> None:
        """Fork workers until `workers` are idle.

        Raises: StoreUnavailable (503) when the fork server has ended.
        """
        for worker in await asyncio.gather(*(self._fork() for _ in range(workers - len(self._idle)))):
            self.keep(worker)

    def keep(self, worker: WorkerConnection) -> None:
        """Take back a worker that has sent its complete answer; the last one to come is the first to go.

        A worker that has read much has its own copy of that data, which makes it quicker than a new one.
        """
        if not worker.is_closed:
            self._idle.append(worker)
        if len(self._idle) > MOST_IDLE:
            self._idle.pop(0).close()

    @property
    def is_busy(self) -> bool:
        """Return whether a query uses a worker, or waits for one."""
        return self._awaited > 0 or any(not worker.is_closed for worker in self._used)

    @property
    def gone(self) -> bool:
        """Return whether the fork server has ended by itself."""
        return self._fork_server.gone

    async def stop(self) -> None:
        """Close all connections; fork server and workers then end by themselves."""
        while self._idle:
            self._idle.pop().close()
        await self._fork_server.stop()

    async def _taken(self) -> WorkerConnection:
        self._awaited += 1
        try:
            return self._next_idle() or await self._forked()
        finally:
            self._awaited -= 1

    def _next_idle(self) -> WorkerConnection | None:
        while self._idle:
            worker = self._idle.pop()
            if not worker.has_ended:
                return worker
            worker.close()
        return None

    async def _forked(self) -> WorkerConnection:
        """Return a new worker; when its query no longer waits for it, it is kept for the next query."""
        forking = asyncio.ensure_future(self._fork())
        try:
            return await asyncio.shield(forking)
        except asyncio.CancelledError:
            forking.add_done_callback(self._keep_late)
            raise

    def _keep_late(self, forking: asyncio.Future[WorkerConnection]) -> None:
        if not forking.cancelled() and forking.exception() is None:
            self.keep(forking.result())

    async def _fork(self) -> WorkerConnection:
        worker = await WorkerConnection.forked(self._fork_server)
        try:
            await worker.frame()
        except WorkerGone as gone:
            worker.close()
            raise StoreUnavailable(
                "A query worker could not open version {version}.", version=self.served.version
            ) from gone
        except BaseException:
            worker.close()
            raise
        return worker
