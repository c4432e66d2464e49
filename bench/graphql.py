"""GraphQL compared with its peers on one store in one run: strawberry's stock executor, one UNION query, its HTTP view.

Ratios are shares of the peer, so that a target is an upper bound: 3.3 % is 30 times as fast.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import Any

import orjson

from bench.figures import Figure
from bench.graphql_data import make
from bench.graphql_heavy import heavy
from bench.graphql_http import served
from bench.graphql_origins import origins
from graph_api.graphql.columns import TextColumn
from graph_api.graphql.facts_cache import FactsCache
from graph_api.graphql.request_context import RequestContext
from graph_api.graphql.schema import execute
from graph_api.service import Service, ServiceSettings
from graph_store.graphs import Scope
from graph_store.remote.client import StoreAddress
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from loaders import sync
from ontology.vocabulary import Vocabulary

COMMAND = "scripts/bench graphql"
FLAT = """{ projects(first: 1000) { nodes {
    id key label english: label @lang(prefer: ["en"]) french: label @lang(prefer: ["fr"])
    earliest latest __typename } } }"""
NESTED = """{ projects(first: 1000) { nodes {
    id key label earliest latest hasTheme { nodes { id label } } hasParticipant { nodes { id label } } } } }"""
ONE = "query ($id: ID!) { project(id: $id) { id key label earliest latest sitedIn { id label } } }"
THINGS = FLAT.replace("projects", "things")
AROUND = """{ things(first: 1000) { nodes {
    id key label earliest latest describedBy { nodes { id line } } subjectOf { nodes { id label } } } } }"""
KEYS = "{ projects { nodes { key } } }"
DATA = Path(__file__).parent.parent / "data" / "jaarplan-2020"
FILTERED = """{ projects(
    filter: {earliest: {gte: "2015"}, sitedIn: {label: {contains: "nummer 1"}}, hasTheme: {some: {key_exists}}}
    orderBy: [{sitedIn: {label: ASC}}, {label: DESC}], first: 20
) { totalCount nodes { id label earliest } } }""".replace("{key_exists}", '{label: {startsWith: "theme"}}')
UNION = """PREFIX kg: <https://kennisgraaf.example/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?s ?k ?v ?l WHERE {
  { SELECT ?s WHERE { ?s a kg:Project } ORDER BY ?s LIMIT 1000 }
  { VALUES ?k { rdfs:label kg:earliest kg:latest <http://purl.org/dc/terms/identifier> } ?s ?k ?v }
  UNION { ?s kg:hasTheme ?v . BIND(kg:hasTheme AS ?k) ?v rdfs:label ?l }
  UNION { ?s kg:hasParticipant ?v . BIND(kg:hasParticipant AS ?k) ?v rdfs:label ?l } }"""


class Asker:
    """Runner of documents on one version, with or without plans."""

    def __init__(self, state: Path, store: StoreAddress | None = None) -> None:
        self.service = Service(ServiceSettings(data=state, store=store))
        self.cache, self.words = FactsCache(), Vocabulary.load()

    @property
    def snapshot(self) -> Snapshot:
        """The newest version."""
        return self.service.snapshot()

    def bytes(self, text: str, *, plans: bool = True) -> bytes:
        """Return the answer as sent over the wire: ours by orjson, the stock executor's by the standard library."""
        context = RequestContext(self.snapshot, self.words, self.cache, ("nl", "en"), self.service, max_cost=1e9)
        result = execute(context, text, plans=plans)
        assert not result.errors, result.errors
        return orjson.dumps(result.data) if plans else json.dumps(result.data).encode()


def graphql() -> Iterator[Figure]:
    """Measure GraphQL on the shipped inventories and on a version of a million quads."""
    with TemporaryDirectory() as place:
        state = Path(place) / "state"
        sync(DATA, State(state))
        asker = Asker(state)
        yield Figure("graphql.shipped.quads", asker.snapshot.manifest.quads, "quads", COMMAND)
        yield from _executed(asker, "graphql.shipped", (("1000x8", THINGS, 3.33), ("nested", AROUND, 4.0)))
        yield from _memory(asker, "graphql.shipped")
        yield from origins(asker.bytes, _ms)
        keys = [each["key"] for each in orjson.loads(asker.bytes(KEYS))["projects"]["nodes"]]
        yield from served(state, "graphql.shipped", ONE, keys, THINGS)
        yield from heavy(state)
    with TemporaryDirectory() as place:
        state = Path(place) / "state"
        yield Figure("graphql.quads", make(state), "quads", COMMAND)
        yield from _cold(state)
        asker = Asker(state)
        yield from _executed(asker, "graphql", (("1000x8", FLAT, 3.33), ("1000+8000", NESTED, None)))
        yield from _union(asker)
        yield Figure("graphql.filtered", _ms(lambda: asker.bytes(FILTERED)), "ms", COMMAND, 30.0)
        yield from _memory(asker, "graphql")
        yield from served(state, "graphql", ONE, [f"prj:n{number}" for number in range(500)], FLAT)


def _cold(state: Path) -> Iterator[Figure]:
    """Measure the first query after a new version. The store is in memory, as in the service, but no column is.

    The unit is processor seconds, which other work on the machine does not affect.
    """
    asker = Asker(state)
    begun = perf_counter()
    asker.snapshot.store()
    yield Figure("graphql.cold.store", perf_counter() - begun, "s", COMMAND)
    asker.bytes("{ dataset { version } }")
    begun = thread_time()
    asker.bytes(FILTERED)
    yield Figure("graphql.cold.question", thread_time() - begun, "s", COMMAND, 2.0)


def _executed(asker: Asker, prefix: str, asked: Sequence[tuple[str, str, float | None]]) -> Iterator[Figure]:
    for name, text, target in asked:
        ours = _ms(lambda text=text: asker.bytes(text))  # type: ignore[misc]
        stock = _ms(lambda text=text: asker.bytes(text, plans=False), 4)  # type: ignore[misc]
        said = f"stock strawberry {stock:.1f} ms"
        yield Figure(f"{prefix}.{name}", ours, "ms", COMMAND)
        yield Figure(f"{prefix}.{name}.share", 100 * ours / stock, "%", COMMAND, target, said)


def _union(asker: Asker) -> Iterator[Figure]:
    """Compare the nested page with one query for all of it, plus the stock executor that writes its rows."""
    ours = _ms(lambda: asker.bytes(NESTED))
    peer = _ms(lambda: asker.bytes(NESTED, plans=False), 3) + _ms(lambda: _folded(asker.snapshot), 3)
    said = f"one UNION query and the stock executor {peer:.1f} ms"
    yield Figure("graphql.1000+8000.union.share", 100 * ours / peer, "%", COMMAND, 4.0, said)


def _folded(snapshot: Snapshot) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for row in snapshot.select(UNION):
        found.setdefault(str(row["s"]), {}).setdefault(str(row["k"]), set()).add(str(row["v"]))
    return found


def _memory(asker: Asker, prefix: str) -> Iterator[Figure]:
    """Measure the bytes for each value.

    Each column counts with its own dictionary, tuples and texts. IRIs, which columns share, are left out.
    """
    facts = asker.cache.get(asker.snapshot, Scope(), asker.words)
    seen: set[int] = set()
    values = sum(len(each) for column in facts._values.values() for each in column.values())
    held = sum(_deep(column, seen) for column in facts._values.values())
    yield Figure(f"{prefix}.columns", len(facts._values), "columns", COMMAND)
    yield Figure(f"{prefix}.memory", held / max(1, values), "B/value", COMMAND, 150.0)


def _deep(value: Any, seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    size = sys.getsizeof(value)
    if isinstance(value, dict):
        size += sum(_deep(each, seen) for pair in value.items() for each in pair)
    elif isinstance(value, TextColumn):
        size += _deep(value.by_language, seen)
    elif isinstance(value, tuple):
        size += sum(_deep(each, seen) for each in value)
    return size


def _ms(work: Callable[[], object], rounds: int = 12) -> float:
    """Return the milliseconds of processor time of the fastest round. Other work on the machine only adds time."""
    work()
    times = []
    for _ in range(rounds):
        begun = thread_time()
        work()
        times.append(1000 * (thread_time() - begun))
    return min(times)
