"""The time until replicas serve what their primary published, and until a new replica has a large version.

All processes share this machine; on machines of their own, replicas do not wait for each other's processors.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from bench import processes
from bench.figures import Figure
from graph_api.auth import REPLICATE, Tokens
from graph_store import State
from graph_store.terms import quad_in
from loaders import Change, Gathered, commit, sync, synced

ROOT = Path(__file__).parent.parent
COMMAND = "scripts/bench replicas"
REPLICAS, COMMITS = 4, 5
CHANGED_FACTS = 1_000
FACTS = int(os.environ.get("BENCH_FACTS", "1000000"))

_BASE = "https://kennisgraaf.example/"
_LIMIT_S = 600
_PIECE = 100_000
_EDITS = NamedNode(f"{_BASE}graph/edits")
_NOTE = NamedNode("http://schema.org/note")


def replicas() -> Iterator[Figure]:
    """Measure commits until all replicas serve them, and a large version until a new replica has it."""
    with TemporaryDirectory() as place:
        yield from _visible(Path(place))
    with TemporaryDirectory() as place:
        yield from _caught_up(Path(place))


def _visible(folder: Path) -> Iterator[Figure]:
    """Commit changes to the shipped data; the time runs from the end of a commit until the last replica serves it."""
    state = State(folder / "primary")
    sync(ROOT / "data" / "jaarplan-2020", state)
    with ExitStack() as stack:
        address, token = _address(_served(stack, state.root)), _token(state.root)
        ports = [_replica(stack, folder / f"replica{number}", address, token) for number in range(REPLICAS)]
        taken = [_seconds_until_served(ports, _commit(state, number)) for number in range(COMMITS)]
    yield Figure("replicas.visible", median(taken), "s", COMMAND, target=2)
    yield Figure("replicas.visible.slowest", max(taken), "s", COMMAND)


def _caught_up(folder: Path) -> Iterator[Figure]:
    """Follow a primary with one large version over HTTP, and once more after a small change."""
    state = _large(folder / "primary", FACTS)
    megabytes = sum(state.newest().manifest.files.values()) / 1e6
    with ExitStack() as stack:
        address, token = _address(_served(stack, state.root)), _token(state.root)
        seconds, work = _seconds_to_follow(folder / "replica", address, token)
        yield Figure("replicas.caught_up", seconds, "s", COMMAND, target=60)
        yield Figure("replicas.caught_up.work", work, "CPU s", COMMAND)
        yield Figure("replicas.caught_up.size", megabytes, "MB", COMMAND)
        with state.writer("bench", 30) as writer:
            facts = [_fact(number) for number in range(FACTS, FACTS + CHANGED_FACTS)]
            writer.publish(
                [], [quad_in(graph, fact) for fact in facts for graph in (_EDITS, DefaultGraph())], sources={}
            )
        seconds, work = _seconds_to_follow(folder / "replica", address, token)
        yield Figure("replicas.caught_up.next", seconds, "s", COMMAND)
        yield Figure("replicas.caught_up.next.work", work, "CPU s", COMMAND)
    State(folder / "replica").verify(2)


def _large(folder: Path, facts: int) -> State:
    """Publish a version of so many facts, each in the graph of edits and in the default graph."""
    state = State(folder)
    with state.writer("bench", 30) as writer:
        load = writer.load()
        for start in range(0, facts, _PIECE):
            lines = [str(_fact(number)) for number in range(start, min(start + _PIECE, facts))]
            load.add(_EDITS, lines)
            load.add(DefaultGraph(), lines)
        writer.publish_load(load, [], sources={}, added=facts, removed=0, inferred_added=0, inferred_removed=0, note={})
    return state


def _seconds_to_follow(replica: Path, address: str, token: str) -> tuple[float, float]:
    """Return the seconds, and the processor seconds, that a process takes to copy, verify and publish all news."""
    words, own = [_kennisgraaf(), "replicate", "--from", address, "--once"], processes.user_environment(replica)
    began, work = perf_counter(), _work()
    subprocess.run(words, cwd=ROOT, env=own | {"KENNISGRAAF_PRIMARY_TOKEN": token}, stdout=subprocess.PIPE, check=True)
    return perf_counter() - began, _work() - work


def _work() -> float:
    """Return the processor seconds of the processes that have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _address(port: int) -> str:
    return f"http://{processes.HOST}:{port}"


def _fact(number: int) -> Triple:
    return Triple(NamedNode(f"{_BASE}id/prj/n{number // 10}"), _NOTE, Literal(f"fact {number}"))


def _commit(state: State, number: int) -> int:
    """Commit changed facts, and return the number of their version."""
    change = Gathered()
    for fact in range(CHANGED_FACTS):
        change.add(_EDITS, _fact(FACTS + number * CHANGED_FACTS + fact))
    return commit(state, lambda now: Change(change.diff(), note=synced(now)), owner="bench").version


def _seconds_until_served(ports: list[int], version: int) -> float:
    began = perf_counter()
    for port in ports:
        while _version(port) < version:
            if perf_counter() - began > _LIMIT_S:
                raise SystemExit(f"a replica did not serve version {version}")
            sleep(0.01)
    return perf_counter() - began


def _version(port: int) -> int:
    connection = HTTPConnection(processes.HOST, port, timeout=30)
    try:
        connection.request("GET", "/readyz")
        return int(json.loads(connection.getresponse().read()).get("version", 0))
    finally:
        connection.close()


def _token(state: Path) -> str:
    """Return a token with which replicas may follow."""
    return Tokens(state).new([REPLICATE])[0]


def _replica(stack: ExitStack, state: Path, primary: str, token: str) -> int:
    """Follow and serve a primary until the stack ends, and return the port of the service."""
    words, log = [_kennisgraaf(), "replicate", "--from", primary], state.with_suffix(".replicate.log")
    stack.enter_context(processes.started(words, ROOT, state, log, KENNISGRAAF_PRIMARY_TOKEN=token))
    return _served(stack, state)


def _served(stack: ExitStack, state: Path) -> int:
    """Serve a state folder until the stack ends, and return the port of the service."""
    port, log = processes.free_port(), state.with_suffix(".log")
    process = stack.enter_context(processes.started([_kennisgraaf(), "serve", "--port", str(port)], ROOT, state, log))
    processes.seconds_until_ready(process, port, log, _LIMIT_S)
    return port


def _kennisgraaf() -> str:
    return str(Path(sys.executable).parent / "kennisgraaf")
