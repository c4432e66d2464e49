"""Load the newest version into memory while its workers read it from disk, one load at a time.

If several versions are published during a load, only the newest of them is loaded next.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot


class VersionLoader:
    """A loop that calls `load` for the newest requested version until no request is left."""

    def __init__(self, load: Callable[[Snapshot], Awaitable[None]]) -> None:
        self._load = load
        self._wanted: Snapshot | None = None
        self._working: asyncio.Task[None] | None = None

    def want(self, snapshot: Snapshot) -> None:
        """Request a version, to be loaded after the current one; it replaces a waiting request."""
        self._wanted = snapshot
        if self._working is None or self._working.done():
            self._working = asyncio.ensure_future(self._work())

    async def idle(self) -> None:
        """Wait until no load is left."""
        if self._working is not None:
            await asyncio.wait({self._working})

    async def close(self) -> None:
        """Cancel the current load."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.wait({self._working})

    async def _work(self) -> None:
        while (wanted := self._wanted) is not None:
            self._wanted = None
            with contextlib.suppress(GraphError):  # a version that cannot be loaded is still read from disk
                await self._load(wanted)
