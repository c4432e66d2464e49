"""A queue of jobs for requests: a few run at once, each in a process that can be killed, and the others wait."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from graph_store.errors import GraphError, QueueFull
from graph_store.workers.job import JobLimits, Jobs


class JobQueue:
    """Runs the jobs of one kind for one event loop, in the order in which they arrive."""

    def __init__(
        self,
        limits: JobLimits,
        module: str,
        *arguments: str,
        at_once: int,
        wait_s: float,
        late: type[GraphError],
        most_waiting: int | None = None,
    ) -> None:
        """Use `python -m module CONTROL MEMORY_BYTES arguments` as the fork server.

        A job that waits longer than `wait_s` seconds raises `late`; more than `most_waiting` jobs may not wait.
        """
        self._limits, self._jobs = limits, Jobs(limits, module, *arguments)
        self._running, self._waiting = asyncio.Semaphore(at_once), 0
        self._wait_s, self._late, self._most_waiting = wait_s, late, most_waiting

    async def do(self, make_task: Callable[[float], object]) -> tuple[dict[str, Any], bytes]:
        """Do one job and return its result; `make_task` gets the seconds that are left of its waiting time.

        Raises: what the job raises; the error for one that waited too long; QueryTimeout, QueueFull, StoreUnavailable
        (503), QueryMemory (507), QueryCrashed (500).
        """
        began = time.monotonic()
        async with self._turn():
            left = max(0.0, self._wait_s - (time.monotonic() - began))
            return await self._jobs.do(make_task(left), began)

    async def warm(self) -> None:
        """Start the fork server before the first job."""
        await self._jobs.warm()

    async def close(self) -> None:
        """End the processes."""
        await self._jobs.close()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait until this job may run, and let the next one run when the block ends."""
        name = self._limits.name
        if self._most_waiting is not None and self._waiting >= self._most_waiting:
            raise QueueFull("{waiting} {name}s are waiting; try again in a moment.", waiting=self._waiting, name=name)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._wait_s):
                await self._running.acquire()
        except TimeoutError:
            raise self._late(f"The {name} waited {self._wait_s:g} s for other {name}s to end.") from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._running.release()
