"""One query worker: a forked, killable process that parses and runs SPARQL text from any client.

It has a limit of address space, no free descriptor for a new file or connection, and a limit of processor time in case
its server is gone. It answers queries one by one on one socket and ends when that socket is closed.
"""

import contextlib
import mmap
import os
import resource
import socket
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from graph_store.stating_rows import StatingRows
from graph_store.workers.answer_limits import Refused, Sink
from graph_store.workers.answer_output import AnswerOutput
from graph_store.workers.evaluation import run
from graph_store.workers.own_thread import in_own_thread
from graph_store.workers.protocol import END, FAULT, READY, Conditions, frame, pack, receive_alone, unpack_task
from graph_store.workers.resource_limits import ResourceLimits

if TYPE_CHECKING:
    from graph_store.workers.passing_on import StoreSource

GROWTH = 256 * 1024 * 1024
"""A worker that has grown by more than this ends after its answer, and another is forked."""

_ON_THE_WAY = 1024 * 1024
"""Bytes of an answer that the kernel buffers for the serving process, if the system allows it."""

_FILES_TO_ASK = 64
"""Number of descriptors of a worker whose query uses the broker; such a worker answers no other query."""

_SOCKET, _SIZE = 3, 4
"""The two descriptors a worker keeps besides the three standard ones: its link and the file with its own size."""


def serve(
    link: socket.socket,
    done: mmap.mmap,
    *,
    store: Store | None,
    path: Path,
    memory_bytes: int,
    source: "StoreSource | None" = None,
) -> None:
    """Answer queries on `link` until it closes; `store` is None when the version is read from disk.

    With a `source`, queries are passed on to it. `done` is set to 1 while an answer is only being sent.
    """
    in_own_thread(partial(_serve, link, done, store, path, memory_bytes, source))


def _serve(
    link: socket.socket,
    done: mmap.mmap,
    store: Store | None,
    path: Path,
    memory_bytes: int,
    source: "StoreSource | None",
) -> None:
    link = _alone_with(link)
    if source is not None:
        answer, unopened = source.run, _FILES_TO_ASK
    else:
        unopened = 0
        if store is None:
            store, unopened = Store.read_only(str(path)), _unopened(path)
        answer = partial(run, store, stating=StatingRows.of_version(path.parent))
    limits = ResourceLimits(_SIZE, memory_bytes)
    most = _limit(unopened)
    link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ON_THE_WAY)
    link.sendall(frame(READY))
    for text, conditions in _tasks(link):
        done[0] = 0
        limits.renew(conditions.seconds)
        if conditions.remote:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        if _answer(link, partial(answer, text, conditions), conditions, done, limits):
            return


def _alone_with(link: socket.socket) -> socket.socket:
    """Close all other descriptors, so that a query sees no other socket or file."""
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
    """Return the number of tables that the engine has not opened: it opens a few at once, others when they are read."""
    tables = {str(table) for table in path.resolve().glob("*.sst")}
    return len(tables.difference(_open_files().values()))


def _open_files() -> dict[int, str]:
    """Return the open descriptors and their files; without file names if the system does not report them."""
    listed = Path("/proc/self/fd" if sys.platform == "linux" else "/dev/fd")
    found = {}
    for entry in listed.iterdir():
        with contextlib.suppress(OSError):  # the descriptor of the listing is closed
            os.fstat(int(entry.name))
            found[int(entry.name)] = os.readlink(entry) if entry.is_symlink() else ""
    return found


def _limit(unopened: int) -> int:
    """Forbid descriptors beyond those for `unopened` tables; return the limit for a query that uses the broker.

    Without such tables no descriptor is free, so neither SERVICE nor LOAD can open a socket.
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
    link: socket.socket,
    answer: Callable[[Sink], int | None],
    conditions: Conditions,
    done: mmap.mmap,
    limits: ResourceLimits,
) -> bool:
    """Answer one query; return whether it is the last, because the worker has grown by `GROWTH` or used the broker."""
    output = AnswerOutput(link, gzip=conditions.gzip)
    most = limits.first_size + GROWTH
    try:
        rows = answer(output)
        done[0] = 1
        is_last = conditions.remote or limits.look() > most
        output.finish(_end(is_last, rows))
    except (Refused, MemoryError) as error:
        is_last = conditions.remote or limits.look() > most
        fault = error.fault if isinstance(error, Refused) else {"code": "QUERY_MEMORY"}
        output.fail(frame(FAULT, pack(fault)), _end(is_last, None))
    return is_last


def _end(is_last: bool, rows: int | None) -> bytes:
    return frame(END, pack({"last": is_last, "rows": rows}))
