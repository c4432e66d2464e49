"""Linked data: documents of a medium-sized thing, conditional requests, dumps of a million quads, and search."""

import random
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from pyoxigraph import DefaultGraph, Literal, Quad

from bench import processes
from bench.figures import Figure
from graph_store.fulltext.building import build
from graph_store.fulltext.entries import Entry
from graph_store.fulltext.index import Index
from graph_store.graphs import Graphs
from graph_store.versions import State
from loaders import sync
from ontology.namespaces import DCT_IDENTIFIER, RDF_TYPE, RDFS_LABEL, kg, thing

COMMAND = "scripts/bench linked_data"
DATA = Path(__file__).parent.parent / "data" / "jaarplan-2020"
FORMS = ("html", "ttl", "jsonld", "nt", "rdf")
MIDDLING = "/doc/mun/gent"
ASKED = 200
QUADS = 1_000_000
LABELS = 100_000
SEARCHES = 600


def linked_data() -> Iterator[Figure]:
    """Run all measurements of linked data."""
    with TemporaryDirectory() as place:
        yield from _documents(Path(place))
    with TemporaryDirectory() as place:
        yield from _dumps(Path(place))
    with TemporaryDirectory() as place:
        yield from _search(Path(place))


def _documents(place: Path) -> Iterator[Figure]:
    state, log, port = place / "var", place / "service.log", processes.free_port()
    sync(DATA, State(state))
    with processes.started([kennisgraaf(), "serve", "--port", str(port)], place, state, log) as process:
        processes.seconds_until_ready(process, port, log, 60)
        address = f"http://{processes.HOST}:{port}"
        for form in FORMS:
            yield _timed(f"linked_data.document.{form}", 10, partial(_get, f"{address}{MIDDLING}.{form}"))
        tag = _tag(f"{address}{MIDDLING}.ttl")
        yield _timed("linked_data.held", 1, lambda: _get(f"{address}{MIDDLING}.ttl", tag))
        for path in ("catalog", ".well-known/void", "dump/?format=json", "query"):
            name = path.partition("?")[0].strip("./").replace(".well-known/", "").replace("/", "")
            yield _timed(f"linked_data.{name}", 50, partial(_get, f"{address}/{path}"))


def _dumps(place: Path) -> Iterator[Figure]:
    """Measure a whole dump of a million quads, built in a separate process, and the growth of the serving process."""
    state, log, port = place / "var", place / "service.log", processes.free_port()
    _million(State(state))
    (place / ".env").write_text("KENNISGRAAF_MEMORY_QUADS=0\n", encoding="ascii")
    with processes.started([kennisgraaf(), "serve", "--port", str(port)], place, state, log) as process:
        processes.seconds_until_ready(process, port, log, 60)
        before = _resident_mb(process.pid)
        for suffix in ("nq", "nq.gz", "ttl", "jsonld"):
            began = perf_counter()
            size = _length(f"http://{processes.HOST}:{port}/dump/kennisgraaf.{suffix}")
            target = 15 if suffix == "nq" else None
            yield Figure(f"linked_data.dump.{suffix}", perf_counter() - began, "s", COMMAND, target)
            yield Figure(f"linked_data.dump.{suffix}.size", size / 1e6, "MB", COMMAND)
        yield Figure("linked_data.dump.memory", _resident_mb(process.pid) - before, "MB", COMMAND, 50)


def _search(place: Path) -> Iterator[Figure]:
    """Measure searches for words, prefixes, pairs and misspellings in a hundred thousand made-up names."""
    chance = random.Random(7)
    names = [_name(chance) for _ in range(LABELS)]
    began = perf_counter()
    build(place / "search.sqlite", (Entry(f"urn:{n}", name, "nl") for n, name in enumerate(names)))
    yield Figure("linked_data.search.build", perf_counter() - began, "s", COMMAND)
    index = Index(place / "search.sqlite")
    taken = []
    for number in range(SEARCHES):
        text = _question(chance, names, number)
        began = perf_counter()
        index.search(text)
        taken.append((perf_counter() - began) * 1000)
    yield Figure("linked_data.search.p50", median(taken), "ms", COMMAND)
    yield Figure("linked_data.search.p95", quantiles(taken, n=20)[-1], "ms", COMMAND, 50)


def _million(state: State) -> None:
    """Publish a million quads: each fact in the graph of its source and in the default graph."""
    graphs = Graphs()
    homes = (graphs.source("made-up"), DefaultGraph())

    def quads() -> Iterator[Quad]:
        for number in range(QUADS // 10):
            subject = thing(f"prj:n{number}")
            facts = (
                (RDF_TYPE, kg("Project")),
                (DCT_IDENTIFIER, Literal(f"prj:n{number}")),
                (RDFS_LABEL, Literal(f"Project nummer {number}", language="nl")),
                (kg("sitedIn"), thing(f"mun:m{number % 300}")),
                (kg("note"), Literal("Een opmerking van gewone lengte, zoals er in inventarissen staan.")),
            )
            yield from (Quad(subject, verb, value, home) for verb, value in facts for home in homes)

    with state.writer("bench", 10) as writer:
        writer.publish([], quads(), sources={})


def _name(chance: random.Random) -> str:
    common = ("project", "programma", "stad", "centrum", "gemeente", "digitaal", "energie", "data")
    parts = ("ba", "be", "ko", "la", "mi", "no", "ra", "ste", "ver", "gem", "huis", "weg", "plein", "kaai", "molen")
    words = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(chance.randint(1, 4))]
    return " ".join([chance.choice(common), *words])


def _question(chance: random.Random, names: list[str], number: int) -> str:
    words = chance.choice(names).split()
    word = chance.choice(words)
    kinds: tuple[Callable[[], str], ...] = (
        lambda: word,
        lambda: word[:4],
        lambda: " ".join(words[:2]),
        lambda: f"{word[:3]}x{word[4:]}",
        lambda: words[0],
    )
    return kinds[number % len(kinds)]()


def _timed(name: str, target: float, ask: Callable[[], object]) -> Figure:
    """Return the median time of many answers, after some warm-up requests."""
    taken = []
    for number in range(ASKED + 20):
        began = perf_counter()
        ask()
        taken.append((perf_counter() - began) * 1000)
        if number < 20:
            taken.clear()
    return Figure(f"{name}.p50", median(taken), "ms", COMMAND, target)


def _get(address: str, tag: str = "") -> bytes:
    request = urllib.request.Request(address, headers={"If-None-Match": tag} if tag else {})  # noqa: S310
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            body: bytes = answer.read()
    except urllib.error.HTTPError as error:
        if error.code != HTTPStatus.NOT_MODIFIED:
            raise
        return b""
    return body


def _tag(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return str(answer.headers["ETag"])


def _length(address: str) -> int:
    size = 0
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        while chunk := answer.read(1 << 20):
            size += len(chunk)
    return size


def _resident_mb(pid: int) -> float:
    found = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(found.stdout) / 1024


def kennisgraaf() -> str:
    """Return the path of the command in this environment."""
    return str(Path(sys.executable).with_name("kennisgraaf"))
