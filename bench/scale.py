"""The cost of each operation as a graph grows, on our service and on other stores, and a model of it.

`BENCH_SIZES` chooses sizes, as numbers of facts in the default graph with commas between them. Sizes far below 100,000
are not reached: the ontology and the fixed inventories alone are about 30,000 facts.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from pyoxigraph import DefaultGraph, RdfFormat

from bench import processes, scale_data
from bench.cost_model import fitted
from bench.figures import Figure
from bench.intake import measured
from bench.loaders import changed, written
from bench.scale_questions import Costs
from bench.scale_service import IN_MEMORY, ON_DISK, queries, reads, serving, updates, view
from bench.scale_stores import disk_mb, stores
from graph_store import State

ROOT = Path(__file__).parent.parent
COMMAND = "scripts/bench scale"
SIZES, LARGE = (100_000, 300_000), (100_000, 1_000_000, 10_000_000)
WHOLE = 2_000_000
"""The most facts for what takes long above it: updates, views, replicas, and a version held in memory."""

_UNITS = {
    **dict.fromkeys(("lookup", "aggregate", "graphql", "explain", "update", "open"), "CPU ms"),
    **dict.fromkeys(("load", "start", "first", "changed", "view", "replica", "background"), "CPU s"),
    **dict.fromkeys(("memory", "disk"), "MB"),
}
"""The unit of a cost, by the last part of its name."""


def scale() -> Iterator[Figure]:
    """Measure the chosen sizes, or two small ones."""
    yield from _scale(_chosen(SIZES), COMMAND)


def scale_in_full() -> Iterator[Figure]:
    """Measure up to ten million facts, which takes hours, and 20 GB of disk."""
    yield from _scale(_chosen(LARGE), f"{COMMAND} --full")


def _chosen(sizes: Sequence[int]) -> list[int]:
    named = os.environ.get("BENCH_SIZES", "")
    return [int(each) for each in named.split(",")] if named else list(sizes)


def _scale(sizes: Sequence[int], command: str) -> Iterator[Figure]:
    found: dict[str, list[tuple[float, float]]] = {}
    for size in sizes:
        with TemporaryDirectory() as place:
            facts = 0.0
            for name, value in _of_size(Path(place), size):
                facts = value if name == "facts" else facts
                found.setdefault(name, []).append((facts, value))
                yield Figure(f"scale.{size}.{name}", value, _unit(name), command)
    for name, each in found.items():
        if len(each) > 1 and name != "facts":
            model = fitted(each)
            yield Figure(f"scale.model.{name}.fixed", model.fixed, _unit(name), command)
            yield Figure(f"scale.model.{name}.million", model.each * 1e6, f"{_unit(name)} per million facts", command)


def _unit(name: str) -> str:
    return _UNITS.get(name.rpartition(".")[2], "")


def _of_size(folder: Path, size: int) -> Costs:
    yield from _synced(folder, size)
    yield "open", _opened(folder / "var")
    with TemporaryDirectory(dir=folder) as place:
        yield from stores(Path(place), _written(folder / "var", Path(place)))
    yield from _served(folder / "var", size)
    if size <= WHOLE:
        yield "replica", _followed(folder)


def _written(var: Path, place: Path) -> Path:
    """Write the facts of the newest version to a file, and return it."""
    facts = place / "facts" / "facts.nt"
    facts.parent.mkdir()
    with facts.open("wb") as out:
        State(var).newest().disk.dump(out, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return facts


def _synced(folder: Path, size: int) -> Costs:
    """Measure a first sync, and one of a hundred changed rows."""
    projects = max(200, (size - scale_data.FIXED_FACTS) // scale_data.FACTS_A_PROJECT)
    file = scale_data.write(folder / "data", projects)
    described, var = folder / "data" / scale_data.METADATA, folder / "var"
    taken = measured("first", file, described, var)
    newest = State(var).newest()
    yield "facts", newest.manifest.graphs["default"]
    yield "quads", newest.manifest.quads
    yield "sync.first", taken["cpu"]
    yield "sync.first.memory", taken["mb"]
    yield "sync.first.disk", disk_mb(var)
    yield "version.disk", sum(newest.manifest.files.values()) / 1e6
    written(file, changed(file.read_bytes()))
    again = measured("again", file, described, var)
    assert again["found"] == 100
    yield "sync.changed", again["cpu"]
    yield "sync.changed.memory", again["mb"]


def _opened(var: Path) -> float:
    """Return the milliseconds to open a version, check its manifest and read one fact."""
    begun = process_time()
    assert next(State(var).newest().disk.quads_for_pattern(None, None, None, DefaultGraph()))
    return 1000 * (process_time() - begun)


def _served(state: Path, size: int) -> Costs:
    """Measure the service, with the version held in memory where it fits, then on disk."""
    if size <= WHOLE:
        with serving(state, IN_MEMORY) as service:
            yield from ((f"served.memory.{name}", value) for name, value in queries(service))
    with serving(state, ON_DISK) as service:
        yield from ((f"served.disk.{name}", value) for name, value in queries(service))
        yield from reads(service)
        if size <= WHOLE:
            yield from updates(service)
            yield "view", view(service)


def _followed(folder: Path) -> float:
    """Return the processor seconds in which a new replica copies, verifies and publishes all versions of the state."""
    kennisgraaf = str(Path(sys.executable).parent / "kennisgraaf")
    words = [kennisgraaf, "replicate", "--from", str(folder / "var"), "--once"]
    begun = getrusage(RUSAGE_CHILDREN)
    own = processes.user_environment(folder / "replica")
    subprocess.run(words, cwd=ROOT, env=own, stdout=subprocess.DEVNULL, check=True)
    ended = getrusage(RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
