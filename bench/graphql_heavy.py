"""Heavy documents: the time until they end, and their effect on other clients.

Also measures the cost of the introspection queries of common tools.
"""

import http.client
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sysconfig import get_path
from threading import Event
from time import perf_counter, sleep

from graphql import get_introspection_query

from bench import processes
from bench.figures import Figure

COMMAND = "scripts/bench graphql"
CONDITIONS, AT_ONCE = 500, 4
ONE = "query ($id: ID!) { municipality(id: $id) { key label } }"
FILTERED = "query ($f: ThingFilter) { things(filter: $f) { totalCount } }"
CLIENTS = {
    "codegen": get_introspection_query(),
    "graphiql": get_introspection_query(schema_description=True, input_value_deprecation=True, specified_by_url=True),
    "apollo": get_introspection_query(directive_is_repeatable=True, specified_by_url=True),
    "gql": get_introspection_query(descriptions=False),
}
_LIMIT_S, _SECONDS, _PAUSE_S = 10.0, 5.0, 0.005


def heavy(state: Path) -> Iterator[Figure]:
    """Measure a service as a user starts it, on the shipped inventories."""
    port, log = processes.free_port(), state.parent / "heavy.log"
    command = [str(Path(get_path("scripts")) / "kennisgraaf"), "serve", "--port", str(port)]
    with processes.started(command, state.parent, state, log) as process:
        processes.seconds_until_ready(process, port, log, 60)
        sleep(2 * _SECONDS)  # by then the background preparation is done
        yield from _introspected(process.pid, port)
        yield from _filtered(port)


def _introspected(pid: int, port: int) -> Iterator[Figure]:
    """Measure the processor time of the serving process for the first introspection query of each client."""
    for name, text in CLIENTS.items():
        before = processes.cpu_seconds(pid)
        _post(port, [{"query": text}])
        spent = 1000 * (processes.cpu_seconds(pid) - before)
        yield Figure(f"graphql.introspection.{name}.cpu", spent, "ms", COMMAND, 50)


def _filtered(port: int) -> Iterator[Figure]:
    one: dict[str, object] = {"query": ONE, "variables": {"id": "mun:gent"}}
    _post(port, [one] * 200)
    quiet = sorted(_post(port, [one] * 500, _PAUSE_S))
    yield Figure("graphql.heavy.500-patterns", _post(port, [_patterns(0)])[0], "s", COMMAND, _LIMIT_S + 0.5)
    stop = Event()
    with ThreadPoolExecutor(AT_ONCE) as others:
        ending = [others.submit(_again, port, number, stop) for number in range(AT_ONCE)]
        beside = sorted(_post(port, [one] * 500, _PAUSE_S))
        stop.set()
        longest = max(each.result() for each in ending)
    yield Figure("graphql.heavy.500-patterns.four", longest, "s", COMMAND, _LIMIT_S + 0.5)
    middle, slow = quiet[len(quiet) // 2], beside[int(len(beside) * 0.9)]
    said = f"its quiet median {1000 * middle:.2f} ms"
    yield Figure("graphql.heavy.one-beside.p90", 1000 * slow, "ms", COMMAND)
    yield Figure("graphql.heavy.one-beside.p90.times", slow / middle, "times", COMMAND, 3.0, said)


def _patterns(number: int) -> dict[str, object]:
    """Return a filter of 500 patterns that differ from each other and from those of other documents."""
    patterns = [{"label": {"matches": f"(a|b)*N{number}x{each}$"}} for each in range(CONDITIONS)]
    return {"query": FILTERED, "variables": {"f": {"or": patterns}}}


def _again(port: int, number: int, stop: Event) -> float:
    longest, count = 0.0, 0
    while not stop.is_set():
        count += 1
        longest = max(longest, *_post(port, [_patterns(number * 10_000 + count)]))
    return longest


def _post(port: int, bodies: Sequence[dict[str, object]], pause_s: float = 0) -> list[float]:
    """Return the seconds of each document, sent one after the other on one connection."""
    connection = http.client.HTTPConnection(processes.HOST, port, timeout=60)
    taken = []
    for body in bodies:
        text = json.dumps(body)
        began = perf_counter()
        connection.request("POST", "/graphql", text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 200, answer.status
        answer.read()
        taken.append(perf_counter() - began)
        sleep(pause_s)
    connection.close()
    return taken
