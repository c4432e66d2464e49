"""The query endpoint over a million triples, compared with `oxigraph serve` on disk and rdflib-endpoint, in one run.

Data and questions come from ../shared/bench; without that folder nothing is measured. The tests (`scripts/test
--all`) cover the number of W3C tests that pass, and that no concurrent update is lost.
"""

import http.client
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from statistics import geometric_mean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

from bench import load, processes
from bench.figures import Figure
from bench.sparql_bombs import after_bombs, under_bombs
from bench.sparql_servers import OXIGRAPH, RDFLIB_ENDPOINT, Endpoint, floor, ours, oxigraph, rdflib_endpoint

SHARED = Path(__file__).parents[2] / "shared" / "bench"
COMMAND = "scripts/bench sparql"
ROUNDS = 5
LONG_ROUNDS = 31
SECONDS = 3.0
LOOKUP = "SELECT ?p ?o {{ <https://cities.example/id/project/{number}> ?p ?o }}"
LIGHT = LOOKUP.format(number=123).removesuffix("}") + " FILTER(RAND() >= 0) }"
"""A light query whose answer cannot be cached."""
LONG = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 100000"


def sparql() -> Iterator[Figure]:
    """Measure loading, the fourteen questions, the overhead of the service, many clients, a commit, and bombs."""
    if not SHARED.is_dir():
        print(f"{SHARED} does not exist: there are no questions to measure", file=sys.stderr)
        return
    with TemporaryDirectory() as place:
        folder = Path(place)
        data = _cities(folder, 24_000)
        with ours(folder) as mine, oxigraph(folder, data) as peer:
            loaded, _ = mine.send("PUT", "/store?default", "application/n-triples", data.read_bytes())
            yield Figure("sparql.put.1m", loaded, "s", COMMAND, 30)
            processes.until_idle(mine.pid, 120)  # until the version is read into memory
            yield from _questions(mine, peer)
            yield from _floors(peer, folder)
            yield from _rates(mine, peer)
            yield from _rate_of_another_peer(mine, folder)
            yield _description(mine)
            yield _first_byte(mine)
            yield from _overhead(mine, data)
            yield from _commits(mine)
            yield from under_bombs(mine, lambda number: LOOKUP.format(number=number))
        yield from after_bombs(folder, _cities(folder, 600))


def _cities(folder: Path, projects: int) -> Path:
    """Return a file of triples for this many projects, 41 for each."""
    file = folder / f"cities-{projects}.nt"
    generate = [sys.executable, str(SHARED / "gen_cities.py"), "--projects", str(projects), "--seed", "7"]
    subprocess.run([*generate, "--out", str(file)], check=True, stdout=subprocess.DEVNULL)
    return file


def _questions(mine: Endpoint, peer: Endpoint) -> Iterator[Figure]:
    ratios = []
    for file in sorted((SHARED / "queries").glob("*.rq")):
        text = file.read_text(encoding="utf-8")
        own, theirs = _by_turns(lambda text=text: mine.ask(text), lambda text=text: peer.ask(text))  # type: ignore[misc]
        ratios.append(own / theirs)
        yield Figure(f"sparql.{file.stem}.ratio", own / theirs, "x", COMMAND, 1.2, f"{theirs * 1000:.1f} ms")
    yield Figure("sparql.questions.ratio", geometric_mean(ratios), "x", COMMAND, 0.6, OXIGRAPH)
    again = _median(lambda: mine.ask(LOOKUP.format(number=1), anew=False), 100)
    yield Figure("sparql.again", again * 1000, "ms", COMMAND, 1)


def _floors(peer: Endpoint, folder: Path) -> Iterator[Figure]:
    """Measure a server that has the first answer ready, and one that gets it from a forked process."""
    text = next(iter(sorted((SHARED / "queries").glob("*.rq")))).read_text(encoding="utf-8")
    _, body = peer.send("POST", peer.path, "application/sparql-query", text.encode())
    for name, forked in (("constant", False), ("forked", True)):
        with floor(folder, body, forked=forked) as bare:
            least, theirs = _by_turns(lambda bare=bare: bare.ask(text), lambda: peer.ask(text), 300)  # type: ignore[misc]
        yield Figure(f"sparql.floor.{name}.ratio", least / theirs, "x", COMMAND, None, f"{theirs * 1000:.2f} ms")


def _rates(mine: Endpoint, peer: Endpoint) -> Iterator[Figure]:
    """Measure a light query from sixteen clients, in turns. The figures are medians of the rounds."""
    rounds = [(_light(mine), _light(peer)) for _ in range(3)]
    ratio = median(theirs.per_second / own.per_second for own, theirs in rounds)
    rate, p99 = (median(value) for value in zip(*((own.per_second, own.p99_ms) for own, _ in rounds), strict=True))
    yield Figure("sparql.light.16.rate", rate, "/s", COMMAND)
    yield Figure("sparql.light.16.peer-over-ours", ratio, "x", COMMAND, 4, OXIGRAPH)
    yield Figure("sparql.light.16.p99", p99, "ms", COMMAND, 10, f"{median(each.p99_ms for _, each in rounds):.1f} ms")


