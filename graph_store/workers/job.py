"""Jobs for requests, each in a process of its own that is killed when it takes too much time or memory.

The started module defines the work: see `job_process.py`.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.errors import GraphError, QueryCrashed, QueryMemory, QueryTimeout, as_error
from graph_store.text import Text
from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import END, FAULT, pack, unpack
from graph_store.workers.worker_connection import WorkerConnection, WorkerGone

_SIGABRT, _SIGKILL = -6, -9


@dataclass(frozen=True, slots=True)
class JobLimits:
    """The seconds and megabytes of one job, and its name in errors.

    `outcome` ends the sentence of an error: "; nothing was written".
    """

    name: str
    timeout_s: float
    memory_mb: int
    outcome: str = ""


class Jobs:
    """The jobs of one event loop. The fork server is started once, at first use."""

    def __init__(self, limits: JobLimits, module: str, *arguments: str) -> None:
        """Use `python -m module CONTROL MEMORY_BYTES arguments` as the fork server."""
        self.limits = limits
        self._module, self._arguments = module, arguments
        self._fork_server: asyncio.Task[ForkClient] | None = None

    async def do(self, task: object, began: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Do one job and return its result: a mapping from the process, and the bytes that follow it.

        Its time counts from `began`, by the clock `time.monotonic`; by default from now.
        Raises: exceptions of the job; QueryTimeout, StoreUnavailable (503), QueryMemory (507), QueryCrashed (500).
        """
        left = self.limits.timeout_s - (0.0 if began is None else time.monotonic() - began)
        worker = await WorkerConnection.forked(await self._parent())
        try:
            async with asyncio.timeout(left):
                return await self._answer(worker, task)
        except TimeoutError:
            raise self._late() from None
        except WorkerGone:
            raise self._ended(await worker.status()) from None
        finally:
            worker.kill()

    async def warm(self) -> None:
        """Start the fork server before the first request."""
        await self._parent()

    async def close(self) -> None:
        """End all processes."""
        if self._fork_server is not None:
            await (await self._fork_server).stop()

    async def _answer(self, worker: WorkerConnection, task: object) -> tuple[dict[str, Any], bytes]:
        await worker.frame()
        worker.ask(pack(task))
        kind, message = await worker.frame()
        if kind == FAULT:
            raise self._fault(unpack(message))
        parts = []
        while (frame := await worker.frame())[0] != END:
            parts.append(frame[1])
        return unpack(message), b"".join(parts)

    async def _parent(self) -> ForkClient:
        known = self._fork_server
        if known is None or (known.done() and (known.exception() or known.result().gone)):
            words = (str(self.limits.memory_mb << 20), *self._arguments)
            started = ForkClient.start(self._module, Text("The processes of a {name}", name=self.limits.name), *words)
            known = self._fork_server = asyncio.ensure_future(started)
        return await asyncio.shield(known)

    def _fault(self, fault: Mapping[str, object]) -> GraphError:
        return self._memory() if fault["code"] == QueryMemory.code else as_error(fault)

    def _ended(self, status: int) -> GraphError:
        if status in (_SIGABRT, _SIGKILL):
            return self._memory()
        name, outcome = self.limits.name, self.limits.outcome
        return QueryCrashed("The {name} crashed{outcome}. Try a simpler one.", name=name, outcome=outcome)

    def _late(self) -> QueryTimeout:
        name, timeout_s, outcome = self.limits.name, self.limits.timeout_s, self.limits.outcome
        return QueryTimeout(
            "The {name} was stopped after {timeout_s:g} s{outcome}.", name=name, timeout_s=timeout_s, outcome=outcome
        )

    def _memory(self) -> QueryMemory:
        name, memory_mb, outcome = self.limits.name, self.limits.memory_mb, self.limits.outcome
        return QueryMemory(
            "The {name} needed more than {memory_mb} MB{outcome}.", name=name, memory_mb=memory_mb, outcome=outcome
        )
