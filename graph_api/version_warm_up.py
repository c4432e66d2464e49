"""Prepares each version when it comes into service, so that the first requests do not wait for it.

Preparation loads a small version into memory, starts a query worker that holds it, builds its search index, its
counts and the terms for hints, and writes the files of its catalogue.
"""

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from graph_api.catalogue.distributions import in_the_catalogue
from graph_api.catalogue.void import counts
from graph_api.dumps.dump_files import dump_files, finished
from graph_api.hints.known_terms import known_terms
from graph_api.service import Service
from graph_store.errors import GraphError
from graph_store.snapshot import Snapshot
from queries import search

DUMPS_AFTER_S = 5.0
"""Seconds to wait before building the files of a version; they are built only if it is still the newest."""

HELD_QUADS = 200_000
"""Largest version, in quads, that is also held in the memory of this process, where pages are rendered from it."""

INDEXED_HERE_QUADS = 200_000
"""Largest version, in quads, whose index is built here, since that takes less time than starting another process."""


Then: TypeAlias = Callable[[Snapshot], Awaitable[None]]
"""A step to run for a version once it can be read quickly."""


async def keep_ready(service: Service, and_then: Then) -> None:
    """Prepare each version that comes into service, for as long as the service runs."""
    at_work: asyncio.Task[None] | None = None
    try:
        async for snapshot in service.current.follow():
            if service.processes is not None:
                service.processes.serves(snapshot.version)
            await _end(at_work)
            at_work = asyncio.ensure_future(make_ready(service, snapshot, and_then))
    finally:
        await _end(at_work)


async def make_ready(
    service: Service, snapshot: Snapshot, and_then: Then, dumps_after_s: float = DUMPS_AFTER_S
) -> None:
    """Do the work for a version that its first readers would wait for; a step that fails is retried on request.

    `and_then` is called once the version can be read quickly, before its files are built.
    """
    with contextlib.suppress(GraphError, OSError):
        if not service.settings.plain and snapshot.manifest.quads <= HELD_QUADS:
            await asyncio.to_thread(snapshot.hold)
        await service.workers.warm(snapshot)
        if service.settings.plain:
            return
        await _index(snapshot)
        await asyncio.to_thread(counts, snapshot)
        await asyncio.to_thread(known_terms, snapshot)
        await and_then(snapshot)
        if service.processes is not None and service.processes.number:
            return  # the first process builds them for all
        await asyncio.sleep(dumps_after_s)
        await dump_files(service).fill(snapshot, in_the_catalogue(snapshot))


async def _index(snapshot: Snapshot) -> None:
    if snapshot.manifest.quads > INDEXED_HERE_QUADS and not search.is_built(snapshot):
        words = (sys.executable, "-m", "queries.indexing", str(snapshot.folder), str(snapshot.version))
        await finished(words, snapshot)
    await asyncio.to_thread(search.index, snapshot)


async def _end(task: "asyncio.Task[None] | None") -> None:
    if task is not None:
        task.cancel()
        await asyncio.wait({task})
