"""The query workers of all versions in use, and the scheduler that limits them."""

import asyncio
import contextlib
from collections.abc import Sequence

from graph_store.deltas import Delta, deltas_to
from graph_store.errors import GraphError, StoreUnavailable
from graph_store.snapshot import Snapshot
from graph_store.workers.budget import Budget
from graph_store.workers.fair_scheduler import FairScheduler
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.query_limits import QueryLimits
from graph_store.workers.version_loader import VersionLoader
from graph_store.workers.version_workers import VersionWorkers

IDLE_S = 30.0
"""Seconds after which the workers of an unused version end."""

MOST_VERSIONS = 3
"""Number of versions that keep workers while other versions are used."""

_GRACE_S = 0.05

SENDING = 2
"""Number of computed answers, for each worker, that may be on their way to slow clients; each keeps a process."""

AT_ONCE_QUADS = 50_000
"""A version up to this size loads more quickly than a file opens; a larger one is read from disk meanwhile."""


class WorkerPool:
    """The scheduler and the workers, shared by the queries of one event loop."""

    def __init__(self, limits: QueryLimits) -> None:
        self.limits = limits
        budget = Budget(limits.budget_s)
        self.scheduler = FairScheduler(
            2 * limits.workers, limits.workers, limits.max_waiting, budget, sending=SENDING * limits.workers
        )
        self._root: asyncio.Task[ForkClient] | None = None
        self._versions: dict[int, asyncio.Future[VersionWorkers]] = {}
        self._loader = VersionLoader(self._fill)
        self._stopping: set[asyncio.Task[None]] = set()

    async def ready(self, snapshot: Snapshot) -> None:
        """Have an idle worker of a version, which reads from disk if loading would take longer.

        Raises: StoreUnavailable (503).
        """
        workers = await self.workers(snapshot)
        await workers.stock(1)

    async def warm(self, snapshot: Snapshot) -> None:
        """Have an idle worker, and wait until the version is in memory if it fits.

        Raises: StoreUnavailable (503).
        """
        await self.ready(snapshot)
        await self._loader.idle()

    async def close(self) -> None:
        """End all processes, also those that still work on a version."""
        await self._loader.close()
        for starting in self._versions.values():
            starting.cancel()
            self._stop(starting)
        self._versions.clear()
        await asyncio.gather(*self._stopping)
        if self._root is not None:
            await (await self._root).stop()

    async def workers(self, snapshot: Snapshot) -> VersionWorkers:
        """Return the workers of a version, started at first use and again if they have ended."""
        known = self._versions.pop(snapshot.version, None)
        if known is None or _is_lost(known, snapshot):
            if known is not None:
                self._stop(known)
            known = self._start(snapshot)
        self._versions[snapshot.version] = known
        if len(self._versions) > MOST_VERSIONS:
            self._retire_older(keep=MOST_VERSIONS)
        return known.result() if known.done() else await asyncio.shield(known)

    def _start(self, snapshot: Snapshot) -> "asyncio.Future[VersionWorkers]":
        asyncio.get_running_loop().call_later(IDLE_S, self._retire)
        return asyncio.ensure_future(self._open(snapshot, is_newest=snapshot.version > max(self._versions, default=0)))

    async def _open(self, snapshot: Snapshot, *, is_newest: bool) -> VersionWorkers:
        """Start the workers of a version as soon as possible; a large newest version is loaded meanwhile."""
        if (changed := await self._changed(snapshot)) is not None:
            return changed
        fits = snapshot.manifest.quads <= self.limits.memory_quads
        at_once = fits and snapshot.manifest.quads <= AT_ONCE_QUADS
        if fits and is_newest and not at_once:
            self._loader.want(snapshot)
        return await self._workers(snapshot, in_memory=at_once)

    async def _fill(self, snapshot: Snapshot) -> None:
        """Replace the workers that read a version from disk by workers that have it in memory."""
        workers = await self._changed(snapshot) or await self._workers(snapshot, in_memory=True)
        await workers.stock(self.limits.workers)
        loaded: asyncio.Future[VersionWorkers] = asyncio.get_running_loop().create_future()
        loaded.set_result(workers)
        before = self._versions.get(snapshot.version)
        if before is None:  # the version is no longer used, but others may be made from it
            self._versions = {snapshot.version: loaded, **self._versions}
            asyncio.get_running_loop().call_later(IDLE_S, self._retire)
        else:
            self._versions[snapshot.version] = loaded
            self._stop(before)

    async def _changed(self, snapshot: Snapshot) -> VersionWorkers | None:
        """Return the workers of a version, made by a small change from those of another version in memory."""
        way = self._way(snapshot)
        with contextlib.suppress(StoreUnavailable):
            return None if way is None else await way[0].next(snapshot, way[1])
        return None

    def _way(self, snapshot: Snapshot) -> tuple[VersionWorkers, Sequence[Delta]] | None:
        ready = [
            each.result()
            for each in self._versions.values()
            if each.done() and not (each.cancelled() or each.exception())
        ]
        in_memory = {each.snapshot.manifest.digest: each for each in ready if each.in_memory and not each.gone}
        deltas = deltas_to(snapshot.folder, in_memory) if snapshot.manifest.quads <= self.limits.memory_quads else None
        return None if deltas is None else (in_memory[deltas[0].before], deltas)

    async def _workers(self, snapshot: Snapshot, *, in_memory: bool) -> VersionWorkers:
        if self._root is None or (self._root.done() and (self._root.exception() or self._root.result().gone)):
            self._root = asyncio.ensure_future(ForkClient.start("graph_store.workers.fork_server", "The query workers"))
        root = await asyncio.shield(self._root)
        reaches_out = bool(self.limits.service_allow)
        return await VersionWorkers.start(
            root, snapshot, self.limits.memory_mb << 20, in_memory=in_memory, reaches_out=reaches_out
        )

    def _retire(self) -> None:
        """Stop the workers of versions that are no longer used, except those of the last one."""
        self._retire_older(keep=1)
        if len(self._versions) > 1:
            asyncio.get_running_loop().call_later(IDLE_S, self._retire)

    def _retire_older(self, keep: int) -> None:
        for version, starting in list(self._versions.items())[:-keep]:
            if starting.done() and not starting.cancelled() and (starting.exception() or not starting.result().is_busy):
                self._stop(self._versions.pop(version))

    def _stop(self, starting: "asyncio.Future[VersionWorkers]") -> None:
        task = asyncio.ensure_future(_stop(starting))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)


def _is_lost(known: "asyncio.Future[VersionWorkers]", snapshot: Snapshot) -> bool:
    """Return whether workers could not start, have ended, or belong to another version that had the same number."""
    if not known.done():
        return False
    if known.cancelled() or known.exception():
        return True
    return known.result().gone or known.result().snapshot.manifest.digest != snapshot.manifest.digest


async def _stop(starting: "asyncio.Future[VersionWorkers]") -> None:
    """Stop workers after their last answer; a worker that has just been given a query is not busy yet."""
    try:
        workers = await starting
    except (GraphError, asyncio.CancelledError):
        return
    await asyncio.sleep(_GRACE_S)
    while workers.is_busy and not workers.gone:
        await asyncio.sleep(0.02)
    await workers.stop()
