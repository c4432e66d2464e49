"""The query workers of all versions in use, and the lanes in front of them."""

import asyncio

from graph_store.errors import GraphError, StoreUnavailable
from graph_store.sandbox.budget import Budget
from graph_store.sandbox.herd import Herd
from graph_store.sandbox.lanes import Lanes
from graph_store.sandbox.limits import Limits
from graph_store.sandbox.nursery import Nursery
from graph_store.snapshot import Snapshot
from graph_store.steps import step_in

IDLE_S = 30.0
"""Workers of a version that is no longer asked for end after this time."""

MOST_HERDS = 3
"""Versions that keep workers while others are asked for."""

_GRACE_S = 0.05

SENDING = 2
"""Answers that may be on their way to slow clients, beside each query that is computed."""

AT_ONCE_QUADS = 50_000
"""A version up to this size is in memory sooner than a file is opened; a larger one is read from disk meanwhile."""


class Pool:
    """Lanes and herds, shared by the queries of one event loop."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        budget = Budget(limits.budget_s)
        self.lanes = Lanes(2 * limits.workers, limits.workers, limits.max_waiting, budget)
        self._sending = 0
        self._root: asyncio.Task[Nursery] | None = None
        self._herds: dict[int, asyncio.Task[Herd]] = {}
        self._filling: dict[int, asyncio.Task[None]] = {}
        self._stopping: set[asyncio.Task[None]] = set()

    async def warm(self, snapshot: Snapshot) -> None:
        """Have a worker ready for a version before anybody asks, in memory where it fits."""
        await self.herd(snapshot)
        if snapshot.version in self._filling:
            await asyncio.wait({self._filling[snapshot.version]})
        herd = await self.herd(snapshot)
        herd.keep(await herd.worker())

    async def close(self) -> None:
        """End all processes."""
        for filling in self._filling.values():
            filling.cancel()
        if self._filling:
            await asyncio.wait(self._filling.values())
        for starting in self._herds.values():
            self._stop(starting)
        self._herds.clear()
        await asyncio.gather(*self._stopping)
        if self._root is not None:
            await (await self._root).stop()

    def begin_to_send(self) -> bool:
        """Whether a computed answer may leave its lane before it is sent; each such one holds a process."""
        allowed = self._sending < SENDING * self.limits.workers
        self._sending += allowed
        return allowed

    def end_sending(self) -> None:
        """Make room for another answer that is sent outside the lanes."""
        self._sending -= 1

    def at_hand(self, snapshot: Snapshot) -> Herd | None:
        """The workers of a version that were asked last, when they are there."""
        if not self._herds or next(reversed(self._herds)) != snapshot.version:
            return None
        known = self._herds[snapshot.version]
        return known.result() if known.done() and not _is_lost(known, snapshot) else None

    async def herd(self, snapshot: Snapshot) -> Herd:
        """The workers of a version, started at first use and again should they have gone."""
        known = self._herds.pop(snapshot.version, None)
        if known is None or _is_lost(known, snapshot):
            if known is not None:
                self._stop(known)
            known = self._start(snapshot)
        self._herds[snapshot.version] = known
        if len(self._herds) > MOST_HERDS:
            self._retire_older(keep=MOST_HERDS)
        return known.result() if known.done() else await asyncio.shield(known)

    def _start(self, snapshot: Snapshot) -> "asyncio.Task[Herd]":
        asyncio.get_running_loop().call_later(IDLE_S, self._retire)
        fits = snapshot.manifest.quads <= self.limits.memory_quads
        before = self._one_step_before(snapshot) if fits else None
        if before is not None:
            return asyncio.ensure_future(self._succeed(before, snapshot))
        at_once = fits and snapshot.manifest.quads <= AT_ONCE_QUADS
        if fits and not at_once:
            self._fill(snapshot)
        return asyncio.ensure_future(self._herd(snapshot, in_memory=at_once))

    def _one_step_before(self, snapshot: Snapshot) -> Herd | None:
        """The herd in memory of the version that this one is a small change of."""
        step = step_in(snapshot.folder)
        if step is None:
            return None
        ready = [
            each.result() for each in self._herds.values() if each.done() and not (each.cancelled() or each.exception())
        ]
        return next((each for each in ready if each.in_memory and each.snapshot.manifest.digest == step.before), None)

    async def _succeed(self, before: Herd, snapshot: Snapshot) -> Herd:
        """Change what is in memory; should that fail, read the version from disk."""
        try:
            return await before.next(snapshot)
        except StoreUnavailable:
            return await self._herd(snapshot, in_memory=False)

    async def _herd(self, snapshot: Snapshot, *, in_memory: bool) -> Herd:
        if self._root is None or (self._root.done() and (self._root.exception() or self._root.result().gone)):
            self._root = asyncio.ensure_future(Nursery.start("graph_store.sandbox.zygote", "The query workers"))
        root = await asyncio.shield(self._root)
        reaches_out = bool(self.limits.service_allow)
        return await Herd.start(
            root, snapshot, self.limits.memory_mb << 20, in_memory=in_memory, reaches_out=reaches_out
        )

    def _fill(self, snapshot: Snapshot) -> None:
        """Load a version into memory beside the workers that read it from disk; then it takes their place.

        One at a time: versions that came before are not waited for any more.
        """
        for earlier in self._filling.values():
            earlier.cancel()

        async def fill() -> None:
            herd = await self._herd(snapshot, in_memory=True)
            before = self._herds.get(snapshot.version)
            self._herds[snapshot.version] = asyncio.ensure_future(_ready(herd))
            if before is not None:
                self._stop(before)

        filling = self._filling[snapshot.version] = asyncio.ensure_future(fill())
        filling.add_done_callback(lambda task: self._filled(snapshot.version, task))

    def _filled(self, version: int, task: "asyncio.Task[None]") -> None:
        self._filling.pop(version, None)
        if not task.cancelled():
            task.exception()  # a version that cannot be loaded is still read from disk

    def _retire(self) -> None:
        """Stop the workers of versions nobody asks for; the last one asked for stays."""
        self._retire_older(keep=1)
        if len(self._herds) > 1:
            asyncio.get_running_loop().call_later(IDLE_S, self._retire)

    def _retire_older(self, keep: int) -> None:
        for version, starting in list(self._herds.items())[:-keep]:
            if starting.done() and not starting.cancelled() and (starting.exception() or not starting.result().busy):
                self._stop(self._herds.pop(version))

    def _stop(self, starting: "asyncio.Task[Herd]") -> None:
        task = asyncio.ensure_future(_stop(starting))
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)


def _is_lost(known: "asyncio.Task[Herd]", snapshot: Snapshot) -> bool:
    """Whether a herd could not start, has ended, or is of another version that had the same number."""
    if not known.done():
        return False
    if known.cancelled() or known.exception():
        return True
    return known.result().gone or known.result().snapshot.manifest.digest != snapshot.manifest.digest


async def _ready(herd: Herd) -> Herd:
    return herd


async def _stop(starting: "asyncio.Task[Herd]") -> None:
    """End a herd when its last query has its answer; one that has just been given to a query is not busy yet."""
    try:
        herd = await starting
    except GraphError:
        return
    await asyncio.sleep(_GRACE_S)
    while herd.busy and not herd.gone:
        await asyncio.sleep(0.02)
    await herd.stop()
