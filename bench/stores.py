"""The cost of a store that others run: a first load, a sync of a change, a query that is passed on, and GraphQL.

The servers are those of the tests, `oxigraph serve` and Virtuoso 7 with Debian's settings. GraphQL is also asked of a
Virtuoso that gives as many rows as docs/stores.md advises.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.graphql import FLAT, Asker
from bench.graphql_data import make
from bench.loaders import METADATA, SYNCED, changed, metadata, rows
from graph_api.service import ServiceSettings
from graph_store import State
from graph_store.remote.client import StoreAddress
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from loaders import sync
from tests.store_servers import SERVERS, emptied, is_installed, virtuoso

COMMAND = "scripts/bench stores"
TIMES, QUERIES, PROJECTS = 3, 200, 1_000
_LIGHT = "SELECT ?p ?o { <https://kennisgraaf.example/id/prj/n1> ?p ?o }"


def stores() -> Iterator[Figure]:
    """Measure both servers in clock seconds, because most of the time passes in another process."""
    for name in filter(is_installed, SERVERS):
        with TemporaryDirectory() as place, SERVERS[name](_made(Path(place) / "server")) as address:
            yield from _measured(name, address, _made(Path(place) / "data"), Path(place) / "var")
            yield from _single(name, emptied(address), _made(Path(place) / "only"))
            yield from _graphql(name, emptied(address), _made(Path(place) / "graphql"))
    if is_installed("virtuoso"):
        with (
            TemporaryDirectory() as place,
            virtuoso(_made(Path(place) / "server"), ServiceSettings(Path(place)).max_rows) as address,
        ):
            yield from _graphql("virtuoso.rows", address, _made(Path(place) / "graphql"))


def _measured(name: str, address: StoreAddress, folder: Path, root: Path) -> Iterator[Figure]:
    texts = rows(SYNCED), changed(rows(SYNCED))
    (folder / METADATA).write_text(metadata(), encoding="utf-8")
    (folder / "bench.csv").write_bytes(texts[0])
    sync(folder, State(root))
    state = State(root, store=address)
    yield Figure(f"stores.{name}.load", _taken(state.keep_store), "s", COMMAND)
    sync(folder, State(root))
    found = []
    for text in (texts[1], *texts, *texts)[: 1 + 2 * TIMES]:
        (folder / "bench.csv").write_bytes(text)
        found.append(_taken(lambda: sync(folder, state)))
    yield Figure(f"stores.{name}.second", found[0], "s, a sync that loads the other set", COMMAND)
    yield Figure(f"stores.{name}.sync", median(found[1:]), "s", COMMAND, target=10)
    passed, own = asyncio.run(_queries(state))
    yield Figure(f"stores.{name}.query", 1000 * passed, "ms", COMMAND)
    yield Figure(f"stores.{name}.query.ratio", passed / own, "× our own workers", COMMAND)


def _single(name: str, address: StoreAddress, place: Path) -> Iterator[Figure]:
    """Measure the same syncs when the store has the only copy, and the disk that the state folder takes then."""
    texts, folder = (rows(SYNCED), changed(rows(SYNCED))), _made(place / "data")
    state = State(place / "var", store=replace(address, copies=False))
    (folder / METADATA).write_text(metadata(), encoding="utf-8")
    found = []
    for text in (*texts, *(texts * TIMES)):
        (folder / "bench.csv").write_bytes(text)
        found.append(_taken(lambda: sync(folder, state)))
    yield Figure(f"stores.{name}.single.load", found[0], "s, a first sync", COMMAND)
    yield Figure(f"stores.{name}.single.second", found[1], "s, a sync for which the store copies its set", COMMAND)
    yield Figure(f"stores.{name}.single.sync", median(found[2:]), "s", COMMAND, target=10)
    newest = state.newest()
    size = sum(file.stat().st_size for file in newest.folder.rglob("*") if file.is_file())
    yield Figure(f"stores.{name}.single.disk", size / newest.manifest.quads, "B/quad in the state folder", COMMAND)


def _graphql(name: str, address: StoreAddress, place: Path) -> Iterator[Figure]:
    """Measure a page of 1,000 things with 8 fields: requests of the first one, and later ones against a copy."""
    store = replace(address, copies=False)
    make(place / "only", PROJECTS, store)
    make(place / "copy", PROJECTS)
    only, copied = Asker(place / "only", store), Asker(place / "copy")
    only.bytes(FLAT)
    stored = only.snapshot.stored
    assert stored is not None
    yield Figure(f"stores.{name}.graphql.cold", stored.requests, "requests", COMMAND, target=5)
    times: list[list[float]] = [[], []]
    for _ in range(QUERIES // 4):
        for asker, seconds in zip((only, copied), times, strict=True):
            seconds.append(_taken(lambda asker=asker: asker.bytes(FLAT)))  # type: ignore[misc]
    yield Figure(f"stores.{name}.graphql.warm", min(times[0]) / min(times[1]), "× with a copy", COMMAND, target=1.5)


async def _queries(state: State) -> tuple[float, float]:
    """Return the median seconds of a light query that is passed on, and of the same one that is not."""
    limits = QueryLimits(workers=1)
    passing, own = QueryWorkers(limits, store=state.store_reader(10)), QueryWorkers(limits)
    found: list[list[float]] = [[], []]
    for _ in range(QUERIES):
        for workers, seconds in zip((passing, own), found, strict=True):
            began = time.perf_counter()
            await (await workers.run(state.newest(), Query(_LIGHT))).read()
            seconds.append(time.perf_counter() - began)
    assert passing.store is not None
    assert passing.store.counts["passed_on"] == QUERIES
    await passing.close()
    await own.close()
    return median(found[0]), median(found[1])


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _taken(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began
