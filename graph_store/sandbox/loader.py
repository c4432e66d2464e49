"""Brings the newest version into memory while its workers read it from disk: one load at a time.

Of the versions that are published during a load, the newest alone comes next: those between are left out.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot


class Loader:
    """Calls `load` for the newest version that is wanted, again and again until there is none."""

    def __init__(self, load: Callable[[Snapshot], Awaitable[None]]) -> None:
        self._load = load
        self._wanted: Snapshot | None = None
        self._working: asyncio.Task[None] | None = None

    def want(self, snapshot: Snapshot) -> None:
        """Have a version loaded, after the one that is being loaded, in place of any other that waits."""
        self._wanted = snapshot
        if self._working is None or self._working.done():
            self._working = asyncio.ensure_future(self._work())

    async def idle(self) -> None:
        """Wait until nothing is left to load."""
        if self._working is not None:
            await asyncio.wait({self._working})

    async def close(self) -> None:
        """Give up what is being loaded."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.wait({self._working})

    async def _work(self) -> None:
        while (wanted := self._wanted) is not None:
            self._wanted = None
            with contextlib.suppress(GraphError):  # a version that cannot be loaded is still read from disk
                await self._load(wanted)
