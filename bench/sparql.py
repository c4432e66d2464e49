"""The query address over a million triples, side by side with `oxigraph serve` on disk, in one run.

Data and questions are those of ../shared/bench; without that folder there is nothing to measure. The peer comes from
PyPI into an environment of its own.
"""

import http.client
import json
import subprocess
import sys
import threading
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import geometric_mean, median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from bench import load, processes
from bench.figures import Figure

SHARED = Path(__file__).parents[2] / "shared" / "bench"
PEER = "oxigraph==0.5.13"
COMMAND = "scripts/bench sparql"
ROUNDS = 5
SECONDS = 3.0
LOOKUP = "SELECT ?p ?o {{ <https://cities.example/id/project/{number}> ?p ?o }}"
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
"""Queries without an end, of ../shared/research/sparql.md, 3e."""

_fresh = count()


class Endpoint:
    """One connection to one server."""

    def __init__(self, port: int, path: str, token: str = "") -> None:
        self.port, self.path, self._token = port, path, token
        self._connection = http.client.HTTPConnection(processes.HOST, port, timeout=300)

    def ask(self, query: str, *, anew: bool = True) -> float:
        """Seconds until the whole answer is there; `anew` makes it a text that nobody has asked before."""
        text = f"{query}\n# {next(_fresh)}" if anew else query
        return self.send("POST", self.path, "application/sparql-query", text.encode())[0]

    def send(self, method: str, path: str, media_type: str, body: bytes) -> tuple[float, bytes]:
        """Seconds and content of an answer, which is no error."""
        accept = "application/sparql-results+json, application/n-triples;q=0.9, */*;q=0.1"
        headers = {"Content-Type": media_type, "Accept": accept, "Authorization": f"Bearer {self._token}"}
        began = perf_counter()
        try:
            self._connection.request(method, path, body, headers)
        except ConnectionError:  # a connection that was idle has been closed
            self._connection.close()
            self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {content[:300]!r}")
        return perf_counter() - began, content


def sparql() -> Iterator[Figure]:
    """Loading, the fourteen questions, one asked again, many clients, a commit, the first byte, and bombs."""
    if not SHARED.is_dir():
        print(f"without {SHARED} there is nothing to ask", file=sys.stderr)
        return
    with TemporaryDirectory() as place:
        folder = Path(place)
        data = folder / "cities.nt"
        generate = [
            sys.executable,
            str(SHARED / "gen_cities.py"),
            "--projects",
            "24000",
            "--seed",
            "7",
            "--out",
            str(data),
        ]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        with _ours(folder) as ours, _peer(folder, data) as peer:
            loaded, _ = ours.send("PUT", "/store?default", "application/n-triples", data.read_bytes())
            yield Figure("sparql.put.1m", loaded, "s", COMMAND, 30)
            sleep(15)  # until the version is in memory
            yield from _questions(ours, peer)
            yield from _rates(ours, peer)
            yield _description(ours)
            yield from _commits(ours)
            yield _first_byte(ours)
            yield from _under_bombs(ours)


def _questions(ours: Endpoint, peer: Endpoint) -> Iterator[Figure]:
    ratios = []
    for file in sorted((SHARED / "queries").glob("*.rq")):
        text = file.read_text(encoding="utf-8")
        mine, theirs = _median(lambda text=text: ours.ask(text)), _median(lambda text=text: peer.ask(text))  # type: ignore[misc]
        ratios.append(mine / theirs)
        yield Figure(f"sparql.{file.stem}.ratio", mine / theirs, "x", COMMAND, 1.2, f"{theirs * 1000:.1f} ms")
    yield Figure("sparql.questions.ratio", geometric_mean(ratios), "x", COMMAND, 0.6, PEER)
    again = _median(lambda: ours.ask(text, anew=False))
    yield Figure("sparql.again", again * 1000, "ms", COMMAND, 1)
    numbers = count()
    mine, theirs = (
        _median(lambda each=each: each.ask(LOOKUP.format(number=next(numbers))), 200)  # type: ignore[misc]
        for each in (ours, peer)
    )
    yield Figure("sparql.lookup", mine * 1000, "ms", COMMAND, None, f"{theirs * 1000:.2f} ms")


def _rates(ours: Endpoint, peer: Endpoint) -> Iterator[Figure]:
    """A light question of sixteen clients; one that draws a random number is never answered from memory."""
    text = LOOKUP.format(number=123).removesuffix("}") + " FILTER(RAND() >= 0) }"
    mine, theirs = (
        load.measure(
            processes.HOST, each.port, load.post("light", each.path, "application/sparql-query", text), 16, SECONDS
        )
        for each in (ours, peer)
    )
    ratio = theirs.per_second / mine.per_second
    yield Figure("sparql.light.16.peer-over-ours", ratio, "x", COMMAND, 4, f"{theirs.per_second:.0f} /s")
    yield Figure("sparql.light.16.p99", mine.p99_ms, "ms", COMMAND, 10, f"{theirs.p99_ms:.1f} ms")


