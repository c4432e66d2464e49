"""The query workers of all versions and views in use, and the scheduler that limits them."""

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_store.deltas import Delta, deltas_to
from graph_store.errors import GraphError, StoreUnavailable
from graph_store.remote.reading import StoreServed
from graph_store.snapshot import Snapshot
from graph_store.workers.budget import Budget
from graph_store.workers.fair_scheduler import FairScheduler
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.query_limits import QueryLimits
from graph_store.workers.served import Served, kind
from graph_store.workers.shared_budget import SharedBudget
from graph_store.workers.version_loader import VersionLoader
from graph_store.workers.version_workers import VersionWorkers

IDLE_S = 30.0
"""Seconds after which the workers of an unused version or view end, except those of the newest version."""

MOST_VERSIONS = 3
"""Number of versions and views that keep workers while others are used."""

_GRACE_S = 0.05

SENDING = 2
"""Number of computed answers, for each worker, that may be on their way to slow clients; each keeps a process."""

AT_ONCE_QUADS = 50_000
"""A version up to this size loads more quickly than a file opens; a larger one is read from disk meanwhile."""


@dataclass(slots=True)
class _Known:
    """A version or view, its workers, and when they were last asked for, by the clock of the event loop."""

    served: Served
    workers: "asyncio.Future[VersionWorkers]"
    used_at: float

    @property
    def ready(self) -> VersionWorkers | None:
        """Return the workers if they have started."""
        done = self.workers.done() and not (self.workers.cancelled() or self.workers.exception())
        return self.workers.result() if done else None

    @property
    def is_lost(self) -> bool:
        """Return whether the workers could not start, or have ended."""
        return self.workers.done() and (self.ready is None or self.ready.gone)

    @property
    def is_idle(self) -> bool:
        """Return whether the workers have started, or failed to, and no query uses them."""
        return self.workers.done() and not self.workers.cancelled() and (self.ready is None or not self.ready.is_busy)


class WorkerPool:
    """The scheduler and the workers, shared by the queries of one event loop."""

    def __init__(self, limits: QueryLimits) -> None:
        self.limits = limits
        notes = limits.budget_notes
        budget = Budget(limits.budget_s) if notes is None else SharedBudget(limits.budget_s, notes)
        self.scheduler = FairScheduler(
            2 * limits.workers, limits.workers, limits.max_waiting, budget, sending=SENDING * limits.workers
        )
        self._root: asyncio.Task[ForkClient] | None = None
        self._known: dict[tuple[str, int], _Known] = {}
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
        for known in self._known.values():
            known.workers.cancel()
            self._stop(known)
        self._known.clear()
        await asyncio.gather(*self._stopping)
        if self._root is not None:
            await (await self._root).stop()

    async def workers(self, served: Served) -> VersionWorkers:
        """Return the workers of a version or view, started at first use and again if they have ended."""
        known = self._known.pop(served.key, None)
        if known is None or known.is_lost:
            if known is not None:
                self._stop(known)
            known = _Known(served, self._start(served), 0.0)
        known.used_at = asyncio.get_running_loop().time()
        self._known[served.key] = known
        if len(self._known) > MOST_VERSIONS:
            self._retire(list(self._known.values())[:-MOST_VERSIONS])
        return known.workers.result() if known.workers.done() else await asyncio.shield(known.workers)

    def _start(self, served: Served) -> "asyncio.Future[VersionWorkers]":
        asyncio.get_running_loop().call_later(IDLE_S, self._retire_unused)
        return asyncio.ensure_future(self._open(served, is_newest=self._is_newest(served)))

    def _is_newest(self, served: Served) -> bool:
        newest = self._newest()
        return newest is None or served.version >= newest.served.version

    def _newest(self) -> _Known | None:
        versions = (each for each in self._known.values() if not kind(each.served))
        return max(versions, key=lambda each: (each.served.version, each.used_at), default=None)

    async def _open(self, served: Served, *, is_newest: bool) -> VersionWorkers:
        """Start the workers of a store as soon as possible; a large one of the newest version is loaded meanwhile."""
        if isinstance(served, StoreServed):
            return await self._workers(served, in_memory=False)
        if (changed := await self._changed(served)) is not None:
            return changed
        fits = self._fits(served)
        at_once = fits and served.manifest.quads <= AT_ONCE_QUADS
        if fits and is_newest and not at_once:
            self._loader.want(served)
        return await self._workers(served, in_memory=at_once)

    def _fits(self, served: Served) -> bool:
        """Return whether a store fits in memory; the size of a view counts with that of all others in memory."""
        held = sum(each.served.manifest.quads for each in self._ready() if each.in_memory) if kind(served) else 0
        return held + served.manifest.quads <= self.limits.memory_quads

    async def _fill(self, served: Served) -> None:
        """Replace the workers that read a store from disk by workers that have it in memory."""
        workers = await self._changed(served) or await self._workers(served, in_memory=True)
        await workers.stock(self.limits.workers)
        loop = asyncio.get_running_loop()
        loaded: asyncio.Future[VersionWorkers] = loop.create_future()
        loaded.set_result(workers)
        before = self._known.get(served.key)
        if before is None:  # the version is no longer used, but others may be made from it
            self._known = {served.key: _Known(served, loaded, loop.time()), **self._known}
            loop.call_later(IDLE_S, self._retire_unused)
        else:
            self._known[served.key] = _Known(served, loaded, before.used_at)
            self._stop(before)

    async def _changed(self, served: Served) -> VersionWorkers | None:
        """Return the workers of a version, made by a small change from those of another version in memory."""
        way = self._way(served)
        with contextlib.suppress(StoreUnavailable):
            return None if way is None else await way[0].next(served, way[1])
        return None

    def _way(self, served: Served) -> tuple[VersionWorkers, Sequence[Delta]] | None:
        in_memory = {each.served.manifest.digest: each for each in self._ready() if each.in_memory}
        deltas = deltas_to(served.folder, in_memory) if served.manifest.quads <= self.limits.memory_quads else None
        return None if deltas is None else (in_memory[deltas[0].before], deltas)

    def _ready(self) -> list[VersionWorkers]:
        return [each.ready for each in self._known.values() if each.ready is not None and not each.ready.gone]

    async def _workers(self, served: Served, *, in_memory: bool) -> VersionWorkers:
        if self._root is None or (self._root.done() and (self._root.exception() or self._root.result().gone)):
            self._root = asyncio.ensure_future(ForkClient.start("graph_store.workers.fork_server", "The query workers"))
        root = await asyncio.shield(self._root)
        reaches_out = bool(self.limits.service_allow)
        return await VersionWorkers.start(
            root, served, self.limits.memory_mb << 20, in_memory=in_memory, reaches_out=reaches_out
        )

    def _retire_unused(self) -> None:
        """Stop the workers that nobody has asked for lately."""
        since = asyncio.get_running_loop().time() - IDLE_S
        self._retire([each for each in self._known.values() if each.used_at <= since])
        if len(self._known) > 1:
            asyncio.get_running_loop().call_later(IDLE_S, self._retire_unused)

    def _retire(self, unused: Iterable[_Known]) -> None:
        """Stop idle workers, except those of the newest version."""
        newest = self._newest()
        for each in unused:
            if each.is_idle and each is not newest:
                self._stop(self._known.pop(each.served.key))

    def _stop(self, known: _Known) -> None:
        task = asyncio.ensure_future(_stop(known.workers))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)


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
