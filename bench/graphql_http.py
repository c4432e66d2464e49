"""GraphQL over HTTP: one worker of ours, and strawberry's own view with its caches, over the same version."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import load, processes
from bench.figures import Figure
from bench.load import Question, Timing

COMMAND = "scripts/bench graphql"
CLIENTS, SECONDS = 16, 3
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Served:
    """The result for one question: the timing of the clients, and milliseconds of processor time for each request."""

    timing: Timing
    cpu_ms: float


def served(state: Path, prefix: str, one: str, keys: list[str], page: str) -> Iterator[Figure]:
    """Measure rates and shares.

    Single things change with each request, so that cached answers do not distort the result.
    """
    bodies = [json.dumps({"query": one, "variables": {"id": key}}) for key in keys]
    questions = [
        load.post("one", "/graphql", "application/json", *bodies),
        load.post("page", "/graphql", "application/json", json.dumps({"query": page})),
    ]
    ours, stock = (_asked(state, questions, is_stock=is_stock) for is_stock in (False, True))
    for name, target in (("one", 100.0), ("page", 4.0)):
        mine, peer = ours[name], stock[name]
        said = f"strawberry's view {peer.timing.per_second:.0f} /s"
        share = 100 * peer.timing.per_second / mine.timing.per_second
        yield Figure(f"{prefix}.http.{name}.rate", mine.timing.per_second, "/s", COMMAND)
        yield Figure(f"{prefix}.http.{name}.share", share, "%", COMMAND, target, said)
        said = f"strawberry's view {peer.cpu_ms:.2f} ms"
        yield Figure(f"{prefix}.http.{name}.cpu", mine.cpu_ms, "ms", COMMAND)
        yield Figure(f"{prefix}.http.{name}.cpu.share", 100 * mine.cpu_ms / peer.cpu_ms, "%", COMMAND, target, said)
    said = f"strawberry's view {stock['one'].timing.p99_ms:.1f} ms"
    yield Figure(f"{prefix}.http.one.p99", ours["one"].timing.p99_ms, "ms", COMMAND, 10.0, said)


def _asked(state: Path, questions: list[Question], *, is_stock: bool) -> dict[str, Served]:
    port, log = processes.free_port(), state.parent / "server.log"
    command = [sys.executable, "-m", "bench.graphql_server", str(state), str(port)]
    with processes.started([*command, *(["--stock"] if is_stock else [])], ROOT, state, log) as process:
        processes.seconds_until_ready(process, port, log, 60)
        return {each.name: _fared(process.pid, port, each) for each in questions}


def _fared(pid: int, port: int, question: Question) -> Served:
    load.measure(processes.HOST, port, question, 1, 1)
    before = processes.cpu_seconds(pid)
    timing = load.measure(processes.HOST, port, question, CLIENTS, SECONDS)
    spent = processes.cpu_seconds(pid) - before
    # The load loop warms up for one second before it counts.
    return Served(timing, 1000 * spent / (timing.count * (SECONDS + 1) / SECONDS))
