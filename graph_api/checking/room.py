"""Runs the checks of uploads for the serving process: a few at once, each in a process that can be killed."""

import asyncio
import time
from dataclasses import asdict

from graph_api.checking.task import CheckTask
from graph_store.errors import QueryTimeout, QueueFull
from graph_store.workers.job import JobLimits, Jobs

MOST_WAITING = 16
"""Most checks that may wait in the queue."""


class CheckingRoom:
    """Runs checks for one event loop, at most `at_once` at a time."""

    def __init__(self, timeout_s: float, memory_mb: int, at_once: int) -> None:
        self._limits = JobLimits("check", timeout_s, memory_mb)
        self._jobs = Jobs(self._limits, "graph_api.checking.process")
        self._turn, self._waiting = asyncio.Semaphore(at_once), 0

    async def do(self, task: CheckTask) -> bytes:
        """Return the report of a check, as JSON.

        Raises: what the check raises; QueryTimeout, QueueFull, StoreUnavailable (503), QueryMemory (507), QueryCrashed
        (500).
        """
        began = time.monotonic()
        await self._take_turn()
        try:
            return (await self._jobs.do(asdict(task), began))[1]
        finally:
            self._turn.release()

    async def close(self) -> None:
        """End the processes."""
        await self._jobs.close()

    async def _take_turn(self) -> None:
        if self._waiting >= MOST_WAITING:
            raise QueueFull(f"{self._waiting} checks are waiting; try again in a moment.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.timeout_s):
                await self._turn.acquire()
        except TimeoutError:
            sentence = f"The check waited {self._limits.timeout_s:g} s for other checks to end."
            raise QueryTimeout(sentence) from None
        finally:
            self._waiting -= 1
