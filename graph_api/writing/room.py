"""Where the serving process has writes done: one after the other, each in a process that it can kill."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from graph_api.writing.parsing import as_error
from graph_api.writing.task import WriteTask, Written
from graph_store.errors import GraphError, QueryCrashed, QueryMemory, QueryTimeout, WriterBusy
from graph_store.graphs import DEFAULT_BASE
from graph_store.sandbox.link import Worker, WorkerGone
from graph_store.sandbox.nursery import Nursery
from graph_store.sandbox.wire import FAULT, KILL, pack, unpack

_SIGABRT, _SIGKILL = -6, -9


@dataclass(frozen=True, slots=True)
class WriteLimits:
    """What one write may take: seconds from its arrival, megabytes, and seconds of waiting for another.

    `base` is the base of the dataset that is written, `data` its state folder; unset, nothing is made ready for it.
    """

    base: str = DEFAULT_BASE
    timeout_s: float = 300
    memory_mb: int = 2048
    wait_s: float = 30
    data: str = ""


class WritingRoom:
    """Does writes for one event loop; other processes that write wait at the lock of the state folder."""

    def __init__(self, limits: WriteLimits) -> None:
        self.limits = limits
        self._turn = asyncio.Lock()
        self._nursery: asyncio.Task[Nursery] | None = None

    async def do(self, make_task: Callable[[float], WriteTask]) -> Written:
        """Have one write done; `make_task` is told how long it may wait for the lock.

        Raises: what the write raises; WriterBusy, QueryTimeout (503), QueryMemory (507), QueryCrashed (500).
        Nothing has been written then.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.limits.wait_s):
                await self._turn.acquire()
        except TimeoutError:
            sentence = f"Other writes were before this one; it waited {self.limits.wait_s:g} s."
            raise WriterBusy(sentence) from None
        try:
            left = max(0.0, self.limits.wait_s - (time.monotonic() - began))
            return await self._do(make_task(left), self.limits.timeout_s - (time.monotonic() - began))
        finally:
            self._turn.release()

    async def warm(self) -> None:
        """Have the parent of the processes ready before anybody writes."""
        await self._parent()

    async def close(self) -> None:
        """End the processes."""
        if self._nursery is not None:
            await (await self._nursery).stop()

    async def _do(self, task: WriteTask, seconds: float) -> Written:
        nursery = await self._parent()
        worker = await Worker.connected(*await nursery.fork())
        try:
            async with asyncio.timeout(seconds):
                await worker.frame()
                worker.ask(pack(asdict(task)))
                kind, message = await worker.frame()
        except TimeoutError:
            nursery.signal(KILL, worker.pid)
            sentence = f"The write was stopped after {self.limits.timeout_s:g} s; nothing was written."
            raise QueryTimeout(sentence) from None
        except WorkerGone:
            worker.close()
            raise self._ended(await nursery.status(worker.pid)) from None
        except BaseException:
            nursery.signal(KILL, worker.pid)
            raise
        finally:
            worker.close()
        if kind == FAULT:
            fault = unpack(message)
            raise self._memory() if fault["code"] == QueryMemory.code else as_error(fault)
        return Written(**unpack(message))

    async def _parent(self) -> Nursery:
        known = self._nursery
        if known is None or (known.done() and (known.exception() or known.result().gone)):
            bytes_each = str(self.limits.memory_mb << 20)
            arguments = (
                "graph_api.writing.process",
                "The processes that write",
                bytes_each,
                self.limits.base,
                self.limits.data,
            )
            started = Nursery.start(*arguments)
            known = self._nursery = asyncio.ensure_future(started)
        return await asyncio.shield(known)

    def _ended(self, status: int) -> GraphError:
        if status in (_SIGABRT, _SIGKILL):
            return self._memory()
        return QueryCrashed("The write ended its process; nothing was written. Try a simpler one.")

    def _memory(self) -> QueryMemory:
        return QueryMemory(f"The write needed more than {self.limits.memory_mb} MB; nothing was written.")
