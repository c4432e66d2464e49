"""Fork servers: single-threaded processes that load what their children need, and fork.

A fork server obeys the serving process on one socket. The first one, `python -m …workers.fork_server CONTROL`, has
loaded only the engine's code; it forks one fork server for each version, which holds the version in memory and forks
the workers that share it. A fork takes a few milliseconds, a new process a hundred.
"""

import contextlib
import gc
import mmap
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from pyoxigraph import NamedNode, RdfFormat, Store

from graph_store.deltas import Delta
from graph_store.lexer.grammar_tables import choices
from graph_store.workers.no_network import forbid_network
from graph_store.workers.own_thread import in_own_thread
from graph_store.workers.parent_death import die_with_parent
from graph_store.workers.protocol import (
    ALIVE,
    COMMAND,
    FORK,
    IS_DONE,
    KILL,
    PAUSE,
    READY,
    REPLY,
    RESUME,
    STATUS,
    SUCCEED,
    frame,
    receive,
    unpack,
)
from graph_store.workers.worker_process import serve

if TYPE_CHECKING:
    from graph_store.workers.passing_on import StoreSource

_REMEMBERED = 1_000
_SIGNALS = {KILL: signal.SIGKILL, PAUSE: signal.SIGSTOP, RESUME: signal.SIGCONT}

Work = Callable[[socket.socket, mmap.mmap], None]
"""The work of a child: it gets its link to the server, and a byte that it sets to 1 when it only has to send."""


class ForkServer:
    """A fork server: it forks and signals children and reports their ends. Only it waits for them, so ids stay true."""

    def __init__(self, control: socket.socket, work: Work, succeed: Work | None, *, ends_them: bool = True) -> None:
        self._control, self._work, self._succeed, self._ends_them = control, work, succeed, ends_them
        self._alive: dict[int, mmap.mmap] = {}
        self._ended: dict[int, int] = {}

    def run(self) -> None:
        """Report that it is ready, and obey the server until it closes its end; then no child outlives it."""
        gc.collect()
        gc.freeze()
        self._control.sendall(frame(READY))
        try:
            while self._obey():
                pass
        finally:
            for pid in self._alive:
                if self._ends_them:
                    os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def _obey(self) -> bool:
        """Do one command; return False when the server has closed its end."""
        message, sockets, _, _ = socket.recv_fds(self._control, COMMAND.size, 1)
        if len(message) < COMMAND.size:
            return False
        self._reap()
        command, pid = COMMAND.unpack(message)
        if command == FORK:
            self._reply(self._fork(socket.socket(fileno=sockets[0]), self._work))
        elif command == SUCCEED and self._succeed is not None:
            self._reply(self._fork(socket.socket(fileno=sockets[0]), self._succeed))
        elif command == STATUS:
            self._reply(self._status(pid))
        elif command == IS_DONE:
            self._reply(pid not in self._alive or self._alive[pid][0])
        elif pid in self._alive:
            os.kill(pid, _SIGNALS[command])
        return True

    def _reply(self, number: int) -> None:
        self._control.sendall(REPLY.pack(number))

    def _fork(self, link: socket.socket, work: Work) -> int:
        """Fork a child that does its work; a child that replaces this fork server outlives it."""
        done = mmap.mmap(-1, 1)
        pid = os.fork()
        if not pid:
            self._become_child(link, done, work)
        link.close()
        if work is self._succeed:
            done.close()
        else:
            self._alive[pid] = done
        return pid

    def _become_child(self, link: socket.socket, done: mmap.mmap, work: Work) -> NoReturn:
        status = 1
        try:
            self._control.close()
            work(link, done)
            status = 0
        finally:
            os._exit(status)

    def _reap(self) -> None:
        if len(self._ended) > _REMEMBERED:  # most exit statuses are never requested
            self._ended.clear()
        with contextlib.suppress(ChildProcessError):  # there is no child left
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = found
                if pid in self._alive:
                    self._alive.pop(pid).close()
                    self._ended[pid] = os.waitstatus_to_exitcode(status)

    def _status(self, pid: int) -> int:
        """Return how a child ended, without blocking: a child with much memory takes a while to end."""
        return ALIVE if pid in self._alive else self._ended.pop(pid, 0)


