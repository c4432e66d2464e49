"""Where a worker writes its answer: held back for a moment while it may still fail, then sent as it comes.

What the other side does not take yet is kept here, so a slow client does not slow down the query; beyond a limit the
query waits for it.
"""

import socket
import time
import zlib
from collections import deque
from collections.abc import Sequence
from functools import cached_property

from graph_store.sandbox.wire import CHUNK, DATA, HEAD, HEADER, Head, frame, pack

HOLD_S = 0.025
"""An answer that is whole this soon after its first bytes has its length told, and a failure a status of its own.

In seconds of this process's own work: how busy the machine is makes no difference to what a client is told.
"""

HOLD_BYTES = 64 * 1024 * 1024
"""What is kept for a client that is slow to take it."""

GZIP_BYTES = 1_000
"""Answers shorter than this are not worth compressing."""

_LEVEL, _GZIP = 4, 31

Part = bytes | memoryview


class Outlet:
    """Takes an answer in pieces and sends it in frames, compressed when the client takes that."""

    def __init__(self, link: socket.socket, *, gzip: bool = False) -> None:
        self.form = self.media_type = ""
        self.streams = False
        self._link = link
        self._zips = gzip
        self._held: list[bytes] = []
        self._size = self._waiting = 0
        self._queue: deque[Sequence[Part]] = deque()
        self._is_cut = False
        self._since: float | None = None

    def write(self, data: bytes) -> int:
        """Take the next bytes of the answer."""
        self._held.append(data)
        self._size += len(data)
        if self.streams or self._is_late():
            self._stream()
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is held is sent by size."""

    def finish(self, end: bytes) -> None:
        """Send what is left, and after it the frame that ends an answer."""
        body = b"".join(self._held)
        if not self.streams:
            body, encoding = self._whole(body)
            head = self._head(len(body), encoding)
            if len(body) <= CHUNK:
                self._push(b"".join((head, frame(DATA, body) if body else b"", end)))
                self._send(wait_above=0)
                return
            self._push(head)
        elif self._zips:
            body = self._zip.compress(body) + self._zip.flush()
        self._enqueue(body)
        self._push(end)
        self._send(wait_above=0)

    def fail(self, fault: bytes, end: bytes) -> None:
        """Send a fault in the place of what has not been sent; a frame that has begun to go out is completed."""
        begun = [self._queue[0]] if self._queue and self._is_cut else []
        self._queue = deque(begun)
        self._waiting = sum(len(part) for parts in begun for part in parts)
        self._push(fault)
        self._push(end)
        self._send(wait_above=0)

    @cached_property
    def _zip(self) -> "zlib._Compress":
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)

    def _whole(self, body: bytes) -> tuple[bytes, str | None]:
        if self._zips and len(body) > GZIP_BYTES:
            return self._zip.compress(body) + self._zip.flush(), "gzip"
        return body, None

    def _is_late(self) -> bool:
        """Whether the time is over in which an answer may become whole."""
        now = time.process_time()
        if self._since is None:
            self._since = now
        return now - self._since > HOLD_S

    def _stream(self) -> None:
        """Send what is held: at first whatever it is, then as much as makes a frame."""
        if not self.streams:
            self.streams = True
            self._push(self._head(None, "gzip" if self._zips else None))
        elif self._size < CHUNK:
            return
        body = b"".join(self._held)
        self._held, self._size = [], 0
        self._enqueue(self._squeezed(body) if self._zips else body)
        self._send(wait_above=HOLD_BYTES)

    def _squeezed(self, body: bytes) -> bytes:
        return self._zip.compress(body) + self._zip.flush(zlib.Z_SYNC_FLUSH)

    def _head(self, length: int | None, encoding: str | None) -> bytes:
        return frame(HEAD, pack(Head(self.form, self.media_type, length, encoding)))

    def _enqueue(self, body: bytes) -> None:
        view = memoryview(body)
        for start in range(0, len(view), CHUNK):
            data = view[start : start + CHUNK]
            self._push(HEADER.pack(DATA, len(data)), data)

    def _push(self, *parts: Part) -> None:
        """Put a frame behind the others."""
        self._waiting += sum(map(len, parts))
        self._queue.append(parts)

    def _send(self, wait_above: int) -> None:
        """Hand over what the other side takes now; wait for it only while more than this is kept."""
        while self._queue:
            parts = self._queue[0]
            try:
                sent = self._link.sendmsg(parts, (), 0 if self._waiting > wait_above else socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            self._waiting -= sent
            left = _after(sent, parts)
            self._is_cut = bool(left)
            if left:
                self._queue[0] = left
            else:
                self._queue.popleft()


def _after(sent: int, parts: Sequence[Part]) -> list[Part]:
    """What is left of a frame after so many bytes."""
    left: list[Part] = []
    for part in parts:
        if sent < len(part):
            left.append(memoryview(part)[sent:])
        sent = max(0, sent - len(part))
    return left
