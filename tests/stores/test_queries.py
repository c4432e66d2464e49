"""Queries are passed on to the store, and have the answers that our own workers give."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from graph_store.graphs import Include, Scope
from graph_store.remote.client import StoreAddress
from graph_store.remote.graph_names import LETTERS, GraphNames, Letter
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers.query_workers import Query, QueryLimits, QueryWorkers
from tests.prepared import Plan

pytestmark = pytest.mark.slow

QUESTIONS = sorted((Path(__file__).parents[2] / "queries" / "competency").glob("*.rq"))
OWN = "https://kennisgraaf.example/"
KEPT = {"oxigraph": set[str](), "virtuoso": {"cq-009", "cq-011", "cq-036", "cq-057", "cq-058", "cq-059"}}
"""Questions that a server would not answer, or not as the standard says; our own workers answer them."""


class Store:
    """A server with the yearly plan in both sets, and the state that it belongs to."""

    def __init__(self, name: str, state: State) -> None:
        self.name, self.state, self.snapshot = name, state, state.newest()

    def answers(self, *queries: Query, snapshot: Snapshot | None = None) -> list[tuple[bytes, bytes, str]]:
        """Return each answer with the store, the one without it, and who gave the first."""
        return asyncio.run(self._answers(queries, snapshot or self.snapshot))

    async def _answers(self, queries: Sequence[Query], snapshot: Snapshot) -> list[tuple[bytes, bytes, str]]:
        reader = self.state.store_reader(30)
        assert reader is not None
        limits = QueryLimits(workers=1, timeout_s=60)
        passing, own = QueryWorkers(limits, store=reader), QueryWorkers(limits)
        found = []
        try:
            for query in queries:
                before = Counter(reader.counts)
                there = await (await passing.run(snapshot, query)).read()
                here = await (await own.run(snapshot, query)).read()
                found.append((there, here, next(iter(reader.counts - before), "")))
        finally:
            await passing.close()
            await own.close()
        return found


@pytest.fixture(scope="module")
def store(own_server: tuple[str, StoreAddress], plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Store:
    name, address = own_server
    place = tmp_path_factory.mktemp("queries") / "state"
    plan(place)
    state = State(place, store=address)
    state.keep_store()
    with state.writer("a test", 5) as writer:
        writer.publish(list(state.newest().quads())[:1], [], sources={})
    return Store(name, state)


def table(answer: bytes) -> tuple[list[str], Counter[bytes]] | bool:
    told = orjson.loads(answer)
    if "boolean" in told:
        return bool(told["boolean"])
    rows = Counter(orjson.dumps(row, option=orjson.OPT_SORT_KEYS) for row in told["results"]["bindings"])
    return told["head"]["vars"], rows


def test_the_sixty_questions_and_the_others_have_the_same_answers(store: Store) -> None:
    texts = [file.read_text(encoding="utf-8") for file in QUESTIONS]
    answers = store.answers(*(Query(text) for text in texts))
    kept = {file.stem for file, (_, _, who) in zip(QUESTIONS, answers, strict=True) if who == "kept"}
    assert [who for _, _, who in answers].count("passed_on") == len(QUESTIONS) - len(kept)
    assert {name for name in kept if name.startswith("cq-")} == KEPT[store.name]
    for file, (there, here, _) in zip(QUESTIONS, answers, strict=True):
        assert table(there) == table(here), file.name


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT ?s { GRAPH <https://kennisgraaf.example/graph/source/cities> { ?s a ?c } }",
        "PREFIX g: <https://kennisgraaf.example/graph/source/> SELECT ?s { GRAPH g:cities { ?s a ?c } }",
        "SELECT ?s FROM <https://kennisgraaf.example/graph/source/cities> { ?s a ?c }",
        "SELECT ?s FROM NAMED <https://kennisgraaf.example/graph/source/cities> { GRAPH ?g { ?s a ?c } }",
        "SELECT ?g { GRAPH ?g { <https://kennisgraaf.example/id/mun/gent> a ?c } FILTER(STRSTARTS(STR(?g), 'h')) }",
        "ASK { GRAPH <https://kennisgraaf.example/graph/inferred> { ?s ?p ?o } }",
        "ASK { <id/mun/gent> ?p ?o }",
        "CONSTRUCT { ?s a ?c } WHERE { GRAPH <https://kennisgraaf.example/graph/source/cities> { ?s a ?c } }",
        "CONSTRUCT WHERE { <https://kennisgraaf.example/id/mun/gent> ?p ?o }",
    ],
)
def test_graphs_have_the_names_of_the_version(store: Store, text: str) -> None:
    ((there, here, who),) = store.answers(Query(text, graph="application/n-triples"))
    assert who == "passed_on"
    assert b"urn:kennisgraaf" not in there
    if text.startswith("CONSTRUCT"):
        assert sorted(there.splitlines()) == sorted(here.splitlines())
    else:
        assert table(there) == table(here)


@pytest.mark.parametrize("letter", LETTERS)
def test_nobody_sees_a_set_by_its_own_names(store: Store, letter: Letter) -> None:
    prefix = GraphNames(OWN, letter).prefix
    query = Query(f"SELECT * {{ GRAPH <{prefix}default> {{ ?s ?p ?o }} }}")
    assert table(store.answers(query)[0][0]) == (["o", "p", "s"], Counter())


@pytest.mark.parametrize(
    "query",
    [
        Query("SELECT * { ?s a ?c }", Scope(Include.ASSERTED)),
        Query("SELECT * { ?s a ?c }", Scope(synthetic=True)),
        Query("", dump=True, default=("https://kennisgraaf.example/graph/source/cities",), graph="text/turtle"),
    ],
    ids=["asserted", "synthetic", "dump"],
)
def test_views_and_dumps_come_from_the_version(store: Store, query: Query) -> None:
    ((there, here, who),) = store.answers(query)
    assert (there, who) == (here, "")


@pytest.mark.parametrize(
    "text",
    [
        "DESCRIBE <https://kennisgraaf.example/id/mun/gent>",
        "PREFIX kg: <https://kennisgraaf.example/ns#> SELECT (kg:rows(?s, ?p, ?o) AS ?r) { ?s ?p ?o } LIMIT 3",
        "PREFIX : <https://kennisgraaf.example/ns#> "
        "SELECT ?g { GRAPH ?g { ?s a ?c } FILTER EXISTS { GRAPH ?g { ?s a :Municipality } } }",
        "SELECT ?s FROM <https://kennisgraaf.example/graph/source/cities> "
        "FROM <https://kennisgraaf.example/graph/source/persons> { ?s a ?c }",
    ],
    ids=["describe", "function", "exists", "two-graphs"],
)
def test_what_the_store_may_answer_otherwise_is_kept(store: Store, text: str) -> None:
    ((there, here, who),) = store.answers(Query(text, graph="application/n-triples"))
    assert (sorted(there.splitlines()), who) == (sorted(here.splitlines()), "kept")


def test_a_syntax_error_is_explained_as_ever(store: Store) -> None:
    from graph_store.errors import MalformedQuery

    with pytest.raises(MalformedQuery) as raised:
        store.answers(Query("SELECT ?s {\n ?s ?p }"))
    assert raised.value.line == 2


def test_an_older_version_is_read_from_its_copy(store: Store) -> None:
    older = store.state.open(store.snapshot.version - 1)
    ((there, here, who),) = store.answers(Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), snapshot=older)
    assert (there, who) == (here, "")


def test_an_answer_that_the_server_cuts_off_comes_whole(store: Store) -> None:
    ((there, here, _),) = store.answers(Query("SELECT ?s ?p ?o { ?s ?p ?o }"))
    assert table(there) == table(here)
