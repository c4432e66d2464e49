"""The serving process's connection to a fork server, which forks and signals children and reports on them."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path

from graph_store.errors import StoreUnavailable
from graph_store.workers.protocol import ALIVE, COMMAND, FORK, HEADER, IS_DONE, REPLY, STATUS

_GRAPH = "KENNISGRAAF_GRAPH"
"""The setting that names the graph folder, which a child must read as well."""

_STOP_S = 5
_LOOK_S = 0.01


class ForkClient(asyncio.Protocol):
    """Our end of the socket that a fork server obeys; `what` names its children in errors.

    `gone` is done when the fork server has ended, by itself or on request.
    """

    def __init__(self, control: socket.socket, what: str, process: subprocess.Popen[bytes] | None = None) -> None:
        self.gone = False
        self._control, self._what, self._process = control, what, process
        self._received = b""
        self._awaited: deque[tuple[int, asyncio.Future[bytes]]] = deque()
        self._transport: asyncio.BaseTransport | None = None

    @classmethod
    async def start(cls, module: str, what: str, *arguments: str) -> "ForkClient":
        """Start `python -m module CONTROL arguments` and wait until it is ready.

        Raises: StoreUnavailable (503).
        """
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, str(theirs.fileno()), *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=_environment(),
            )
        return await cls.connected(ours, what, process)

    @classmethod
    async def connected(
        cls, control: socket.socket, what: str, process: subprocess.Popen[bytes] | None = None
    ) -> "ForkClient":
        """Connect to a fork server and wait until it has loaded what its children need.

        Raises: StoreUnavailable (503) if it ends instead.
        """
        fork_server = cls(control, what, process)
        await asyncio.get_running_loop().create_unix_connection(lambda: fork_server, sock=control)
        try:
            await fork_server._next(HEADER.size)
        except BaseException:
            await fork_server.stop()
            raise
        return fork_server

    async def fork(self, command: bytes = FORK) -> tuple[int, socket.socket]:
        """Fork a child; return its process id and our end of its link. With SUCCEED the child replaces the fork server.

        Raises: StoreUnavailable (503).
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            with theirs:
                forked = self._command(command, passed=theirs)
            return _number(await forked), ours
        except BaseException:
            ours.close()
            raise

    def signal(self, command: bytes, pid: int) -> None:
        """Send KILL, PAUSE or RESUME to a child; nothing happens if the child has ended."""
        with contextlib.suppress(OSError):
            self._control.send(COMMAND.pack(command, pid))

    async def status(self, pid: int) -> int:
        """Return the exit status of a child whose link is closed: minus the signal, as in `subprocess`."""
        while (status := _number(await self._command(STATUS, pid))) == ALIVE:
            await asyncio.sleep(_LOOK_S)
        return status

    async def is_done(self, pid: int) -> bool:
        """Return whether a child only has to send its answer."""
        return bool(_number(await self._command(IS_DONE, pid)))

    async def stop(self) -> None:
        """Close our end, so that the fork server and its children end."""
        self.gone = True
        if self._transport is not None:
            self._transport.close()
        if self._process is None:
            return
        try:
            await asyncio.to_thread(self._process.wait, _STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            await asyncio.to_thread(self._process.wait)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport, which closes the connection."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Give each answer to its command; answers arrive in the order of the commands."""
        self._received += data
        self._deliver()

    def connection_lost(self, exc: Exception | None) -> None:
        """Raise an error in all who wait for an answer."""
        self.gone = True
        self._refuse()

    def _command(self, command: bytes, pid: int = 0, passed: socket.socket | None = None) -> "asyncio.Future[bytes]":
        """Send a command and return the future of its answer."""
        if self.gone:
            raise self._unavailable()
        try:
            socket.send_fds(self._control, [COMMAND.pack(command, pid)], [passed.fileno()] if passed else [])
        except OSError as gone:
            raise self._unavailable() from gone
        return self._next(REPLY.size)

    def _next(self, length: int) -> "asyncio.Future[bytes]":
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._awaited.append((length, answer))
        self._deliver()
        if self.gone:
            self._refuse()
        return answer

    def _deliver(self) -> None:
        while self._awaited and len(self._received) >= self._awaited[0][0]:
            length, answer = self._awaited.popleft()
            if not answer.done():
                answer.set_result(self._received[:length])
            self._received = self._received[length:]

    def _refuse(self) -> None:
        while self._awaited:
            _, answer = self._awaited.popleft()
            if not answer.done():
                answer.set_exception(self._unavailable())

    def _unavailable(self) -> StoreUnavailable:
        return StoreUnavailable("{what} have ended unexpectedly; try again.", what=self._what)


def _number(answer: bytes) -> int:
    (number,) = REPLY.unpack(answer)
    return int(number)


def _environment() -> dict[str, str]:
    """Return our environment without our settings but the graph folder, because a child needs no password."""
    ours = {name for name in os.environ if name.startswith("KENNISGRAAF_") and name != _GRAPH}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    one_thread = {"OPENBLAS_NUM_THREADS": "1"}  # a process that forks must have a single thread
    return inherited | one_thread | {"PYTHONPATH": str(Path(__file__).parents[2])}
