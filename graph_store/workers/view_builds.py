"""Views for the queries of one process: each is built once for all who wait, in a child that can be killed."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import GraphError, QueryTimeout, ViewBuilding
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.view_stores import BuiltView, opened, place_of
from graph_store.workers.job import JobLimits, Jobs

AGAIN_S = 60
"""Seconds after a failed build during which requests get its error, before one of them begins another build."""

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class ViewLimits:
    """Megabytes of all built views of a state folder, and the seconds and megabytes of memory for building one."""

    views_mb: int = 2048
    timeout_s: float = 300
    memory_mb: int = 2048


class ViewBuilds:
    """The builds of one event loop; `built` and `seconds` count the completed ones for metrics."""

    def __init__(self, limits: ViewLimits) -> None:
        self.built, self.seconds = 0, 0.0
        self._most_bytes = limits.views_mb * _MB
        job = JobLimits("build of a view", limits.timeout_s, limits.memory_mb)
        self._jobs = Jobs(job, "graph_store.workers.view_builder")
        self._builds: dict[Path, asyncio.Task[None]] = {}

    @asynccontextmanager
    async def use(self, snapshot: Snapshot, scope: Scope, deadline: float | None) -> AsyncIterator[BuiltView]:
        """Open a view until the block ends, building it first if needed; `deadline` is a time of the event loop.

        Raises: ViewBuilding (503) when the deadline passes first, and for a query that is stopped at its deadline
        because it had to wait for the view; StoreFull (507) if the view needs too much space;
        QueryTimeout, StoreUnavailable (503), QueryMemory (507), QueryCrashed (500) if the build fails.
        """
        scope, has_waited = _seen(snapshot, scope), False
        place = place_of(snapshot, scope)
        while True:
            with opened(place) as view:
                if view is not None:
                    with _telling(snapshot, scope, QueryTimeout if has_waited else ()):
                        yield view
                    return
            has_waited = True
            with _telling(snapshot, scope, TimeoutError):
                async with asyncio.timeout_at(deadline):
                    await asyncio.shield(self._build_of(snapshot, scope, place))

    async def close(self) -> None:
        """Kill what is being built."""
        for build in self._builds.values():
            build.cancel()
        await self._jobs.close()

    def _build_of(self, snapshot: Snapshot, scope: Scope, place: Path) -> "asyncio.Task[None]":
        known = self._builds.get(place)
        if known is None:
            known = self._builds[place] = asyncio.ensure_future(self._build(snapshot, scope, place))
            known.add_done_callback(lambda done: self._forget(place, done))
        return known

    async def _build(self, snapshot: Snapshot, scope: Scope, place: Path) -> None:
        began = time.monotonic()
        task = {
            "folder": str(snapshot.folder), "version": snapshot.version, "place": str(place),
            "include": scope.include, "synthetic": scope.synthetic, "most_bytes": self._most_bytes,
        }  # fmt: skip
        told, _ = await self._jobs.do(task)
        self.built += told["built"]
        self.seconds += time.monotonic() - began

    def _forget(self, place: Path, done: "asyncio.Task[None]") -> None:
        """Forget a completed build at once, and a failed one after `AGAIN_S` seconds."""
        if not done.cancelled() and isinstance(done.exception(), GraphError):
            asyncio.get_running_loop().call_later(AGAIN_S, self._builds.pop, place, None)
        else:
            self._builds.pop(place, None)


def _seen(snapshot: Snapshot, scope: Scope) -> Scope:
    """Return the scope without synthetic rows if the version has none, so that it needs one view less."""
    return scope if snapshot.count(snapshot.graphs.synthetic) else Scope(scope.include)


@contextmanager
def _telling(snapshot: Snapshot, scope: Scope, late: type[Exception] | tuple[()]) -> Iterator[None]:
    """Turn an exception that says that a time has passed into ViewBuilding (503)."""
    try:
        yield
    except late:
        raise ViewBuilding(
            f"The view of the {scope.include} facts of version {snapshot.version} was not ready in time. It is built "
            "once, for all who ask; try again in a few seconds."
        ) from None
