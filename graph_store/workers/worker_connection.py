"""The serving process's end of the connection to one worker: frames in the order of arrival."""

import asyncio
import contextlib
import math
import socket
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import cast

from graph_store.workers.protocol import DATA, END, HEAD, HEADER, REQUEST, frame, frames_in

_KEPT_BYTES = 512 * 1024
"""Bytes of unread answer from which the worker has to wait."""

_CPUCLOCK_SCHED = 2
"""Make the id of another process's CPU clock from its process id, as Linux and its C library do."""


class WorkerGone(Exception):
    """The worker ended before its answer was complete."""


class WorkerConnection(asyncio.Protocol):
    """A connection to one worker process, read by the event loop itself, without a task or stream."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._frames: deque[tuple[bytes, bytes]] = deque()
        self._part = b""
        self._kept, self._is_paused, self._has_ended = 0, False, False
        self._asked_at = self._computed_before = 0.0
        self._tell: Callable[[], None] | None = None
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def connected(cls, pid: int, link: socket.socket) -> "WorkerConnection":
        """Connect to a child at the other end of a link."""
        _, worker = await asyncio.get_running_loop().create_unix_connection(lambda: cls(pid), sock=link)
        return worker

    def ask(self, task: bytes) -> None:
        """Send one task, already packed."""
        assert self._transport is not None  # noqa: S101
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
            if self._has_ended:
                raise WorkerGone
            heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.when_heard(partial(_done, heard))
            await heard
        found = self._frames.popleft()
        self._kept -= HEADER.size + len(found[1])
        if self._is_paused and self._kept <= _KEPT_BYTES:
            self._pause(False)
        return found

    def when_heard(self, tell: Callable[[], None]) -> None:
        """Call `tell` once, as soon as something arrives or the process ends."""
        self._tell = tell

    def whole(self) -> tuple[bytes, bytes, bytes] | None:
        """Return head, body and end of an answer that has arrived as a whole without a failure, and consume it."""
        kinds = b"".join([kind for kind, _ in self._frames])
        if self._is_paused or kinds[:1] != HEAD or kinds[-1:] != END or kinds.count(DATA) != len(kinds) - 2:
            return None
        (_, head), *data, (_, end) = self._frames
        self._frames.clear()
        self._kept = 0
        return head, data[0][1] if len(data) == 1 else b"".join([payload for _, payload in data]), end

    @property
    def is_at_end(self) -> bool:
        """Return whether a whole answer has already arrived."""
        return bool(self._frames) and self._frames[-1][0] == END

    @property
    def ended(self) -> bool:
        """Return whether the process has closed its end."""
        return self._has_ended

    def close(self) -> None:
        """Close our end, so that an idle worker ends."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport for writing."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Split the received bytes into frames."""
        found, self._part = frames_in(self._part + data if self._part else data)
        self._frames.extend(found)
        self._kept += len(data)
        if not self._is_paused and self._kept > _KEPT_BYTES:
            self._pause(True)
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that there will be no more frames."""
        self._has_ended = True
        self._wake()

    def _processor_s(self) -> float:
        """Return the processor time of the process. https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html"""
        with contextlib.suppress(OSError):
            return time.clock_gettime((~self.pid << 3) | _CPUCLOCK_SCHED)
        return math.nan

    def _pause(self, is_paused: bool) -> None:
        self._is_paused = is_paused
        if self._transport is not None and not self._transport.is_closing():
            (self._transport.pause_reading if is_paused else self._transport.resume_reading)()

    def _wake(self) -> None:
        tell, self._tell = self._tell, None
        if tell is not None:
            tell()


def _done(heard: "asyncio.Future[None]") -> None:
    if not heard.done():
        heard.set_result(None)
