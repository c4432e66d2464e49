"""Makes each version ready as it is published, whoever published it, so that nobody waits for what can be done before.

In memory where it fits, a query worker that holds it, its search index, its counts, and the files of its catalogue.
"""

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from graph_api.catalogue.distributions import in_the_catalogue
from graph_api.catalogue.void import counts
from graph_api.dumps.shelf import finished, shelf
from graph_api.service import Service
from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot
from queries import search

LOOK_S = 1.0
"""Seconds between two looks at which version is the newest."""

DUMPS_AFTER_S = 5.0
"""Seconds after which the files of a version that is still the newest are built."""

INDEXED_HERE_QUADS = 200_000
"""The index of a version up to this size is built sooner than another process starts."""


Then: TypeAlias = Callable[[Snapshot], Awaitable[None]]
"""What is done with a version once it can be read quickly."""


async def keep_ready(service: Service, and_then: Then) -> None:
    """Make the newest version ready, and each that follows it, for as long as the service runs."""
    seen: object = None
    at_work: asyncio.Task[None] | None = None
    try:
        while True:
            stamp = service.state.stamp()
            if stamp is not None and stamp != seen:
                seen = stamp
                await _end(at_work)
                at_work = asyncio.ensure_future(make_ready(service, and_then))
            await asyncio.sleep(LOOK_S)
    finally:
        await _end(at_work)


async def make_ready(service: Service, and_then: Then, dumps_after_s: float = DUMPS_AFTER_S) -> None:
    """Do for the newest version what its first readers would wait for; what fails is done when somebody asks.

    `and_then` is called once it can be read quickly, before its files are built.
    """
    with contextlib.suppress(GraphError, OSError):
        snapshot = await service.version()
        await service.sandbox.warm(snapshot)
        if service.settings.plain:
            return
        await asyncio.to_thread(snapshot.store)
        await _index(snapshot)
        await asyncio.to_thread(counts, snapshot)
        await and_then(snapshot)
        await asyncio.sleep(dumps_after_s)
        await shelf(service).fill(snapshot, in_the_catalogue(snapshot))


async def _index(snapshot: Snapshot) -> None:
    if snapshot.manifest.quads > INDEXED_HERE_QUADS and not search.is_built(snapshot):
        words = (sys.executable, "-m", "queries.indexing", str(snapshot.folder), str(snapshot.version))
        await finished(words)
    await asyncio.to_thread(search.index, snapshot)


async def _end(task: "asyncio.Task[None] | None") -> None:
    if task is not None:
        task.cancel()
        await asyncio.wait({task})
