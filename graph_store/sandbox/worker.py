"""One query worker: a forked, killable process that parses and runs SPARQL text from anybody.

It has a limit of address space, no number free for a new file or connection, and a limit of processor time should its
server be gone. It answers one query after another on one socket and ends when that socket is closed.
"""

import contextlib
import mmap
import os
import resource
import socket
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from graph_store.sandbox.allowance import Allowance
from graph_store.sandbox.counting import Refused
from graph_store.sandbox.outlet import Outlet
from graph_store.sandbox.query import run
from graph_store.sandbox.thread import in_own_thread
from graph_store.sandbox.wire import END, FAULT, READY, Conditions, frame, pack, receive_alone, unpack_task

GROWTH = 256 * 1024 * 1024
"""A worker that has grown by more than this ends after its answer; a fresh one is forked."""

_ON_THE_WAY = 1024 * 1024
"""Bytes of an answer that the kernel keeps for the serving process, where the system allows as many."""

_FILES_TO_ASK = 64
"""Files and connections of a worker whose query asks the broker; such a worker answers no other query."""

_SOCKET, _SIZE = 3, 4
"""The two file descriptors a worker keeps, next to the three standard ones: its link and the file of its own size."""


def serve(link: socket.socket, done: mmap.mmap, *, store: Store | None, path: Path, memory_bytes: int) -> None:
    """Answer queries on `link` until it closes; `store` is None when the version is read from disk.

    `done` is set to 1 while an answer is only being sent.
    """
    in_own_thread(partial(_serve, link, done, store, path, memory_bytes))


def _serve(link: socket.socket, done: mmap.mmap, store: Store | None, path: Path, memory_bytes: int) -> None:
    link = _alone_with(link)
    unopened = 0
    if store is None:
        store = Store.read_only(str(path))
        unopened = _unopened(path)
    allowance = Allowance(_SIZE, memory_bytes)
    most = _limit(unopened)
    link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ON_THE_WAY)
    link.sendall(frame(READY))
    for text, conditions in _tasks(link):
        done[0] = 0
        allowance.renew(conditions.seconds)
        if conditions.remote:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        if _answer(link, store, text, conditions, done, allowance):
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


def _unopened(path: Path) -> int:
    """How many tables of a store the engine has yet to open: it opens the first few, and others when they are read."""
    tables = {str(table) for table in path.resolve().glob("*.sst")}
    return len(tables.difference(_open_files().values()))


def _open_files() -> dict[int, str]:
    """The names of the open files by their numbers; without names where the system does not tell."""
    listed = Path("/proc/self/fd" if sys.platform == "linux" else "/dev/fd")
    found = {}
    for entry in listed.iterdir():
        with contextlib.suppress(OSError):  # the listing itself is over
            os.fstat(int(entry.name))
            found[int(entry.name)] = os.readlink(entry) if entry.is_symlink() else ""
    return found


def _limit(unopened: int) -> int:
    """Forbid numbers for new files beyond those of the store's `unopened` tables; how many are left for who may ask.

    Without such tables no number is free, so neither SERVICE nor LOAD can open a socket.
    """
    taken = _open_files()
    end = _SIZE + 1
    while unopened:
        unopened -= end not in taken
        end += 1
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    end, most = min(end, allowed), min(end + _FILES_TO_ASK, allowed)
    resource.setrlimit(resource.RLIMIT_NOFILE, (end, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return most


def _tasks(link: socket.socket) -> Iterator[tuple[str, Conditions]]:
    while (received := receive_alone(link))[0]:
        yield unpack_task(received[1])


def _answer(
    link: socket.socket, store: Store, text: str, conditions: Conditions, done: mmap.mmap, allowance: Allowance
) -> bool:
    """Answer one query; whether it was the last, as the worker has grown by more than `GROWTH` or asked others."""
    outlet = Outlet(link, gzip=conditions.gzip)
    most = allowance.first_size + GROWTH
    try:
        rows = run(store, text, conditions, outlet)
        done[0] = 1
        is_last = conditions.remote or allowance.look() > most
        outlet.finish(_end(is_last, rows))
    except (Refused, MemoryError) as error:
        is_last = conditions.remote or allowance.look() > most
        fault = error.fault if isinstance(error, Refused) else {"code": "QUERY_MEMORY"}
        outlet.fail(frame(FAULT, pack(fault)), _end(is_last, None))
    return is_last


def _end(is_last: bool, rows: int | None) -> bytes:
    return frame(END, pack({"last": is_last, "rows": rows}))
