"""GraphQL against its peers on one store in one run: the stock executor, one UNION query, the same over HTTP.

Ratios are shares of the peer, so that a target is an upper bound: 3.3 % is 30 times as fast.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import orjson

from bench import load, processes
from bench.figures import Figure
from bench.graphql_data import make
from graph_api.graphql.asking import Asking
from graph_api.graphql.cache import FactsCache
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.vocabulary import Vocabulary

COMMAND = "scripts/bench graphql"
FLAT = """{ projects(first: 1000) { nodes {
    id key label english: label(lang: "en") french: label(lang: "fr") earliest latest __typename } } }"""
NESTED = """{ projects(first: 1000) { nodes {
    id key label earliest latest hasTheme { id label } hasParticipant { id label } } } }"""
ONE = '{ project(id: "prj:n7") { id key label earliest latest sitedIn { id label } } }'
FILTERED = """{ projects(
    filter: {earliest: {gte: "2015"}, sitedIn: {label: {contains: "nummer 1"}}, hasTheme: {some: {key_exists}}}
    orderBy: [{sitedIn: {label: ASC}}, {label: DESC}], first: 20, offset: 40
) { totalCount nodes { id label earliest } } }""".replace("{key_exists}", '{label: {startsWith: "theme"}}')
UNION = """PREFIX kg: <https://kennisgraaf.example/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?s ?k ?v ?l WHERE {
  { SELECT ?s WHERE { ?s a kg:Project } ORDER BY ?s LIMIT 1000 }
  { VALUES ?k { rdfs:label kg:earliest kg:latest <http://purl.org/dc/terms/identifier> } ?s ?k ?v }
  UNION { ?s kg:hasTheme ?v . BIND(kg:hasTheme AS ?k) ?v rdfs:label ?l }
  UNION { ?s kg:hasParticipant ?v . BIND(kg:hasParticipant AS ?k) ?v rdfs:label ?l } }"""


class Asker:
    """Asks documents of one version, with or without plans."""

    def __init__(self, state: Path) -> None:
        self.service = Service(ServiceSettings(data=state))
        self.cache, self.words = FactsCache(), Vocabulary.load()

    @property
    def snapshot(self) -> Snapshot:
        """The newest version."""
        return self.service.snapshot()

    def bytes(self, text: str, *, plans: bool = True) -> bytes:
        """The answer as it goes over the wire: ours by orjson, the stock executor's by the standard library."""
        asking = Asking(self.snapshot, self.words, self.cache, ("nl", "en"), self.service, max_cost=1e9)
        result = execute(asking, text, plans=plans)
        assert not result.errors, result.errors
        return orjson.dumps(result.data) if plans else json.dumps(result.data).encode()


def graphql() -> Iterator[Figure]:
    """Every figure of GraphQL on a version of a million quads."""
    with TemporaryDirectory() as place:
        state = Path(place) / "state"
        yield Figure("graphql.quads", make(state), "quads", COMMAND)
        yield from _cold(state)
        asker = Asker(state)
        yield from _executed(asker)
        yield from _memory(asker)
        yield from _served(state)


def _cold(state: Path) -> Iterator[Figure]:
    """The first question after a new version: the store is held in memory, as the service does it; no column is."""
    asker = Asker(state)
    begun = perf_counter()
    asker.snapshot.store()
    yield Figure("graphql.cold.store", perf_counter() - begun, "s", COMMAND)
    asker.bytes("{ dataset { version } }")
    begun = perf_counter()
    asker.bytes(FILTERED)
    yield Figure("graphql.cold.question", perf_counter() - begun, "s", COMMAND, 2.0)


def _executed(asker: Asker) -> Iterator[Figure]:
    for name, text, target in (("1000x8", FLAT, 3.33), ("1000+8000", NESTED, None)):
        ours = _ms(lambda text=text: asker.bytes(text))  # type: ignore[misc]
        stock = _ms(lambda text=text: asker.bytes(text, plans=False), 5)  # type: ignore[misc]
        yield Figure(f"graphql.{name}", ours, "ms", COMMAND)
        yield Figure(
            f"graphql.{name}.share", 100 * ours / stock, "%", COMMAND, target, f"stock strawberry {stock:.1f} ms"
        )
        if target is None:
            peer = stock + _ms(lambda: _folded(asker.snapshot), 5)
            said = f"one UNION query and the stock executor {peer:.1f} ms"
            yield Figure(f"graphql.{name}.union.share", 100 * ours / peer, "%", COMMAND, 4.0, said)
    yield Figure("graphql.filtered", _ms(lambda: asker.bytes(FILTERED)), "ms", COMMAND, 30.0)


def _folded(snapshot: Snapshot) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for row in snapshot.select(UNION):
        found.setdefault(str(row["s"]), {}).setdefault(str(row["k"]), set()).add(str(row["v"]))
    return found


def _memory(asker: Asker) -> Iterator[Figure]:
    """Bytes a value: each column with its own dictionary, tuples and texts; IRIs, which columns share, apart."""
    facts = asker.cache.get(asker.snapshot, Scope(), asker.words)
    seen: set[int] = set()
    values = sum(len(each) for column in facts._values.values() for each in column.values())
    held = sum(_deep(column, seen) for column in facts._values.values())
    yield Figure("graphql.memory", held / max(1, values), "B/value", COMMAND, 150.0)


def _deep(value: Any, seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    size = sys.getsizeof(value)
    if isinstance(value, dict):
        size += sum(_deep(each, seen) for pair in value.items() for each in pair)
    elif isinstance(value, tuple):
        size += sum(_deep(each, seen) for each in value)
    return size


def _served(state: Path) -> Iterator[Figure]:
    rates: dict[tuple[str, bool], load.Timing] = {}
    for is_stock in (False, True):
        port, log = processes.free_port(), state.parent / "server.log"
        command = [
            sys.executable,
            "-m",
            "bench.graphql_server",
            str(state),
            str(port),
            *(["--stock"] if is_stock else []),
        ]
        with processes.started(command, Path(__file__).parent.parent, state, log) as process:
            processes.seconds_until_ready(process, port, log, 60)
            for name, text in (("one", ONE), ("page", FLAT)):
                question = load.post(name, "/graphql", "application/json", json.dumps({"query": text}))
                load.measure(processes.HOST, port, question, 1, 3)
                rates[name, is_stock] = load.measure(processes.HOST, port, question, 16, 3)
    for name, target in (("one", 100.0), ("page", 4.0)):
        ours, peer = rates[name, False], rates[name, True]
        yield Figure(f"graphql.http.{name}.rate", ours.per_second, "/s", COMMAND)
        share = 100 * peer.per_second / ours.per_second
        yield Figure(f"graphql.http.{name}.share", share, "%", COMMAND, target, f"stock {peer.per_second:.0f} /s")
    yield Figure("graphql.http.one.p99", rates["one", False].p99_ms, "ms", COMMAND, 10.0)


def _ms(work: Callable[[], object], rounds: int = 15) -> float:
    """The fastest of so many rounds: other work on the machine only ever adds."""
    work()
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(1000 * (perf_counter() - begun))
    return min(times)
