"""Light queries while another client sends requests that would exhaust or block a careless service.

These are queries that would run without end, and unusual uploads.
"""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from typing import NamedTuple

from bench import processes
from bench.figures import Figure
from bench.sparql_bombs import BOMBS

COMMAND = "scripts/bench bombs"
LIGHT = "SELECT ?p ?o {{ <https://kennisgraaf.example/id/mun/gent> ?p ?o }} # {number}"
_SECONDS, _PAUSE_S, _REST_S = 20.0, 0.005, 0.2
_QUERY, _JSON, _FORM = "application/sparql-query", "application/json", "multipart/form-data; boundary=b"


class Bomb(NamedTuple):
    """A POST request that is sent repeatedly."""

    path: str
    media_type: str
    body: str


def upload(csv: str, metadata: str) -> Bomb:
    """Return a CSV and its metadata as an upload for `/check`."""
    parts = (("file", "x.csv", csv), ("metadata", "m.json", metadata))
    body = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n{content}\r\n'
        for name, file, content in parts
    )
    return Bomb("/check", _FORM, body + "--b--\r\n")


def uploads() -> Iterator[Bomb]:
    """Yield E1 of the independent tests, similar uploads, and texts that are expensive to parse."""
    column = {"name": "id", "datatype": {"base": "string", "format": "^(a+)+$"}}
    described = {"url": "x.csv", "tableSchema": {"columns": [column], "primaryKey": "id"}}
    yield upload("id\n" + "a" * 40 + "!\n", json.dumps(described))
    yield upload("id\n" + "a" * 4_000_000 + "!\n", json.dumps(described))
    yield upload("id\na\n", "[" * 100_000)
    yield Bomb("/graphql", _JSON, "[" * 100_000)
    yield Bomb("/graphql", _JSON, json.dumps({"query": "{a}" + '\\"' * 200_000}))
    yield Bomb("/sparql", _QUERY, '\\"' * 30_000)
    yield Bomb("/sparql", _QUERY, "SELECT * " + "{" * 60_000)
    yield Bomb("/sparql", _QUERY, "SELECT * { " + "a " * 30_000)


def bombs() -> Iterator[Figure]:
    """Measure what a client notices while another one sends all of them repeatedly."""
    with TemporaryDirectory() as place:
        state, log, port = Path(place) / "var", Path(place) / "log", processes.free_port()
        kennisgraaf = str(Path(sys.executable).parent / "kennisgraaf")
        folder = Path(__file__).parents[1]
        synced = [kennisgraaf, "sync", "data/jaarplan-2020"]
        subprocess.run(
            synced, cwd=folder, env=processes.user_environment(state), stdout=subprocess.DEVNULL, check=False
        )
        with processes.started([kennisgraaf, "serve", "--port", str(port)], folder, state, log) as process:
            processes.seconds_until_ready(process, port, log, 60)
            processes.until_idle(process.pid, 60)
            yield from _beside(port, [], "bombs.light.quiet", None)
            yield from _beside(port, [*_queries(), *uploads()], "bombs.light.beside", 100)


def _queries() -> Iterator[Bomb]:
    return (Bomb("/sparql", _QUERY, text) for text in BOMBS)


def _beside(port: int, sent: Sequence[Bomb], name: str, target: float | None) -> Iterator[Figure]:
    other = Process(target=_drop_all, args=(port, sent))  # threads here would slow down the measuring process
    other.start()
    try:
        taken, failed = _light(port)
    finally:
        other.terminate()
        other.join()
    yield Figure(f"{name}.p50", taken[len(taken) // 2] * 1000, "ms", COMMAND)
    yield Figure(f"{name}.p99", taken[int(len(taken) * 0.99)] * 1000, "ms", COMMAND, target)
    yield Figure(f"{name}.failed", failed, "of " + str(len(taken)), COMMAND, 0)


def _light(port: int) -> tuple[list[float], int]:
    """Return the seconds of each light query, in order, and the number of answers other than 200."""
    taken: list[float] = []
    failed = 0
    until = perf_counter() + _SECONDS
    while (began := perf_counter()) < until:
        text = LIGHT.format(number=len(taken))
        failed += _status(port, Bomb("/sparql", _QUERY, text), processes.HOST) != 200
        taken.append(perf_counter() - began)
        sleep(_PAUSE_S)
    return sorted(taken), failed


def _drop_all(port: int, sent: Sequence[Bomb]) -> None:
    """Send each request repeatedly until this process is terminated."""
    for bomb in sent:
        Thread(target=_drop, args=(port, bomb)).start()


def _drop(port: int, bomb: Bomb) -> None:
    """Send a request repeatedly, from another address than that of the light queries."""
    while True:
        _status(port, bomb, "127.0.0.2")
        sleep(_REST_S)


def _status(port: int, bomb: Bomb, address: str) -> int:
    connection = http.client.HTTPConnection(processes.HOST, port, timeout=60, source_address=(address, 0))
    try:
        connection.request("POST", bomb.path, bomb.body, {"Content-Type": bomb.media_type})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (http.client.HTTPException, OSError):
        return 0
    finally:
        connection.close()
