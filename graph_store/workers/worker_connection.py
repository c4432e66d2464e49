"""The serving process's end of the connection to one worker: frames in the order of arrival."""

import asyncio
import contextlib
import math
import socket
import time
from collections import deque
from typing import cast

from graph_store.workers.fork_client import ForkClient
from graph_store.workers.protocol import HEADER, KILL, PAUSE, REQUEST, RESUME, frame, frames_in

_KEPT_BYTES = 512 * 1024
"""Bytes of unread answer from which the worker has to wait."""

_CPUCLOCK_SCHED = 2
"""Make the id of another process's CPU clock from its process id, as Linux and its C library do."""


class WorkerGone(Exception):
    """The worker ended before its answer was complete."""


class WorkerConnection(asyncio.Protocol):
    """A connection to one worker process, read by the event loop itself, without a task or stream.

    `is_free`: it waits for a task. `has_ended`: the process has closed its end.
    """

    def __init__(self, pid: int, fork_server: ForkClient) -> None:
        self.pid, self.is_free, self.has_ended = pid, True, False
        self._fork_server = fork_server
        self._frames: deque[tuple[bytes, bytes]] = deque()
        self._part = b""
        self._kept, self._is_paused = 0, False
        self._asked_at = self._computed_before = 0.0
        self._heard = asyncio.Event()
        self._transport: asyncio.Transport

    @classmethod
    async def forked(cls, fork_server: ForkClient) -> "WorkerConnection":
        """Fork a child and connect to it. Raises: StoreUnavailable (503)."""
        pid, link = await fork_server.fork()
        return await cls.connected(pid, link, fork_server)

    @classmethod
    async def connected(cls, pid: int, link: socket.socket, fork_server: ForkClient) -> "WorkerConnection":
        """Connect to a child at the other end of a link."""
        loop = asyncio.get_running_loop()
        _, worker = await loop.create_unix_connection(lambda: cls(pid, fork_server), sock=link)
        return worker

    def ask(self, task: bytes) -> None:
        """Send one task, already packed; the worker is not free until its user says so."""
        self.is_free = False
        self._asked_at, self._computed_before = time.monotonic(), self._processor_s()
        self._transport.write(frame(REQUEST, task))

    def computed_s(self) -> float:
        """Return the processor seconds that the task has used so far; wall clock if the system does not report them."""
        now = self._processor_s()
        return time.monotonic() - self._asked_at if math.isnan(now) else now - self._computed_before

    async def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame of the answer.

        Raises: WorkerGone.
        """
        while not self._frames:
            if self.has_ended:
                raise WorkerGone
            self._heard.clear()
            await self._heard.wait()
        found = self._frames.popleft()
        self._kept -= HEADER.size + len(found[1])
        if self._is_paused and self._kept <= _KEPT_BYTES:
            self._pause_reading(False)
        return found

    def pause(self) -> None:
        """Stop the worker temporarily; its computed results stay."""
        self._fork_server.signal(PAUSE, self.pid)

    def resume(self) -> None:
        """Let a stopped worker continue."""
        self._fork_server.signal(RESUME, self.pid)

    async def is_done(self) -> bool:
        """Return whether the worker has computed its answer and only has to send it."""
        return await self._fork_server.is_done(self.pid)

    async def status(self) -> int:
        """Return the exit status of a worker that has ended: minus the signal, as in `subprocess`."""
        self.close()
        return await self._fork_server.status(self.pid)

    def kill(self) -> None:
        """Kill the worker, whatever it is doing."""
        self.close()
        self._fork_server.signal(KILL, self.pid)

    def close(self) -> None:
        """Close our end, so that an idle worker ends."""
        self._transport.close()

    @property
    def is_closed(self) -> bool:
        """Return whether our end is closed."""
        return self._transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport for writing."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Split the received bytes into frames."""
        found, self._part = frames_in(self._part + data if self._part else data)
        self._frames.extend(found)
        self._kept += len(data)
        if not self._is_paused and self._kept > _KEPT_BYTES:
            self._pause_reading(True)
        self._heard.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that there will be no more frames."""
        self.has_ended = True
        self._heard.set()

    def _processor_s(self) -> float:
        """Return the processor time of the process. https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html"""
        with contextlib.suppress(OSError):
            return time.clock_gettime((~self.pid << 3) | _CPUCLOCK_SCHED)
        return math.nan

    def _pause_reading(self, is_paused: bool) -> None:
        self._is_paused = is_paused
        if not self._transport.is_closing():
            (self._transport.pause_reading if is_paused else self._transport.resume_reading)()
