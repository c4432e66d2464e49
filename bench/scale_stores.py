"""The same facts in other stores: the embedded engine alone, `oxigraph serve`, and Virtuoso 7 if it is installed."""

import json
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench import processes
from bench.scale_engine import engine
from bench.scale_questions import (
    AGGREGATE,
    Costs,
    lookup,
    milliseconds,
    of_server,
    update,
)
from bench.sparql_servers import Endpoint, oxigraph_load, oxigraph_program, oxigraph_served
from bench.virtuoso import GRAPH, SERVER, is_installed, virtuoso

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def stores(folder: Path, facts: Path) -> Costs:
    """Measure loading, lookups, an aggregate, updates, memory and disk of each store, one after the other."""
    for name, costs in (("memory", engine(facts)), ("disk", engine(facts, folder / "engine"))):
        yield from ((f"engine.{name}.{cost}", value) for cost, value in costs.items())
    yield "engine.disk.disk", disk_mb(folder / "engine")
    yield from ((f"oxigraph.{cost}", value) for cost, value in _oxigraph(folder, facts))
    if is_installed():
        yield from ((f"virtuoso.{cost}", value) for cost, value in _virtuoso(folder / "virtuoso", facts))
    else:
        print(f"{SERVER} is not installed: no figures of Virtuoso", file=sys.stderr)


def disk_mb(folder: Path) -> float:
    """Return the megabytes of the files of a folder; a file with several names counts once."""
    found = (file.stat() for file in folder.rglob("*") if file.is_file())
    return sum({each.st_ino: each.st_size for each in found}.values()) / 1e6


def _oxigraph(folder: Path, facts: Path) -> Costs:
    program, store = oxigraph_program(folder), folder / "oxigraph-store"
    begun = _of_ended()
    oxigraph_load(program, store, facts)
    yield "load", _of_ended() - begun
    yield "disk", disk_mb(store)
    with oxigraph_served(program, store) as server:
        _check(server, facts)
        yield from _asked(server, "/update", "")


def _virtuoso(folder: Path, facts: Path) -> Costs:
    with virtuoso(folder, facts.parent) as server:
        clock = of_server(server.endpoint.pid)
        begun = clock()
        server.load(facts)
        yield "load", clock() - begun
        yield "disk", disk_mb(folder)
        _check(server.endpoint, facts)
        yield from _asked(server.endpoint, server.endpoint.path, GRAPH)


def _check(server: Endpoint, facts: Path) -> None:
    """Exit if a server does not hold as many facts as a file has lines."""
    _, answer = server.send("POST", server.path, "application/sparql-query", COUNT.encode())
    [row] = json.loads(answer)["results"]["bindings"]
    with facts.open("rb") as lines:
        expected = sum(1 for _ in lines)
    if int(row["n"]["value"]) != expected:
        raise SystemExit(f"port {server.port}: {row['n']['value']} facts instead of {expected}")


def _asked(server: Endpoint, path: str, graph: str) -> Costs:
    clock = of_server(server.pid)

    def write(number: int) -> None:
        server.send("POST", path, "application/sparql-update", update(number, graph).encode())

    yield "lookup", milliseconds(clock, lambda number: server.ask(lookup(number)))
    yield "aggregate", milliseconds(clock, lambda _: server.ask(AGGREGATE))
    yield "memory", processes.memory_mb(server.pid)
    yield "update", milliseconds(clock, write, 2)


def _of_ended() -> float:
    """Return the processor seconds of the processes that have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
