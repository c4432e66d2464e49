"""Queries that would run without end: their effect on other clients, when they are ended, and their after-effects.

The queries come from ../shared/research/sparql.md, 3e.
"""

import http.client
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, sleep

from bench import processes
from bench.figures import Figure
from bench.sparql_servers import Endpoint, ours

COMMAND = "scripts/bench sparql"
BOMBS = (
    "SELECT * { ?s ?p ?o . ?a ?b ?c } ORDER BY ?o ?c",
    "SELECT * { ?s ?p ?o . ?a ?b ?c } ORDER BY ?o ?c LIMIT 10",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }",
    "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
    "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
    "SELECT ?a { ?a (<urn:x>|!<urn:x>)* ?b . ?b (<urn:x>|!<urn:x>)* ?c }",
    "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * { ?s ?p ?o . ?a ?b ?c }",
)
_TIMEOUT_S, _SHORT_S = 10, 1
_SECONDS = 10.0
_MANY, _AT_ONCE = 100, 4
_PAUSE_S = 0.005


def under_bombs(mine: Endpoint, light: Callable[[int], str]) -> Iterator[Figure]:
    """Measure light queries of one client while another one sends all the bombs at once."""
    taken: list[float] = []
    with ThreadPoolExecutor(len(BOMBS)) as others:
        ending = [others.submit(_seconds, mine.port, text) for text in BOMBS]
        until = perf_counter() + _SECONDS
        while perf_counter() < until:
            taken.append(mine.ask(light(len(taken))))
            sleep(_PAUSE_S)
        longest = max(each.result() for each in ending)
    yield Figure("sparql.light.under-bombs.p99", sorted(taken)[int(len(taken) * 0.99)] * 1000, "ms", COMMAND, 100)
    yield Figure("sparql.bomb.longest", longest, "s", COMMAND, _TIMEOUT_S + 1)


def after_bombs(folder: Path, data: Path) -> Iterator[Figure]:
    """Measure the growth of the serving process after a hundred bombs in a row, with a short time limit."""
    settings = {"query_timeout_s": _SHORT_S, "client_budget_s": 0}
    with ours(folder, "bombed", **settings) as mine, ThreadPoolExecutor(_AT_ONCE) as clients:
        mine.send("PUT", "/store?default", "application/n-triples", data.read_bytes())
        bombs = [BOMBS[number % len(BOMBS)] for number in range(_MANY)]
        _all(clients, mine, BOMBS)
        before = processes.resident_mb(mine.pid)
        longest = max(_all(clients, mine, bombs))
        grown = processes.resident_mb(mine.pid) - before
    yield Figure("sparql.bombs.100.longest", longest, "s", COMMAND, _SHORT_S + 1)
    yield Figure("sparql.bombs.100.parent-grown", grown, "MB", COMMAND, 50)


def _all(clients: ThreadPoolExecutor, mine: Endpoint, bombs: Sequence[str]) -> list[float]:
    return list(clients.map(lambda text: _seconds(mine.port, text), bombs))


def _seconds(port: int, text: str) -> float:
    """Return the seconds until a bomb has ended, sent from another address than the light queries."""
    connection = http.client.HTTPConnection(processes.HOST, port, timeout=60, source_address=("127.0.0.2", 0))
    began = perf_counter()
    try:
        connection.request("POST", "/sparql", text, {"Content-Type": "application/sparql-query"})
        connection.getresponse().read()
    except (http.client.HTTPException, OSError):
        pass  # a broken stream is a valid end too
    finally:
        connection.close()
    return perf_counter() - began
