"""The version that requests are answered from: the newest one that is ready.

A published version is opened, and its query workers are started, before any request is answered from it. If the dataset
is small, requests wait for that, so that a client that publishes and then reads sees its own change. If it is large,
the previous version answers meanwhile, and the answer says so.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor

from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot
from graph_store.versions import State

LOOK_S = 0.1
"""Seconds between two checks for a newer version; each request checks as well."""

AWAITED_QUADS = 200_000
"""While a version up to this size, in quads, is served, requests wait for the next one."""


class CurrentVersion:
    """The version in service. Until `follow` runs, each request opens the newest version itself."""

    def __init__(self, state: State, make_ready: Callable[[Snapshot], Awaitable[None]]) -> None:
        """`make_ready` does the work that a version needs before queries on it are answered at once."""
        self._state, self._make_ready = state, make_ready
        self._served: tuple[object, Snapshot] | None = None
        self._refused: object = None
        self._turn: Future[None] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = 0
        self._noticed = asyncio.Event()

    def at_hand(self) -> Snapshot | None:
        """Return the version that requests are answered from now; None when it is not ready or requests must wait."""
        served = self._served
        if served is None:
            return self._state.at_hand()
        stamp = self._state.stamp()
        if stamp == served[0]:
            return served[1]
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._noticed.set)
        return served[1] if served[1].manifest.quads > AWAITED_QUADS and stamp != self._refused else None

    def snapshot(self) -> Snapshot:
        """Return the version in service, waiting for it in a thread.

        Raises: NoVersion (503), Damaged (500).
        """
        turn = self._turn
        found = self.at_hand()
        if found is None and self._is_coming() and threading.get_ident() != self._thread:
            turn.result()
            found = self.at_hand()
        return found or self._state.newest()

    async def version(self) -> Snapshot:
        """Return the version in service, waiting for it in the event loop.

        Raises: NoVersion (503), Damaged (500).
        """
        turn = self._turn
        found = self.at_hand()
        if found is None and self._is_coming():
            await asyncio.shield(asyncio.wrap_future(turn))
            found = self.at_hand()
        return found if found is not None else await asyncio.to_thread(self._state.newest)

    async def reach(self, version: int) -> None:
        """Wait until a newly published version, or a later one, is served; return at once if it cannot be opened."""
        while self._served is not None and self._served[1].version < version and self._is_coming():
            self._noticed.set()
            await asyncio.shield(asyncio.wrap_future(self._turn))

    async def later(self, version: int) -> None:
        """Wait until another version than this one is served."""
        while self._served is None or self._served[1].version == version:
            await asyncio.shield(asyncio.wrap_future(self._turn))

    async def follow(self) -> AsyncIterator[Snapshot]:
        """Serve and yield each version that any process publishes; if there are several at once, only the newest."""
        self._loop, self._thread = asyncio.get_running_loop(), threading.get_ident()
        opener, looked_at = ThreadPoolExecutor(1, "opener"), None
        try:
            while True:
                self._noticed.clear()
                stamp = self._state.stamp()
                if stamp is not None and stamp != looked_at:
                    looked_at = stamp
                    before = self._served
                    await self._renew(stamp, opener)
                    if self._served is not None and (before is None or before[1] is not self._served[1]):
                        yield self._served[1]
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_S):
                        await self._noticed.wait()
        finally:
            self._loop = self._served = None
            self._end_turn()
            opener.shutdown(wait=False)

    def _is_coming(self) -> bool:
        """Return whether the newest version will be served soon."""
        return self._loop is not None and self._served is not None and self._state.stamp() != self._refused

    async def _renew(self, stamp: object, opener: ThreadPoolExecutor) -> None:
        """Serve the newest version, which has this stamp; if it cannot be opened, requests get the error."""
        try:
            snapshot = await asyncio.get_running_loop().run_in_executor(opener, self._state.newest)
            with contextlib.suppress(GraphError):  # a request tries again, and gets the error
                await self._make_ready(snapshot)
            self._served = stamp, snapshot
        except (GraphError, OSError):
            self._refused = stamp
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        turn, self._turn = self._turn, Future()
        turn.set_result(None)
