"""Load the newest version and its views into memory while their workers read them from disk, one load at a time.

If several versions are published during a load, only the newest of them is loaded next.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from graph_store.errors import GraphError
from graph_store.workers.served import Served, kind


class VersionLoader:
    """A loop that calls `load` for the newest requested version until no request is left."""

    def __init__(self, load: Callable[[Served], Awaitable[None]]) -> None:
        self._load = load
        self._wanted: dict[str, Served] = {}
        self._working: asyncio.Task[None] | None = None

    def want(self, served: Served) -> None:
        """Request a version or a view, to be loaded after the current one; it replaces a waiting one of its kind."""
        self._wanted[kind(served)] = served
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
        while self._wanted:
            wanted = self._wanted.pop(min(self._wanted))
            with contextlib.suppress(GraphError):  # a version that cannot be loaded is still read from disk
                await self._load(wanted)