def obey(control: socket.socket, work: Work, succeed: Work | None = None, *, ends_them: bool = True) -> None:
    """Run a fork server on this socket until the server ends; ignore Ctrl-C and SIGTERM, which the server handles.

    If a signal to the whole process group ended the fork server, paused children would be left for good.

    `ends_them`: it kills its children at its end; children that are fork servers notice that by themselves.
    `succeed` is the work of a child that replaces it for the next version.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    ForkServer(control, work, succeed, ends_them=ends_them).run()


def keep_version(link: socket.socket, _: mmap.mmap) -> None:
    """Run the fork server of the version that the first message names, in memory if the message says so."""
    wanted = unpack(receive(link)[1])
    path = Path(wanted["path"])
    if not wanted["reaches_out"]:
        forbid_network()
    store = _loaded(path) if wanted["in_memory"] else None
    _keep(link, store, path, wanted["memory_bytes"], _source(wanted["published"], path.parent))


def keep_next_version(link: socket.socket, _: mmap.mmap, *, store: Store, memory_bytes: int) -> None:
    """Run the fork server of the version that some deltas make from the one in memory.

    They are applied in a thread that ends before the first fork: that copies half as many of the shared pages.
    """
    wanted = unpack(receive(link)[1])
    for file in wanted["deltas"]:
        in_own_thread(partial(Delta("", Path(file)).apply, store))
    _keep(link, store, Path(wanted["path"]), memory_bytes)


def _source(published: dict[str, Any] | None, folder: Path) -> "StoreSource | None":
    """Return the set of graphs in a store that queries are passed on to, if there is one."""
    if published is None:
        return None
    from graph_store.remote.reading import PublishedSet
    from graph_store.workers.passing_on import StoreSource  # most fork servers need no client

    return StoreSource(PublishedSet(**published), folder)


def _keep(
    link: socket.socket, store: Store | None, path: Path, memory_bytes: int, source: "StoreSource | None" = None
) -> None:
    work = partial(serve, store=store, path=path, memory_bytes=memory_bytes, source=source)
    obey(link, work, partial(keep_next_version, store=store, memory_bytes=memory_bytes) if store is not None else None)


def _loaded(path: Path) -> Store:
    """Return the version in memory, read by a child, because the engine starts threads when it opens a disk store."""
    reading, writing = os.pipe()
    me, child = os.getpid(), os.fork()
    if not child:
        die_with_parent(me)
        os.close(reading)  # so that the child ends when there is no reader
        _dump(path, writing)
    os.close(writing)
    store = Store()
    with open(reading, "rb") as lines:
        names = lines.readline().decode().split()
        store.bulk_load(lines, format=RdfFormat.N_QUADS)
    for name in names:
        store.add_graph(NamedNode(name))
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{path} could not be read")
    return store


def _dump(path: Path, writing: int) -> NoReturn:
    """Write one line with the names of the graphs, some of which may be empty, and then the quads.

    The quads are in the order of their text: neighbours in memory are then often needed together.
    """
    status = 1
    try:
        store = Store.read_only(str(path))
        names = [graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)]
        dumped = cast(bytes, store.dump(format=RdfFormat.N_QUADS))
        quads = dumped.splitlines(keepends=True)
        del dumped
        quads.sort()
        with open(writing, "wb") as lines:
            lines.write(" ".join(names).encode() + b"\n")
            lines.writelines(quads)
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    choices()  # made once here, not by each worker at its first text with a path
    obey(socket.socket(fileno=int(sys.argv[1])), keep_version, ends_them=False)
