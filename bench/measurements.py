"""The measurements by name: `start` from a bare clone, `sync` of the shipped data, `service` under load, and others."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import load, processes, reasoning
from bench.bombs import bombs
from bench.clients import clients
from bench.codegen import codegen
from bench.conversions import conversions
from bench.documents import documents
from bench.figures import Figure
from bench.graphql import graphql
from bench.graphql_schema import graphql_schema
from bench.infer import infer
from bench.linked_data import linked_data
from bench.loaders import loaders, loaders_in_full
from bench.ontology import ontology
from bench.questions import QUESTIONS
from bench.replicas import replicas
from bench.scale import scale, scale_in_full
from bench.serve_workers import serve_workers
from bench.site import site
from bench.sparql import sparql
from bench.storage import storage, storage_in_full
from bench.stores import stores
from bench.views import views, views_in_full

ROOT = Path(__file__).parent.parent
DATA = "data/jaarplan-2020"
LEFT_BEHIND = shutil.ignore_patterns(".venv", ".git", "var", "node_modules", "*_cache", "*.egg-info", "__pycache__")
SECONDS_A_QUESTION = 3.0


def start() -> Iterator[Figure]:
    """Measure `scripts/serve` until ready, in a copy of the tree without environment or state, and once more."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "kennisgraaf"
        shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
        for name in ("start.cold", "start.second"):
            port, log = processes.free_port(), Path(place) / f"{name}.log"
            with processes.started(["scripts/serve", "--port", str(port)], folder, folder / "var", log) as process:
                yield Figure(name, processes.seconds_until_ready(process, port, log, 300), "s", "scripts/serve")


def sync() -> Iterator[Figure]:
    """Measure a sync of the shipped data into an empty state, and one without a change: work and whole process."""
    with TemporaryDirectory() as state:
        for name, target in (("cold", None), ("unchanged", 1.0)):
            begun = perf_counter()
            report = _sync(Path(state))
            command = f"kennisgraaf sync {DATA}"
            yield Figure(f"sync.{name}.work", report["seconds"], "s", command, target)
            yield Figure(f"sync.{name}.process", perf_counter() - begun, "s", command)
            yield Figure(f"sync.{name}.rows", report["rows"] / report["seconds"], "rows/s", command)


def service() -> Iterator[Figure]:
    """Measure a served version: time to ready, questions at 1 and 16 clients, memory afterwards."""
    with TemporaryDirectory() as place:
        state, log, port = Path(place) / "var", Path(place) / "service.log", processes.free_port()
        _sync(state)
        command = [_kennisgraaf(), "serve", "--port", str(port)]
        with processes.started(command, ROOT, state, log) as process:
            taken = processes.seconds_until_ready(process, port, log, 60)
            yield Figure("service.start", taken, "s", "kennisgraaf serve", 2.0)
            for question in QUESTIONS:
                for clients in (1, 16):
                    timing = load.measure(processes.HOST, port, question, clients, SECONDS_A_QUESTION)
                    name = f"{question.name}.{clients}"
                    yield Figure(f"{name}.p50", timing.p50_ms, "ms", "scripts/bench service")
                    yield Figure(f"{name}.p99", timing.p99_ms, "ms", "scripts/bench service")
                    yield Figure(f"{name}.rate", timing.per_second, "/s", "scripts/bench service")
            yield Figure("service.memory", processes.memory_mb(process.pid), "MB", "kennisgraaf serve", 300.0)


MEASUREMENTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": start,
    "sync": sync,
    "loaders": loaders,
    "ontology": ontology,
    "reasoning": reasoning.reasoning,
    "infer": infer,
    "storage": storage,
    "stores": stores,
    "views": views,
    "documents": documents,
    "replicas": replicas,
    "scale": scale,
    "service": service,
    "serve_workers": serve_workers,
    "linked_data": linked_data,
    "graphql": graphql,
    "graphql_schema": graphql_schema,
    "codegen": codegen,
    "conversions": conversions,
    "sparql": sparql,
    "clients": clients,
    "bombs": bombs,
    "site": site,
}
"""Every measurement, by the name that `scripts/bench NAME` takes."""

IN_FULL: dict[str, Callable[[], Iterator[Figure]]] = MEASUREMENTS | {
    "loaders": loaders_in_full,
    "storage": storage_in_full,
    "scale": scale_in_full,
    "views": views_in_full,
    "reasoning": reasoning.reasoning_in_full,
}
"""The measurements for `--full`."""


def _sync(state: Path) -> dict[str, float]:
    done = subprocess.run(
        [_kennisgraaf(), "sync", DATA, "--json"],
        cwd=ROOT,
        env=processes.user_environment(state),
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode > 1:
        raise SystemExit(f"kennisgraaf sync ended with exit code {done.returncode}")
    report: dict[str, float] = json.loads(done.stdout)
    return report


def _kennisgraaf() -> str:
    return str(Path(sys.executable).parent / "kennisgraaf")
