"""Where a worker writes its answer: held back for a moment while it may still fail, then sent as it comes.

What the other side does not take yet is kept here, so a slow client does not slow down the query; beyond a limit the
query waits for it.
"""

import socket
import time
import zlib
from collections import deque
from functools import cached_property

from graph_store.sandbox.wire import DATA, HEAD, Head, frame, pack

CHUNK = 64 * 1024
"""Bytes in one frame of an answer."""

HOLD_S = 0.025
"""An answer that is whole this soon after its first bytes has its length told, and a failure a status of its own.

In seconds of this process's own work: how busy the machine is makes no difference to what a client is told.
"""

HOLD_BYTES = 64 * 1024 * 1024
"""What is kept for a client that is slow to take it."""

GZIP_BYTES = 1_000
"""Answers shorter than this are not worth compressing."""

TOGETHER = CHUNK
"""Frames that come to this many bytes go out at once: a small answer is one message."""

_LEVEL, _GZIP = 4, 31


class Outlet:
    """Takes an answer in pieces and sends it in frames, compressed when the client takes that."""

    def __init__(self, link: socket.socket, *, gzip: bool = False) -> None:
        self.form = self.media_type = ""
        self.streams = False
        self._link = link
        self._zips = gzip
        self._held: list[bytes] = []
        self._size = self._waiting = 0
        self._queue: deque[memoryview] = deque()
        self._is_cut = False
        self._since: float | None = None

    def write(self, data: bytes) -> int:
        """Take the next bytes of the answer."""
        self._held.append(bytes(data))
        self._size += len(data)
        now = time.process_time()
        if self._since is None:
            self._since = now
        if self._size >= CHUNK or (not self.streams and now - self._since > HOLD_S):
            self._pass_on(now)
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
        self._waiting = sum(map(len, begun))
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

    def _pass_on(self, now: float) -> None:
        """Send what is held, unless it is still time to wait for the whole answer."""
        if not self.streams:
            if now - (self._since or now) <= HOLD_S:
                return
            self.streams = True
            self._push(self._head(None, "gzip" if self._zips else None))
        body = b"".join(self._held)
        self._held.clear()
        self._size = 0
        self._enqueue(self._squeezed(body) if self._zips else body)
        self._send(wait_above=HOLD_BYTES)

    def _squeezed(self, body: bytes) -> bytes:
        return self._zip.compress(body) + self._zip.flush(zlib.Z_SYNC_FLUSH)

    def _head(self, length: int | None, encoding: str | None) -> bytes:
        return frame(HEAD, pack(Head(self.form, self.media_type, length, encoding)))

    def _enqueue(self, body: bytes) -> None:
        view = memoryview(body)
        for start in range(0, len(view), CHUNK):
            self._push(frame(DATA, bytes(view[start : start + CHUNK])))

    def _push(self, data: bytes) -> None:
        """Put a frame behind the others; small ones go out together."""
        self._waiting += len(data)
        if len(self._queue) > self._is_cut and len(self._queue[-1]) + len(data) <= TOGETHER:
            data = bytes(self._queue.pop()) + data
        self._queue.append(memoryview(data))

    def _send(self, wait_above: int) -> None:
        """Hand over what the other side takes now; wait for it only while more than this is kept."""
        while self._queue:
            part = self._queue.popleft()
            try:
                sent = self._link.send(part, 0 if self._waiting > wait_above else socket.MSG_DONTWAIT)
            except BlockingIOError:
                self._queue.appendleft(part)
                return
            self._waiting -= sent
            self._is_cut = sent < len(part)
            if self._is_cut:
                self._queue.appendleft(part[sent:])
