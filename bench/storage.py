"""The cost of whole syncs in processor time, memory and disk, beside one bare load of the same facts.

Each sync runs in a process of its own. The file has rows of twelve columns, see `bench.loaders.rows`.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, RdfFormat

from bench.figures import Figure
from bench.intake import measured
from bench.loaders import METADATA, changed, metadata, rows, written
from graph_store import State

COMMAND = "scripts/bench storage"
ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
LARGE = int(os.environ.get("BENCH_LARGE_ROWS", "1000000"))
SYNCS = int(os.environ.get("BENCH_SYNCS", "50"))


def storage() -> Iterator[Figure]:
    """Measure a first sync against a bare load, a changed sync, many of them, and an upgrade of half as many rows."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        yield from _first(folder, ROWS)
        yield from _many(folder)
    with TemporaryDirectory() as place:
        yield from _upgrade(Path(place), ROWS // 2)


def storage_in_full() -> Iterator[Figure]:
    """Measure also the first sync of the large file: a quarter of an hour, and 10 GB of disk."""
    yield from storage()
    with TemporaryDirectory() as place:
        taken = _synced(Path(place), LARGE)
        yield Figure("storage.large", taken["cpu"], "CPU s", f"{COMMAND} --full", target=450 * LARGE / 1e6)
        yield Figure("storage.large.memory", taken["mb"], "MB", f"{COMMAND} --full", target=1500)
        yield Figure("storage.large.disk", _disk(Path(place) / "var") / 1e9, "GB", f"{COMMAND} --full", target=5)


def _first(folder: Path, count: int) -> Iterator[Figure]:
    """Measure a first sync, and the engine's own load of the same facts once."""
    taken, disk = _synced(folder, count), _disk(folder / "var")
    facts = folder / "facts.nt"
    with facts.open("wb") as out:
        _state(folder).newest().disk.dump(out, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    bare = measured("bare", facts, folder / "data" / METADATA, folder / "bare")
    facts.unlink()
    yield Figure("storage.first", taken["cpu"], "CPU s", COMMAND)
    yield Figure("storage.first.memory", taken["mb"], "MB", COMMAND)
    yield Figure("storage.first.quads", taken["found"] / count, "quads/row", COMMAND, target=36)
    yield Figure("storage.first.disk", disk / count, "B/row", COMMAND)
    yield Figure("storage.first.ratio", taken["cpu"] / bare["cpu"], "× load", COMMAND, target=6, peer="pyoxigraph")
    smallest = disk / _disk(folder / "bare")
    yield Figure("storage.first.disk.ratio", smallest, "× load", COMMAND, target=6, peer="pyoxigraph")


def _many(folder: Path) -> Iterator[Figure]:
    """Measure a sync without a change, one of a hundred changed rows, and how far many of these let the disk grow."""
    file, before = folder / "data" / "bench.csv", _disk(folder / "var")
    texts = file.read_bytes(), changed(file.read_bytes())
    same = _again(folder)
    yield Figure("storage.same", same["cpu"], "CPU s", COMMAND, target=1)
    peak = before
    for number in range(SYNCS):
        written(file, texts[(number + 1) % 2])
        hundred = _again(folder)
        assert hundred["found"] == 100
        if not number:
            yield Figure("storage.hundred", hundred["cpu"], "CPU s", COMMAND, target=1.5)
            yield Figure("storage.hundred.memory", hundred["mb"], "MB", COMMAND)
        peak = max(peak, _disk(folder / "var"))
    yield Figure("storage.many.disk", 100 * (peak / before - 1), "% more", COMMAND, target=25)


def _upgrade(folder: Path, count: int) -> Iterator[Figure]:
    """Measure a sync with other metadata and a hundred changed rows, which works everything out anew."""
    _synced(folder, count)
    file, described = folder / "data" / "bench.csv", folder / "data" / METADATA
    written(file, changed(file.read_bytes()))
    written(described, json.dumps(json.loads(metadata()) | {"dc:title": "Bench"}).encode())
    taken = _again(folder)
    yield Figure("storage.upgrade", taken["cpu"], "CPU s", COMMAND, target=40 * count / 50_000)
    yield Figure("storage.upgrade.memory", taken["mb"], "MB", COMMAND)


def _synced(folder: Path, count: int) -> dict[str, float]:
    data = folder / "data"
    data.mkdir()
    described = written(data / METADATA, metadata().encode())
    return measured("first", written(data / "bench.csv", rows(count)), described, folder / "var")


def _again(folder: Path) -> dict[str, float]:
    data = folder / "data"
    return measured("again", data / "bench.csv", data / METADATA, folder / "var")


def _state(folder: Path) -> State:
    return State(folder / "var")


def _disk(folder: Path) -> int:
    """Return the bytes of the files of a folder; one that several names lead to counts once."""
    found = (file.stat() for file in folder.rglob("*") if file.is_file())
    return sum({each.st_ino: each.st_size for each in found}.values())
