"""Builds of views for one process: each is built once for all who wait, in a child that can be killed."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph_store.errors import GraphError, ViewBuilding
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

    @property
    def most_bytes(self) -> int:
        """The most bytes of all views."""
        return self.views_mb * _MB


class Builds:
    """The builds of one event loop; `built` and `seconds` count the completed ones for metrics."""

    def __init__(self, limits: ViewLimits, module: str, *arguments: str) -> None:
        """Use `python -m module` with these arguments for the work, see `Jobs`."""
        self.built, self.seconds, self._most_bytes = 0, 0.0, limits.most_bytes
        self._jobs = Jobs(JobLimits("build of a view", limits.timeout_s, limits.memory_mb), module, *arguments)
        self._builds: dict[Path, asyncio.Task[None]] = {}

    async def wait_for(self, place: Path, task: Mapping[str, object], deadline: float | None, name: str) -> None:
        """Have the view with this place built; `task` describes the work, `deadline` is a time of the event loop.

        `name` says what the view is. Raises: ViewBuilding (503) when the deadline passes first; StoreFull (507) if it
        needs too much space; QueryTimeout, StoreUnavailable (503), QueryMemory (507), QueryCrashed (500) if the build
        fails.
        """
        with telling(name, TimeoutError):
            async with asyncio.timeout_at(deadline):
                await asyncio.shield(self._build_of(place, task))

    async def close(self) -> None:
        """Kill what is being built."""
        for build in self._builds.values():
            build.cancel()
        await self._jobs.close()

    def _build_of(self, place: Path, task: Mapping[str, object]) -> "asyncio.Task[None]":
        known = self._builds.get(place)
        if known is None:
            known = self._builds[place] = asyncio.ensure_future(self._build(place, task))
            known.add_done_callback(lambda done: self._forget(place, done))
        return known

    async def _build(self, place: Path, task: Mapping[str, object]) -> None:
        began = time.monotonic()
        told, _ = await self._jobs.do({**task, "place": str(place), "most_bytes": self._most_bytes})
        self.built += told["built"]
        self.seconds += time.monotonic() - began

    def _forget(self, place: Path, done: "asyncio.Task[None]") -> None:
        """Forget a completed build at once, and a failed one after `AGAIN_S` seconds."""
        if not done.cancelled() and isinstance(done.exception(), GraphError):
            asyncio.get_running_loop().call_later(AGAIN_S, self._builds.pop, place, None)
        else:
            self._builds.pop(place, None)


@contextmanager
def telling(name: str, late: type[Exception] | tuple[()]) -> Iterator[None]:
    """Turn an exception that says that a time has passed into ViewBuilding (503)."""
    try:
        yield
    except late:
        raise ViewBuilding(
            "{name} was not ready in time. It is built once, for all who ask; try again in a few seconds.", name=name
        ) from None
