"""A zygote as the serving process sees it: it forks, signals children, and tells how they are and how they ended."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

from graph_store.errors import StoreUnavailable
from graph_store.sandbox_wire import ALIVE, COMMAND, FORK, HEADER, IS_DONE, REPLY, STATUS

_STOP_S = 5
_LOOK_S = 0.01


class Nursery:
    """Our end of the socket that a zygote obeys; `what` says in an error what its children are."""

    def __init__(self, control: socket.socket, what: str, process: subprocess.Popen[bytes] | None = None) -> None:
        self._control, self._what, self._process = control, what, process
        self._turn = asyncio.Lock()

    @classmethod
    async def start(cls, module: str, what: str, *arguments: str) -> "Nursery":
        """Start `python -m module CONTROL arguments` and wait until it is ready.

        Raises: StoreUnavailable (503).
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, str(theirs.fileno()), *arguments],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=_environment(),
            )
        nursery = cls(ours, what, process)
        await nursery.ready()
        return nursery

    async def ready(self) -> None:
        """Wait until the zygote says that it has loaded what its children need.

        Raises: StoreUnavailable (503) when it ends instead.
        """
        try:
            await self._receive(HEADER.size)
        except BaseException:
            await self.stop()
            raise

    async def fork(self, command: bytes = FORK) -> tuple[int, socket.socket]:
        """A new child: its process id and our end of its link; with SUCCEED one that takes the zygote's place.

        Raises: StoreUnavailable (503).
        """
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        try:
            return await self._command(COMMAND.pack(command, 0), theirs), ours
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()

    def signal(self, command: bytes, pid: int) -> None:
        """KILL, PAUSE or RESUME a child; one that has ended stays so."""
        with contextlib.suppress(OSError):
            self._control.send(COMMAND.pack(command, pid))

    async def status(self, pid: int) -> int:
        """How a child whose link is closed ended: minus the signal, as `subprocess` says it."""
        while (status := await self._command(COMMAND.pack(STATUS, pid))) == ALIVE:
            await asyncio.sleep(_LOOK_S)
        return status

    async def is_done(self, pid: int) -> bool:
        """Whether all that a child has left to do is to send."""
        return bool(await self._command(COMMAND.pack(IS_DONE, pid)))

    @property
    def gone(self) -> bool:
        """Whether the zygote has ended by itself."""
        try:
            return not self._control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    async def stop(self) -> None:
        """Close our end, upon which the zygote and its children end."""
        self._control.close()
        if self._process is None:
            return
        try:
            await asyncio.to_thread(self._process.wait, _STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            await asyncio.to_thread(self._process.wait)

    async def _command(self, message: bytes, passed: socket.socket | None = None) -> int:
        """Answers come in the order of the commands, so a cancelled caller must not leave its own unread."""
        return await asyncio.shield(asyncio.ensure_future(self._exchange(message, passed)))

    async def _exchange(self, message: bytes, passed: socket.socket | None) -> int:
        passed = passed.dup() if passed else None
        async with self._turn:
            try:
                socket.send_fds(self._control, [message], [passed.fileno()] if passed else [])
            except OSError as gone:
                raise self._unavailable() from gone
            finally:
                if passed:
                    passed.close()
            (answer,) = REPLY.unpack(await self._receive(REPLY.size))
            return int(answer)

    async def _receive(self, length: int) -> bytes:
        try:
            received = await asyncio.get_running_loop().sock_recv(self._control, length)
        except OSError as gone:
            raise self._unavailable() from gone
        if len(received) < length:
            raise self._unavailable()
        return received

    def _unavailable(self) -> StoreUnavailable:
        return StoreUnavailable(f"{self._what} have ended; try again.")


def _environment() -> dict[str, str]:
    """Ours without our settings: a child needs no token or password."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KENNISGRAAF_")}
    one_thread = {"OPENBLAS_NUM_THREADS": "1"}  # a process that forks must have no other thread
    return inherited | one_thread | {"PYTHONPATH": str(Path(__file__).parents[1])}
