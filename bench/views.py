"""The cost of a view, and of queries that read it, beside those of the same version's default view."""

import asyncio
import resource
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.figures import Figure
from bench.intake import measured
from bench.loaders import METADATA, metadata, rows, written
from graph_store import State
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.view_stores import built_bytes
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from loaders import sync

ROOT = Path(__file__).parent.parent
COMMAND = "scripts/bench views"
ROWS, LARGE = 20_000, 100_000
_TIMES = 30
_QUESTIONS = {
    "label": "SELECT ?s ?label { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label } LIMIT 10",
    "classes": "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class",
}


def views() -> Iterator[Figure]:
    """Measure the first query of a part of the facts, the disk that its view takes, and the next queries."""
    yield from _views(ROWS)


def views_in_full() -> Iterator[Figure]:
    """Measure the same with five times as many rows."""
    yield from _views(LARGE)


def _views(count: int) -> Iterator[Figure]:
    with TemporaryDirectory() as place:
        state = State(Path(place) / "shipped")
        sync(ROOT / "data" / "jaarplan-2020", state)
        yield from _measured("shipped", state.newest())
    with TemporaryDirectory() as place:
        folder = Path(place)
        written(folder / METADATA, metadata().encode())
        measured("first", written(folder / "bench.csv", rows(count)), folder / METADATA, folder / "var")
        yield from _measured("rows", State(folder / "var").newest())


def _measured(name: str, snapshot: Snapshot) -> Iterator[Figure]:
    versions, size = snapshot.folder.parent, 0
    yield Figure(f"views.{name}.quads", snapshot.manifest.quads, "quads", COMMAND)
    yield Figure(f"views.{name}.version.disk", sum(snapshot.manifest.files.values()) / 1e6, "MB", COMMAND)
    for include in (Include.ASSERTED, Include.INFERRED):
        seconds, processor_s = asyncio.run(_built(snapshot, include))
        before, size = size, built_bytes(versions)
        yield Figure(f"views.{name}.{include}.first", seconds, "s", COMMAND)
        yield Figure(f"views.{name}.{include}.first.cpu", processor_s, "CPU s", COMMAND)
        yield Figure(f"views.{name}.{include}.disk", (size - before) / 1e6, "MB", COMMAND)
    for question, times in asyncio.run(_asked(snapshot)).items():
        for include, taken in times.items():
            yield Figure(f"views.{name}.{question}.{include}", 1000 * taken, "ms", COMMAND)


def _workers() -> QueryWorkers:
    return QueryWorkers(QueryLimits(timeout_s=600))


async def _built(snapshot: Snapshot, include: Include) -> tuple[float, float]:
    """Return the clock and processor seconds of the first query, with the start of all processes."""
    before, began = _processor_s(), perf_counter()
    workers = _workers()
    await (await workers.run(snapshot, Query(_QUESTIONS["label"], scope=Scope(include)))).read()
    seconds = perf_counter() - began
    await workers.close()
    return seconds, _processor_s() - before


async def _asked(snapshot: Snapshot) -> dict[str, dict[Include, float]]:
    """Return the median seconds of each question over all and over stated facts, both held in memory if they fit."""
    workers = _workers()
    found: dict[str, dict[Include, float]] = {}
    for include in (Include.ALL, Include.ASSERTED):
        for name, text in _QUESTIONS.items():
            taken = []
            for _ in range(_TIMES):
                began = perf_counter()
                await (await workers.run(snapshot, Query(text, scope=Scope(include)))).read()
                taken.append(perf_counter() - began)
                await workers.warm(snapshot)
            found.setdefault(name, {})[include] = median(taken)
    await workers.close()
    return found


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
