"""Makes each version ready as it comes into service, so that nobody waits for what can be done before.

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

DUMPS_AFTER_S = 5.0
"""Seconds after which the files of a version that is still the newest are built."""

HELD_QUADS = 200_000
"""A version up to this size is held in the memory of this process as well, where pages are made from it."""

INDEXED_HERE_QUADS = 200_000
"""The index of a version up to this size is built sooner than another process starts."""


Then: TypeAlias = Callable[[Snapshot], Awaitable[None]]
"""What is done with a version once it can be read quickly."""


async def keep_ready(service: Service, and_then: Then) -> None:
    """Make each version that comes into service ready, for as long as the service runs."""
    at_work: asyncio.Task[None] | None = None
    try:
        async for snapshot in service.serving.follow():
            await _end(at_work)
            at_work = asyncio.ensure_future(make_ready(service, snapshot, and_then))
    finally:
        await _end(at_work)


async def make_ready(
    service: Service, snapshot: Snapshot, and_then: Then, dumps_after_s: float = DUMPS_AFTER_S
) -> None:
    """Do for a version what its first readers would wait for; what fails is done when somebody asks.

    `and_then` is called once it can be read quickly, before its files are built.
    """
    with contextlib.suppress(GraphError, OSError):
        if not service.settings.plain and snapshot.manifest.quads <= HELD_QUADS:
            await asyncio.to_thread(snapshot.hold)
        await service.sandbox.warm(snapshot)
        if service.settings.plain:
            return
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
