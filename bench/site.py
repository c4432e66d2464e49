"""The site: response times of every kind of page, first and repeated, and the size of the home page."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
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
"""One address for each kind of page."""

ROUNDS = 40
_TARGET_MS = 50
_IDLE_MS, _LOOK_S, _IDLE_LOOKS = 20, 3, 5


def site() -> Iterator[Figure]:
    """Measure the slowest kind of page, by clock and processor: first request, new addresses, and repeated requests."""
    with TemporaryDirectory() as place:
        state, log, port = Path(place) / "var", Path(place) / "service.log", processes.free_port()
        sync(DATA, State(state))
        with processes.started([kennisgraaf(), "serve", "--port", str(port)], Path(place), state, log) as process:
            processes.seconds_until_ready(process, port, log, 60)
            _wait_until_idle(process.pid)
            address = f"http://{processes.HOST}:{port}"
            yield from _timed(address, "first", 1, process.pid)
            yield from _timed(address, "new", ROUNDS, process.pid)
            yield from _timed(address, "again", ROUNDS, process.pid)
            yield Figure("site.home.gzip", len(gzip.compress(_ask(f"{address}/"))) / 1000, "kB", COMMAND, 60)


def _wait_until_idle(pid: int) -> None:
    """Wait until the service has finished its warm-up, which runs once for each version before the first request."""
    looks, used = 0, _processor_ms(pid)
    while looks < _IDLE_LOOKS:
        sleep(_LOOK_S)
        before, used = used, _processor_ms(pid)
        looks = looks + 1 if used - before < _IDLE_MS else 0


def _timed(address: str, name: str, rounds: int, pid: int) -> Iterator[Figure]:
    """Measure every kind of page several times. With `new`, each request has an address not used before."""
    clock: dict[str, list[float]] = {path: [] for path in PAGES}
    processor: dict[str, list[float]] = {path: [] for path in PAGES}
    for number in range(rounds):
        for path in PAGES:
            other = f"{'&' if '?' in path else '?'}new={number}" if name == "new" else ""
            used, began = _processor_ms(pid), perf_counter()
            _ask(address + path + other)
            clock[path].append((perf_counter() - began) * 1000)
            processor[path].append(_processor_ms(pid) - used)
    yield Figure(f"site.{name}.processor", fmean(fmean(each) for each in processor.values()), "ms", COMMAND)
    yield _slowest(f"site.{name}.slowest.processor", processor)
    yield _slowest(f"site.{name}.slowest.p95", clock)


def _slowest(name: str, taken: dict[str, list[float]]) -> Figure:
    """Return the kind of page that is slowest at the 95th percentile, named in the command."""
    p95 = {path: quantiles(each, n=20)[-1] if len(each) > 1 else each[0] for path, each in taken.items()}
    path = max(p95, key=p95.__getitem__)
    return Figure(name, p95[path], "ms", f"{COMMAND} ({path})", _TARGET_MS)


def _ask(address: str) -> bytes:
    with urlopen(Request(address, headers={"Accept": "text/html"})) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body


def _processor_ms(pid: int) -> float:
    """Return the processor time in milliseconds that the threads of a process have used.

    Source: https://www.kernel.org/doc/html/latest/scheduler/sched-stats.html#proc-pid-schedstat
    """
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((each / "schedstat").read_text(encoding="ascii").split()[0]) for each in threads) / 1e6
