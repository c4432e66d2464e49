"""The questions that every store answers, and the measurement of their costs.

Costs are processor time of the server and all its processes, because clock time depends on what else runs.
"""

from collections.abc import Callable, Iterator
from itertools import count

from bench import processes
from graph_store.graphs import DEFAULT_BASE
from ontology.namespaces import thing

QUADS, PROJECTS = 1_000, 1_000
ROUNDS, ENOUGH_S, MOST = 4, 0.5, 1_000
"""A round ends after so many seconds of processor time, which the kernel counts in hundredths, or so many questions."""

AGGREGATE = "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class"
Costs = Iterator[tuple[str, float]]
"""The costs of operations, by name."""

_TICK_S = 0.01

NOTE = "http://schema.org/note"


def lookup(number: int) -> str:
    """Return the query of all facts of one of the first projects."""
    return f"SELECT ?p ?o {{ {thing(f'prj:n{number % PROJECTS}')} ?p ?o }}"


def update(number: int, graph: str = "") -> str:
    """Return an update that adds a thousand facts, to a graph if one is named."""
    first = number * QUADS
    facts = " ".join(
        f'<{DEFAULT_BASE}id/prj/n{each}> <{NOTE}> "noted {each}" .' for each in range(first, first + QUADS)
    )
    return f"INSERT DATA {{ GRAPH <{graph}> {{ {facts} }} }}" if graph else f"INSERT DATA {{ {facts} }}"


def milliseconds(clock: Callable[[], float], ask: Callable[[int], object], rounds: int = ROUNDS) -> float:
    """Return the milliseconds of processor time of a question, in the round with the least; the first warms up.

    Each question has another number. Work in the background only adds to a round.
    """
    numbers = count()
    return min(_round(clock, ask, numbers) for _ in range(rounds))


def _round(clock: Callable[[], float], ask: Callable[[int], object], numbers: Iterator[int]) -> float:
    begun, asked = clock(), 0
    while clock() - begun < ENOUGH_S and asked < MOST:
        ask(next(numbers))
        asked += 1
    return 1000 * max(clock() - begun, _TICK_S / 2) / asked


def of_server(pid: int) -> Callable[[], float]:
    """Return a clock of the processor time of a server and its processes, without those that write our dumps.

    Dumps are written at a low priority, a minute after a version is served.
    """
    return lambda: processes.settled(lambda each: processes.all_cpu_seconds(each, "dump_process"), pid)
