"""The site: how long the server takes for every kind of page, made for the first time and once more, and its size."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.request import Request, urlopen

from bench import processes
from bench.figures import Figure
from bench.linked_data import DATA, kennisgraaf
from graph_store.versions import State
from loaders import sync

COMMAND = "scripts/bench site"
PAGES = (
    "/", "/search?q=gent", "/doc/mun/gent", "/doc/prj/v2-leuven-vaartkom", "/class", "/class/Project",
    "/class/Organisation?f.type=GovernmentActor", "/programmes", "/themes", "/questions", "/questions/cq-058", "/map",
    "/compare?a=mun:gent&b=mun:antwerpen", "/timeline", "/network?of=mun:gent", "/check", "/versions", "/versions/1",
    "/versions/1..1", "/syncs", "/quarantine", "/status", "/sparql", "/graphql", "/ns",
    "/row/projects/prj:v2-leuven-vaartkom", "/source/projects", "/graph/inferred",
    "/explain?s=mun:gent&p=kg:takesPartIn&o=prog:rr", "/catalog", "/docs/",
)  # fmt: skip
"""One address of every kind of page."""

ROUNDS = 40
_TARGET_MS = 50


def site() -> Iterator[Figure]:
    """The slowest kind of page at the 95th percentile, and the mean of the server's processor time for all kinds."""
    with TemporaryDirectory() as place:
        state, log, port = Path(place) / "var", Path(place) / "service.log", processes.free_port()
        sync(DATA, State(state))
        with processes.started([kennisgraaf(), "serve", "--port", str(port)], Path(place), state, log) as process:
            processes.seconds_until_ready(process, port, log, 60)
            address = f"http://{processes.HOST}:{port}"
            for path in PAGES:
                _ask(address + path)
            yield from _timed(address, "new", process.pid)
            yield from _timed(address, "again", process.pid)
            yield Figure("site.home.gzip", len(gzip.compress(_ask(f"{address}/"))) / 1000, "kB", COMMAND, 60)


def _timed(address: str, name: str, pid: int) -> Iterator[Figure]:
    """Every kind of page a number of times; `new` ones have an address that was never asked for."""
    taken: dict[str, list[float]] = {path: [] for path in PAGES}
    before = _processor_s(pid)
    for number in range(ROUNDS):
        for path in PAGES:
            other = f"{'&' if '?' in path else '?'}new={number}" if name == "new" else ""
            began = perf_counter()
            _ask(address + path + other)
            taken[path].append((perf_counter() - began) * 1000)
    used = (_processor_s(pid) - before) * 1000 / (ROUNDS * len(PAGES))
    p95 = {path: quantiles(each, n=20)[-1] for path, each in taken.items()}
    slowest = max(p95, key=p95.__getitem__)
    yield Figure(f"site.{name}.processor", used, "ms", COMMAND)
    yield Figure(f"site.{name}.thing.p95", p95["/doc/mun/gent"], "ms", COMMAND, _TARGET_MS)
    yield Figure(f"site.{name}.slowest.p95", p95[slowest], "ms", f"{COMMAND} ({slowest})", _TARGET_MS)


def _ask(address: str) -> bytes:
    with urlopen(Request(address, headers={"Accept": "text/html"})) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body


def _processor_s(pid: int) -> float:
    """Processor time that a process has used. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html"""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