def _rate_of_another_peer(mine: Endpoint, folder: Path) -> Iterator[Figure]:
    """Measure the same with rdflib-endpoint on a fortieth of the triples, because loading all would take minutes."""
    with rdflib_endpoint(folder, _cities(folder, 600)) as peer:
        ratio = median(_light(peer).per_second / _light(mine).per_second for _ in range(3))
    yield Figure("sparql.light.16.rdflib-endpoint-over-ours", ratio, "x", COMMAND, 1 / 6, RDFLIB_ENDPOINT)


def _light(each: Endpoint) -> load.Timing:
    return load.measure(
        processes.HOST, each.port, load.post("light", each.path, "application/sparql-query", LIGHT), 16, SECONDS
    )


def _description(mine: Endpoint) -> Figure:
    """Measure the service description once it is computed for this version."""
    taken = _median(lambda: mine.send("GET", mine.path, "", b"")[0])
    return Figure("sparql.description", taken * 1000, "ms", COMMAND, 50)


def _first_byte(mine: Endpoint) -> Figure:
    """Measure the first byte of a long table whose first row is found at once."""
    fresh = count()

    def once() -> float:
        connection = http.client.HTTPConnection(processes.HOST, mine.port, timeout=60)
        began = perf_counter()
        connection.request("POST", mine.path, f"{LONG} # {next(fresh)}", {"Content-Type": "application/sparql-query"})
        answer = connection.getresponse()
        answer.read(1)
        taken = perf_counter() - began
        answer.read()
        return taken

    return Figure("sparql.first-byte.100k", _median(once) * 1000, "ms", COMMAND, 50)


def _overhead(mine: Endpoint, data: Path) -> Iterator[Figure]:
    """Measure the time of a question over HTTP beyond that of the engine in this process, on the same data in memory.

    The data is read in text order, as a worker reads it, because the rows that a LIMIT returns depend on the order.
    """
    store = Store()
    store.bulk_load(b"".join(sorted(data.read_bytes().splitlines(keepends=True))), format=RdfFormat.N_TRIPLES)

    def engine(text: str) -> float:
        began = perf_counter()
        found = store.query(text)
        assert isinstance(found, QuerySolutions)
        found.serialize(format=QueryResultsFormat.JSON)
        return perf_counter() - began

    text = LOOKUP.format(number=123)
    with ThreadPoolExecutor(1) as thread:  # with a heap of its own, like a worker
        own, alone = _by_turns(lambda: mine.ask(text), lambda: thread.submit(engine, text).result(), 300)
        yield Figure("sparql.overhead.lookup", (own - alone) * 1000, "ms", COMMAND, 0.5, f"{alone * 1000:.2f} ms")
        pairs = _pairs(lambda: mine.ask(LONG), lambda: thread.submit(engine, LONG).result(), LONG_ROUNDS)
    more, alone = median(own / theirs for own, theirs in pairs) - 1, median(theirs for _, theirs in pairs)
    yield Figure("sparql.overhead.100k", more * 100, "%", COMMAND, 5, f"{alone * 1000:.0f} ms")


def _commits(mine: Endpoint) -> Iterator[Figure]:
    taken = []
    for round_ in range(ROUNDS):
        text = "INSERT DATA { " + " ".join(f"<urn:{round_}:{n}> <urn:p> {n} ." for n in range(1_000)) + " }"
        began = perf_counter()
        mine.send("POST", "/update", "application/sparql-update", text.encode())
        mine.ask(f"SELECT ?o {{ <urn:{round_}:7> <urn:p> ?o }}")
        taken.append(perf_counter() - began)
    yield Figure("sparql.commit.1k", median(taken) * 1000, "ms", COMMAND, 250)


def _by_turns(one: Callable[[], float], other: Callable[[], float], rounds: int = 0) -> tuple[float, float]:
    """Return the median of both after one warm-up each, measured in turns so that other load affects both.

    By default the number of rounds takes about a second, with a minimum of a few rounds.
    """
    rounds = rounds or max(ROUNDS, min(200, int(1 / (one() + other()))))
    first, second = zip(*_pairs(one, other, rounds), strict=True)
    return median(first), median(second)


def _pairs(one: Callable[[], float], other: Callable[[], float], rounds: int) -> list[tuple[float, float]]:
    """Return the times of both in each round.

    The order alternates, so that the after-effects of each meet the other.
    """
    taken = []
    for round_ in range(rounds):
        if round_ % 2:
            theirs, own = other(), one()
        else:
            own, theirs = one(), other()
        taken.append((own, theirs))
    return taken


def _median(once: Callable[[], float], rounds: int = ROUNDS) -> float:
    """Return the median of some rounds after one warm-up."""
    once()
    return median(once() for _ in range(rounds))
