"""The query workers of all versions in use, and the queue in front of them."""

import asyncio

from graph_store.errors import GraphError, QueueFull
from graph_store.sandbox_herd import Herd
from graph_store.sandbox_limits import Limits
from graph_store.snapshot import Snapshot

IDLE_S = 30.0
"""Workers of a version that is no longer asked for end after this time."""

SENDING = 2
"""Answers that may be on their way to slow clients, beside each query that is computed."""


class Pool:
    """Slots and herds, shared by the queries of one event loop."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._slots = asyncio.Semaphore(limits.workers)
        self._waiting = self._sending = 0
        self._herds: dict[int, asyncio.Task[Herd]] = {}
        self._stopping: set[asyncio.Task[None]] = set()

    async def warm(self, snapshot: Snapshot) -> None:
        """Have a worker ready for a version before anybody asks."""
        herd = await self.herd(snapshot)
        herd.keep(await herd.worker())

    async def close(self) -> None:
        """End all workers."""
        for starting in self._herds.values():
            self._stop(starting)
        self._herds.clear()
        await asyncio.gather(*self._stopping)

    async def enter(self) -> None:
        """Wait for a free worker.

        Raises: QueueFull (503).
        """
        if self._slots.locked() and self._waiting >= self.limits.max_waiting:
            raise QueueFull(f"{self._waiting} queries are waiting; try again in a moment.")
        self._waiting += 1
        try:
            await self._slots.acquire()
        finally:
            self._waiting -= 1

    def leave(self) -> None:
        """Let the next query in."""
        self._slots.release()

    def begin_to_send(self) -> bool:
        """Whether a computed answer may leave its slot before it is sent; each such one holds a process."""
        allowed = self._sending < SENDING * self.limits.workers
        self._sending += allowed
        return allowed

    def end_sending(self) -> None:
        """Make room for another answer that is sent outside a slot."""
        self._sending -= 1

    async def herd(self, snapshot: Snapshot) -> Herd:
        """The workers of a version, started at first use and again should they have gone."""
        known = self._herds.pop(snapshot.version, None)
        if known is None or (known.done() and (known.cancelled() or known.exception() or known.result().gone)):
            if known is not None:
                self._stop(known)
            in_memory = snapshot.manifest.quads <= self.limits.memory_quads
            known = asyncio.ensure_future(Herd.start(snapshot, self.limits.memory_mb << 20, in_memory))
            asyncio.get_running_loop().call_later(IDLE_S, self._retire)
        self._herds[snapshot.version] = known
        return await asyncio.shield(known)

    def _retire(self) -> None:
        """Stop the workers of versions nobody asks for; the last one asked for stays."""
        for version, starting in list(self._herds.items())[:-1]:
            if starting.done() and not starting.cancelled() and (starting.exception() or not starting.result().busy):
                self._stop(self._herds.pop(version))
        if len(self._herds) > 1:
            asyncio.get_running_loop().call_later(IDLE_S, self._retire)

    def _stop(self, starting: asyncio.Task[Herd]) -> None:
        task = asyncio.ensure_future(_stop(starting))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)


async def _stop(starting: asyncio.Task[Herd]) -> None:
    try:
        herd = await starting
    except GraphError:
        return
    await herd.stop()
