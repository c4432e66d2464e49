"""The processor time of a request when two processes serve, compared with one; both are asked in turn."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import sleep
from typing import NamedTuple

from bench import load, processes
from bench.clients import LIGHT
from bench.figures import Figure
from bench.load import Question

COMMAND = "scripts/bench serve_workers"
ROOT = Path(__file__).parent.parent
DATA = "data/jaarplan-2020"
CLIENTS, WARM_UP, ROUNDS, SECONDS = 16, 2, 12, 1.0

MOST = 1 / 0.9
"""With two processes, a second of processor time answers at least 0.9 times as many requests as with one."""

_LIMIT_S = 120
LOOK_S, IDLE_S, LOOKS = 3.0, 0.1, 5
"""A service is idle when it uses so little processor time in so many looks in a row; dumps are built after 5 s."""

_PAGE = "query page($number: String) { projects(first: 50, filter: {label: {ne: $number}}) { nodes { id label } } }"
_AGAIN = "{ projects(first: 50) { nodes { id label sitedIn { id label } } } }"


class Numbered:
    """Requests without an end, each with another number, so that no answer is in a cache."""

    def __init__(self, text: str) -> None:
        self._text, self._numbers = text, count()

    def __iter__(self) -> Iterator[bytes]:
        for number in self._numbers:
            (request,) = load.post(
                "", "/graphql", "application/json", self._text.replace("NUMBER", str(number))
            ).requests
            yield request


def questions() -> list[Question]:
    """Return what is asked: in GraphQL with and without a cached answer, in SPARQL, and a page of the site."""
    page = json.dumps({"query": _PAGE, "variables": {"number": "NUMBER"}})
    return [
        load.post("graphql_again", "/graphql", "application/json", json.dumps({"query": _AGAIN})),
        Question("graphql", Numbered(page)),
        load.post("sparql", "/sparql", "application/sparql-query", LIGHT.format(number=0)),
        Question("site", [b"GET /doc/mun/gent HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\n\r\n"]),
    ]


@dataclass
class Asked:
    """Services that share the clients, and the processor milliseconds of a request in each round."""

    services: Sequence["Service"]
    rounds: list[float] = field(default_factory=list)

    def ask(self, question: Question) -> None:
        """Measure one round."""
        before = self._work_s()
        done = load.requests([(processes.HOST, each.port) for each in self.services], question, CLIENTS, SECONDS)
        self.rounds.append(1000 * (self._work_s() - before) / done)

    @property
    def work_ms(self) -> float:
        """The work for a request in the quietest quarter of the rounds: other programs only add to it."""
        return quantiles(self.rounds, n=4)[0]

    def _work_s(self) -> float:
        return sum(processes.all_cpu_seconds(each.pid) for each in self.services)


class Service(NamedTuple):
    """A running service: its process and its port."""

    pid: int
    port: int


def serve_workers() -> Iterator[Figure]:
    """Measure the work for a request with one process and with two, and the memory of both.

    Two services that share nothing show what part of the difference is due to the processor, with both its cores busy.
    """
    with TemporaryDirectory() as place, ExitStack() as stack:
        state = Path(place) / "var"
        own = processes.user_environment(state)
        subprocess.run([_kennisgraaf(), "sync", DATA], cwd=ROOT, env=own, stdout=subprocess.DEVNULL, check=True)
        one, other, two = (_served(stack, state, number) for number in (1, 1, 2))
        for question in questions():
            alone, pair, together = Asked([one]), Asked([one, other]), Asked([two])
            for _ in range(WARM_UP + ROUNDS):
                for each in (alone, pair, together):
                    each.ask(question)
            for each in (alone, pair, together):
                del each.rounds[:WARM_UP]
            yield from _compared(question.name, alone.work_ms, pair.work_ms, together.work_ms)
        yield Figure("serve_workers.memory.one", processes.memory_mb(one.pid), "MB", COMMAND)
        yield Figure("serve_workers.memory.two", processes.memory_mb(two.pid), "MB", COMMAND)


def _compared(name: str, alone: float, pair: float, together: float) -> Iterator[Figure]:
    said = f"two services that share nothing {pair / alone:.2f} x"
    yield Figure(f"serve_workers.{name}.one", alone, "CPU ms", COMMAND)
    yield Figure(f"serve_workers.{name}.two", together, "CPU ms", COMMAND)
    yield Figure(f"serve_workers.{name}.ratio", together / alone, "x", COMMAND, MOST, said)
    yield Figure(f"serve_workers.{name}.apart", together / pair, "x", COMMAND)


def _served(stack: ExitStack, state: Path, number: int) -> Service:
    port = processes.free_port()
    log = state.with_name(f"{port}.log")
    settings = {
        "KENNISGRAAF_SERVE_WORKERS": str(number),
        "KENNISGRAAF_WORKERS": str(2 * number),  # as many for each process
        "KENNISGRAAF_ACCESS_LOG": "false",
    }
    words = [_kennisgraaf(), "serve", "--port", str(port)]
    process = stack.enter_context(processes.started(words, ROOT, state, log, **settings))
    processes.seconds_until_ready(process, port, log, _LIMIT_S)
    _wait_until_idle(process.pid)
    return Service(process.pid, port)


def _wait_until_idle(pid: int) -> None:
    looks, used = 0, processes.all_cpu_seconds(pid)
    while looks < LOOKS:
        sleep(LOOK_S)
        before, used = used, processes.all_cpu_seconds(pid)
        looks = looks + 1 if used - before < IDLE_S else 0


def _kennisgraaf() -> str:
    return str(Path(sys.executable).parent / "kennisgraaf")