def _description(ours: Endpoint) -> Figure:
    """The service description, once it has been worked out for this version."""
    taken = _median(lambda: ours.send("GET", ours.path, "", b"")[0])
    return Figure("sparql.description", taken * 1000, "ms", COMMAND, 50)


def _commits(ours: Endpoint) -> Iterator[Figure]:
    taken = []
    for round_ in range(ROUNDS):
        text = "INSERT DATA { " + " ".join(f"<urn:{round_}:{n}> <urn:p> {n} ." for n in range(1_000)) + " }"
        began = perf_counter()
        ours.send("POST", "/update", "application/sparql-update", text.encode())
        ours.ask(f"SELECT ?o {{ <urn:{round_}:7> <urn:p> ?o }}")
        taken.append(perf_counter() - began)
    yield Figure("sparql.commit.1k", median(taken) * 1000, "ms", COMMAND, 250)


def _first_byte(ours: Endpoint) -> Figure:
    def once() -> float:
        connection = http.client.HTTPConnection(processes.HOST, ours.port, timeout=60)
        query = f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT 100000 # {next(_fresh)}"
        began = perf_counter()
        connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
        answer = connection.getresponse()
        answer.read(1)
        taken = perf_counter() - began
        answer.read()
        return taken

    return Figure("sparql.first-byte.100k", _median(once) * 1000, "ms", COMMAND, 50)


def _under_bombs(ours: Endpoint) -> Iterator[Figure]:
    """Light questions of one client while another one sends all the bombs at once."""
    longest: list[float] = []
    bombs = [threading.Thread(target=_bomb, args=(ours.port, text, longest)) for text in BOMBS]
    for bomb in bombs:
        bomb.start()
    taken: list[float] = []
    until = perf_counter() + 10
    while perf_counter() < until:
        taken.append(ours.ask(LOOKUP.format(number=len(taken))))
        sleep(0.005)
    for bomb in bombs:
        bomb.join()
    yield Figure("sparql.light.under-bombs.p99", sorted(taken)[int(len(taken) * 0.99)] * 1000, "ms", COMMAND, 100)
    yield Figure("sparql.bomb.longest", max(longest), "s", COMMAND, 11)


def _bomb(port: int, text: str, longest: list[float]) -> None:
    connection = http.client.HTTPConnection(processes.HOST, port, timeout=60, source_address=("127.0.0.2", 0))
    began = perf_counter()
    try:
        connection.request("POST", "/sparql", text, {"Content-Type": "application/sparql-query"})
        connection.getresponse().read()
    except (http.client.HTTPException, OSError):
        pass  # a stream that is broken off is an honest end as well
    longest.append(perf_counter() - began)


def _median(once: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The middle of some rounds after one to warm up."""
    once()
    return median(once() for _ in range(rounds))


@contextmanager
def _ours(folder: Path) -> Iterator[Endpoint]:
    """Our service over an ordinary dataset."""
    state, log, port = folder / "ours", folder / "ours.log", processes.free_port()
    kennisgraaf = str(Path(sys.executable).parent / "kennisgraaf")
    new_token = [kennisgraaf, "token", "new", "--json"]
    made = subprocess.run(new_token, env=processes.user_environment(state), stdout=subprocess.PIPE, check=True)
    command = ["env", "KENNISGRAAF_PLAIN=true", kennisgraaf, "serve", "--port", str(port)]
    with processes.started(command, folder, state, log) as process:
        processes.seconds_until_ready(process, port, log, 60)
        yield Endpoint(port, "/sparql", json.loads(made.stdout)["token"])


@contextmanager
def _peer(folder: Path, data: Path) -> Iterator[Endpoint]:
    """`oxigraph serve` over the same data on disk."""
    home, store, port = folder / "peer", str(folder / "oxigraph"), processes.free_port()
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin" / "python", "-m", "pip", "-q", "install", PEER], check=True)
    oxigraph = str(home / "bin" / "oxigraph")
    load = [oxigraph, "load", "--location", store, "--file", str(data)]
    subprocess.run(load, check=True, stderr=subprocess.DEVNULL)
    command = [oxigraph, "serve", "--location", store, "--bind", f"{processes.HOST}:{port}"]
    with processes.started(command, folder, folder, folder / "oxigraph.log"):
        sleep(2)
        yield Endpoint(port, "/query")
