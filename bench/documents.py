"""The cost of older documents: a view as of one of them, and a sync of a version that knows several."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figures import Figure
from bench.loaders import BASE, METADATA, changed, metadata, rows, written
from graph_store import State
from graph_store.snapshot import Snapshot
from graph_store.view_stores import built_bytes
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from loaders import as_of, sync

COMMAND = "scripts/bench documents"
VIEWED, SYNCED, TIMES = 20_000, 10_000, 5
MOST_BYTES = 10**10
QUESTION = "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class"
_ASKED = 30


def documents() -> Iterator[Figure]:
    """Measure a view of an older document beside a first sync of its rows, and syncs with one and five documents."""
    with TemporaryDirectory() as place:
        yield from viewed(Path(place), VIEWED)
    with TemporaryDirectory() as place:
        yield from synced(Path(place), SYNCED)


def viewed(place: Path, count: int) -> Iterator[Figure]:
    """Measure the view of the first of two documents with this many rows each."""
    alone, both = State(place / "one"), State(place / "two")
    first = _taken(lambda: sync(_folder(place / "alone", count, [2020]), alone))
    sync(_folder(place / "both", count, [2020, 2021]), both)
    newest = both.newest()
    built = _taken(lambda: as_of(newest, "plan:2020", MOST_BYTES))
    view = as_of(newest, "plan:2020", MOST_BYTES)
    yield Figure("documents.first", first, "CPU s", COMMAND)
    yield Figure("documents.view", built, "CPU s", COMMAND)
    yield Figure("documents.view.ratio", built / first, "×", COMMAND, target=3, peer="first sync of the same rows")
    kept = sum(size for name, size in newest.manifest.files.items() if name.startswith("inventories/"))
    yield Figure("documents.kept", kept / 1e6, "MB", COMMAND)
    yield Figure("documents.view.disk", built_bytes(newest.folder.parent) / 1e6, "MB", COMMAND)
    asked = asyncio.run(_asked([newest, view]))
    yield Figure("documents.query.newest", 1000 * asked[0], "ms", COMMAND)
    yield Figure("documents.query.ratio", asked[1] / asked[0], "×", COMMAND, target=1.2, peer="the newest document")


def synced(place: Path, count: int) -> Iterator[Figure]:
    """Measure a sync of a hundred changed rows of the newest document, of one and of five documents in turn."""
    both = [_Changing(place, count, years) for years in ([2024], [2020, 2021, 2022, 2023, 2024])]
    taken = [[each.taken() for each in both] for _ in range(2 * TIMES)]
    one, five = (median(times) for times in zip(*taken, strict=True))
    yield Figure("documents.sync.1", one, "CPU s", COMMAND)
    yield Figure("documents.sync.5", five, "CPU s", COMMAND)
    yield Figure("documents.sync.ratio", five / one, "×", COMMAND, target=1.3, peer="one document")


class _Changing:
    """A state with documents of these years; each sync changes a hundred rows of the last, or changes them back."""

    def __init__(self, place: Path, count: int, years: Sequence[int]) -> None:
        self.folder = _folder(place / f"data-{len(years)}", count, years)
        self.state, self.file = State(place / f"var-{len(years)}"), self.folder / f"bench-{years[-1]}.csv"
        sync(self.folder, self.state)
        self.texts = [self.file.read_bytes(), changed(self.file.read_bytes())]

    def taken(self) -> float:
        """Return the processor seconds of the next sync."""
        self.texts.reverse()
        written(self.file, self.texts[0])
        return _taken(lambda: sync(self.folder, self.state))


def _folder(place: Path, count: int, years: Sequence[int]) -> Path:
    """Write an inventory of this many rows for each year, all of one state series, and the list of documents."""
    place.mkdir()
    group = json.loads(metadata())
    (described,) = group["tables"]
    group["tables"] = [_listed(), *(_of_year(described, year) for year in years)]
    (place / METADATA).write_text(json.dumps(group), encoding="utf-8")
    listed = "".join(f"plan:{year},{year}-02-01\n" for year in years)
    (place / "documents.csv").write_text(f"id,date\n{listed}", encoding="utf-8")
    for year in years:
        written(place / f"bench-{year}.csv", rows(count).replace("café".encode(), str(year).encode()))
    return place


def _listed() -> dict[str, Any]:
    """Return the table of the documents."""
    columns = [
        {"name": "id", "required": True, "propertyUrl": "dc:identifier"},
        {"name": "date", "propertyUrl": f"{BASE}ns#documentDate", f"{BASE}load#parse": "edtf"},
        {"name": "type", "virtual": True, "propertyUrl": "rdf:type", "valueUrl": f"{BASE}ns#Document"},
    ]
    schema = {"primaryKey": "id", "aboutUrl": f"{BASE}id/{{+id}}", "columns": columns}
    return {"url": "documents.csv", "tableSchema": schema}


def _of_year(described: dict[str, Any], year: int) -> dict[str, Any]:
    ours = {"document": f"plan:{year}", "series": "bench", "seriesKind": "state"}
    return {**described, "url": f"bench-{year}.csv", **{f"{BASE}load#{name}": value for name, value in ours.items()}}


async def _asked(snapshots: Sequence[Snapshot]) -> list[float]:
    """Return the median seconds of a question to each of these, asked in turn, all from disk."""
    workers, found = QueryWorkers(QueryLimits(timeout_s=600, memory_quads=0)), [list[float]() for _ in snapshots]
    for _ in range(_ASKED):
        for times, snapshot in zip(found, snapshots, strict=True):
            began = time.perf_counter()
            await (await workers.run(snapshot, Query(QUESTION))).read()
            times.append(time.perf_counter() - began)
    await workers.close()
    return [median(times) for times in found]


def _taken(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began
