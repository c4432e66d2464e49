"""Runs the writes of the serving process: one after the other, each in a process that can be killed."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from graph_api.writing.task import WriteTask, Written
from graph_store.errors import WriterBusy
from graph_store.graphs import DEFAULT_BASE
from graph_store.workers.job import JobLimits, Jobs


@dataclass(frozen=True, slots=True)
class WriteLimits:
    """The limits of one write: seconds from its arrival, megabytes, and seconds of waiting for other writes.

    `base` is the base of the written dataset, `data` its state folder; without it, the parent loads no data beforehand.
    """

    base: str = DEFAULT_BASE
    timeout_s: float = 300
    memory_mb: int = 2048
    wait_s: float = 30
    data: str = ""


class WritingRoom:
    """Runs writes for one event loop; other processes that write wait for the lock of the state folder."""

    def __init__(self, limits: WriteLimits) -> None:
        self.limits = limits
        self._turn = asyncio.Lock()
        each = JobLimits("write", limits.timeout_s, limits.memory_mb, "; nothing was written")
        self._jobs = Jobs(each, "graph_api.writing.process", limits.base, limits.data)

    async def do(self, make_task: Callable[[float], WriteTask]) -> Written:
        """Run one write; `make_task` receives the seconds that it may wait for the lock.

        Raises: what the write raises; WriterBusy, QueryTimeout (503), QueryMemory (507), QueryCrashed (500).
        Nothing has been written when one of these is raised.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.limits.wait_s):
                await self._turn.acquire()
        except TimeoutError:
            sentence = f"The write waited {self.limits.wait_s:g} s for other writes to end."
            raise WriterBusy(sentence) from None
        try:
            left = max(0.0, self.limits.wait_s - (time.monotonic() - began))
            written, _ = await self._jobs.do(asdict(make_task(left)), began)
            return Written(**written)
        finally:
            self._turn.release()

    async def warm(self) -> None:
        """Start the parent of the write processes before the first write."""
        await self._jobs.warm()

    async def close(self) -> None:
        """End the processes."""
        await self._jobs.close()
