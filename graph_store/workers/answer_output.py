"""The output of a worker: an answer is held for a moment, while it may still fail, then sent as it comes.

Bytes that the other side does not take yet are kept here, so a slow client does not slow down the query; above a limit
the query waits for the client.
"""

import socket
import time
import zlib
from collections import deque
from collections.abc import Sequence
from functools import cached_property

from graph_store.workers.protocol import CHUNK, DATA, HEAD, HEADER, Head, frame, pack

HOLD_S = 0.025
"""Seconds within which a complete answer gets a length, and a failure gets its own status.

Seconds of this process's own work, so that a busy machine does not change the answer that a client gets.
"""

HOLD_BYTES = 64 * 1024 * 1024
"""Most bytes kept for a slow client."""

GZIP_BYTES = 1_000
"""Least bytes of an answer that is compressed."""

_LEVEL, _GZIP = 4, 31

Part = bytes | memoryview


class AnswerOutput:
    """A file that takes an answer in pieces and sends it in frames, compressed if the client accepts that."""

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
        """Write the next bytes of the answer."""
        self._held.append(data)
        self._size += len(data)
        if self.streams or self._is_late():
            self._stream()
        return len(data)

    def flush(self) -> None:
        """Do nothing: bytes are sent by their number."""

    def finish(self, end: bytes) -> None:
        """Send the remaining bytes, and then the frame that ends an answer."""
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
        """Send a fault instead of the unsent bytes; a frame that is partly sent is completed."""
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
        """Return whether it is too late to send the answer as a whole."""
        now = time.process_time()
        if self._since is None:
            self._since = now
        return now - self._since > HOLD_S

    def _stream(self) -> None:
        """Send the held bytes: at first as many as there are, then in full frames."""
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
        """Add a frame to the queue."""
        self._waiting += sum(map(len, parts))
        self._queue.append(parts)

    def _send(self, wait_above: int) -> None:
        """Send as much as the other side accepts now; wait for it only while more than `wait_above` bytes are kept."""
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
    """Return the rest of a frame after `sent` bytes."""
    left: list[Part] = []
    for part in parts:
        if sent < len(part):
            left.append(memoryview(part)[sent:])
        sent = max(0, sent - len(part))
    return left
