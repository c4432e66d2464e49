"""The cost of a store that others run: its first load, a sync of a change, and a light query that is passed on.

The servers are those of the tests, `oxigraph serve` and Virtuoso 7 with Debian's settings.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.figures import Figure
from bench.loaders import METADATA, SYNCED, changed, metadata, rows
from graph_store import State
from graph_store.remote.client import StoreAddress
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from loaders import sync
from tests.store_servers import SERVERS, is_installed

COMMAND = "scripts/bench stores"
TIMES, QUERIES = 3, 200
_LIGHT = "SELECT ?p ?o { <https://kennisgraaf.example/id/prj/n1> ?p ?o }"


def stores() -> Iterator[Figure]:
    """Measure both servers in clock seconds, because most of the time passes in another process."""
    for name in filter(is_installed, SERVERS):
        with TemporaryDirectory() as place, SERVERS[name](_made(Path(place) / "server")) as address:
            yield from _measured(name, address, _made(Path(place) / "data"), Path(place) / "var")


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
