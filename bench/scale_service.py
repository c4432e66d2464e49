"""Our service on one version: what each operation costs, with the version on disk or held in memory by the workers."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

from bench import processes
from bench.scale_data import CITIES
from bench.scale_questions import (
    AGGREGATE,
    PROJECTS,
    Costs,
    lookup,
    milliseconds,
    of_server,
    update,
)
from bench.sparql_servers import Endpoint
from graph_api.auth import Tokens

ROOT = Path(__file__).parent.parent
UPDATES = 3
PAGE = """{ projects(first: 1000) { nodes {
    id key label english: label @lang(prefer: ["en"]) french: label @lang(prefer: ["fr"])
    earliest latest __typename } } }"""
ON_DISK, IN_MEMORY = 0, 10**9
_PATIENT_S = 3600
QUIET_LOOKS, _LOOK_S, _IDLE_S = 5, 2.0, 0.05


@contextmanager
def serving(state: Path, memory_quads: int) -> Iterator[Endpoint]:
    """Serve a state folder without limits on time, once the version is in memory if it is to be."""
    port, log = processes.free_port(), state.parent / "service.log"
    chosen = {
        "KENNISGRAAF_MEMORY_QUADS": str(memory_quads), "KENNISGRAAF_CLIENT_BUDGET_S": "0", "KENNISGRAAF_WORKERS": "1",
        "KENNISGRAAF_QUERY_TIMEOUT_S": str(_PATIENT_S), "KENNISGRAAF_UPDATE_TIMEOUT_S": str(_PATIENT_S),
    }  # fmt: skip
    command = [str(Path(sys.executable).parent / "kennisgraaf"), "serve", "--port", str(port)]
    with processes.started(command, ROOT, state, log, **chosen) as process:
        processes.seconds_until_ready(process, port, log, _PATIENT_S)
        _until_quiet(process.pid)
        with closing(Endpoint(port, "/sparql", Tokens(state).new(["update"])[0], process.pid)) as endpoint:
            yield endpoint


def _until_quiet(pid: int) -> None:
    """Wait until a service has nothing to do for a while but its dumps, which it begins some seconds after the rest."""
    clock, quiet = of_server(pid), 0
    while quiet < QUIET_LOOKS:
        begun = clock()
        sleep(_LOOK_S)
        quiet = quiet + 1 if clock() - begun < _IDLE_S else 0


def queries(service: Endpoint) -> Costs:
    """Measure starting, light queries, aggregates, and memory afterwards."""
    clock = of_server(service.pid)
    yield "start", clock()
    yield "lookup", milliseconds(clock, lambda number: service.ask(lookup(number)))
    yield "aggregate", milliseconds(clock, lambda _: service.ask(AGGREGATE))
    yield "memory", processes.memory_mb(service.pid)


def reads(service: Endpoint) -> Costs:
    """Measure pages of GraphQL and explanations: the first, which reads what the next ones need, and the next."""
    clock = of_server(service.pid)
    page = json.dumps({"query": PAGE}).encode()
    asked: dict[str, Callable[[int], object]] = {
        "graphql": lambda _: service.send("POST", "/graphql", "application/json", page),
        "explain": lambda number: service.send("GET", _reason(number), "", b""),
    }
    for name, ask in asked.items():
        begun = clock()
        ask(0)
        yield f"{name}.first", clock() - begun
        yield name, milliseconds(clock, ask)


def view(service: Endpoint) -> float:
    """Return the processor seconds of the first query of inferred facts, for which their view is built."""
    clock = of_server(service.pid)
    begun = clock()
    service.send("POST", "/sparql?include=inferred", "application/sparql-query", lookup(1).encode())
    return clock() - begun


def updates(service: Endpoint) -> Costs:
    """Measure updates of a thousand facts until their answer, and what the service does afterwards.

    At the answer readers see the facts. The first update also reads the saved inferences. Afterwards the service gets
    ready for readers of the new version.
    """
    answered, after = zip(*(_update(service, number) for number in range(UPDATES)), strict=True)
    yield "update.first", answered[0]
    yield "update", 1000 * min(answered[1:])
    yield "update.background", min(after)


def _update(service: Endpoint, number: int) -> tuple[float, float]:
    """Return the processor seconds of an update until its answer, and of what follows."""
    clock = of_server(service.pid)
    begun = clock()
    service.send("POST", "/update", "application/sparql-update", update(number).encode())
    answered = clock()
    _until_quiet(service.pid)
    return answered - begun, clock() - answered


def _reason(number: int) -> str:
    """Return the address of the reasons of an inferred fact: the municipality of a project hosts it."""
    project = number % PROJECTS
    words = {"s": f"mun:n{project * 7919 % CITIES}", "p": "kg:hosts", "o": f"prj:n{project}"}
    return f"/explain?{urlencode(words)}"
