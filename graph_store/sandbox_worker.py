"""One query worker: a forked, killable process that parses and runs SPARQL text from anybody.

It has a limit of address space, no number free for a new file or connection, and a limit of processor time should its
server be gone. It answers one query after another on one socket and ends when that socket is closed.
"""

import contextlib
import os
import resource
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from graph_store.sandbox_query import Refused, run
from graph_store.sandbox_wire import DATA, END, FAULT, HEAD, HEADER, LAST, READY, Head, Task, frame, pack, unpack

CHUNK = 64 * 1024
"""Bytes in one frame of an answer."""

HOLD_BYTES = 64 * 1024 * 1024
"""An answer up to this size is sent when it is whole, so that a failure still has a status of its own …"""

HOLD_S = 2.0
"""… unless it takes longer than this: then what there is goes out, and a failure breaks the stream."""

GROWTH = 64 * 1024 * 1024
"""A worker that has grown by more than this ends after its answer; a fresh one is forked."""

_SOCKET, _SIZE = 3, 4
"""The two file descriptors a worker keeps, next to the three standard ones: its link and the file of its own size."""


def serve(link: socket.socket, store: Store | None, path: Path, memory_bytes: int) -> None:
    """Answer queries on `link` until it closes; `store` is None when the version is read from disk."""
    link = _alone_with(link)
    store = store or Store.read_only(str(path))
    size = _address_space()
    _limit(size + memory_bytes)
    link.sendall(frame(READY))
    for task in _tasks(link):
        _answer(link, store, task)
        grown = _address_space() > size + GROWTH
        link.sendall(frame(END, LAST if grown else b""))
        if grown:
            return


def _alone_with(link: socket.socket) -> socket.socket:
    """Give up whatever else was open; a query sees no other socket or file."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    number = link.detach()
    if number != _SOCKET:
        os.dup2(number, _SOCKET)
    os.dup2(os.open("/proc/self/statm", os.O_RDONLY) if sys.platform == "linux" else nothing, _SIZE)
    os.closerange(_SIZE + 1, 1 << 16)
    return socket.socket(fileno=_SOCKET)


def _limit(address_space: int) -> None:
    """Numbers from five on are forbidden and those below are taken, so neither SERVICE nor LOAD can open a socket."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_SIZE + 1, _SIZE + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # some systems do not know this limit
        resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))


def _address_space() -> int:
    """Bytes of address space in use; where the system does not say, the most that was resident."""
    if sys.platform == "linux":
        return int(os.pread(_SIZE, 100, 0).split()[0]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _tasks(link: socket.socket) -> Iterator[Task]:
    while header := _exactly(link, HEADER.size):
        _, length = HEADER.unpack(header)
        yield Task(**unpack(_exactly(link, length)))


def _exactly(link: socket.socket, length: int) -> bytes:
    data = link.recv(length, socket.MSG_WAITALL)
    return data if len(data) == length else b""


def _answer(link: socket.socket, store: Store, task: Task) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + task.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    outlet = Outlet(link)
    try:
        run(store, task, outlet)
        outlet.finish()
    except Refused as refused:
        link.sendall(frame(FAULT, pack(refused.fault)))
    except MemoryError:
        link.sendall(frame(FAULT, pack({"code": "QUERY_MEMORY"})))


class Outlet:
    """Where an answer is written: held back while it may still fail, then sent in frames."""

    def __init__(self, link: socket.socket) -> None:
        self.form = self.media_type = ""
        self.streams = False
        self._link = link
        self._held: list[bytes] = []
        self._size = 0
        self._since = time.monotonic()

    def write(self, data: bytes) -> int:
        """Take the next bytes of the answer."""
        self._held.append(bytes(data))
        self._size += len(data)
        if self.streams:
            if self._size >= CHUNK:
                self._send()
        elif self._size > HOLD_BYTES or time.monotonic() - self._since > HOLD_S:
            self._head(None)
            self.streams = True
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is held is sent by size."""

    def finish(self) -> None:
        """Send what is left."""
        if not self.streams:
            self._head(self._size)
        self._send()

    def _head(self, length: int | None) -> None:
        self._link.sendall(frame(HEAD, pack(Head(self.form, self.media_type, length))))

    def _send(self) -> None:
        body = memoryview(b"".join(self._held))
        for start in range(0, len(body), CHUNK):
            self._link.sendall(frame(DATA, bytes(body[start : start + CHUNK])))
        self._held.clear()
        self._size = 0
