"""A small published version, and helpers to query it in a separate workers."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store.errors import GraphError
from graph_store.graphs import Graphs
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers.query_workers import Answer, Query, QueryLimits, QueryWorkers

EX = "https://kennisgraaf.example/id/"
GRAPHS = Graphs()
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {CROSS}"
HUNGRY = f"SELECT * {CROSS} ORDER BY ?c ?f ?i"


def quads() -> Iterator[Quad]:
    """Yield stated and inferred facts, and one stated fact again in a source graph."""
    for number in range(1_000):
        fact = (NamedNode(f"{EX}thing/{number}"), NamedNode(f"{EX}p"), Literal(f"value {number} }},{{ \r\n"))
        yield Quad(*fact, GRAPHS.edits)
        yield Quad(*fact, DefaultGraph())
    yield Quad(*fact, GRAPHS.source("things"))
    for graph in (GRAPHS.inferred, DefaultGraph()):
        yield Quad(NamedNode(f"{EX}thing/1"), NamedNode(f"{EX}q"), NamedNode(f"{EX}thing/2"), graph)
    yield Quad(NamedNode(f"{EX}test"), NamedNode(f"{EX}p"), Literal("test"), GRAPHS.synthetic)


def published(folder: Path) -> Snapshot:
    """Publish the facts as the first version of a new state."""
    state = State(folder)
    with state.writer("test", 1) as writer:
        writer.publish([], quads(), sources={})
    return state.newest()


@contextlib.asynccontextmanager
async def query_workers(**limits: object) -> AsyncIterator[QueryWorkers]:
    """Open a pool with one worker, one prefix and these limits; close it at the end."""
    opened = QueryWorkers(QueryLimits(**{"workers": 1, **limits}), {"ex": EX})  # type: ignore[arg-type]
    try:
        yield opened
    finally:
        await opened.close()


def ask(snapshot: Snapshot, *queries: Query | str, **limits: float) -> list[Answer | GraphError]:
    """Run the queries one after the other in one pool and read each answer to its end."""

    async def run() -> list[Answer | GraphError]:
        answers: list[Answer | GraphError] = []
        async with query_workers(**limits) as opened:
            for query in queries:
                try:
                    answer = await opened.run(snapshot, query if isinstance(query, Query) else Query(query))
                    await answer.read()
                    answers.append(answer)
                except GraphError as error:
                    answers.append(error)
        return answers

    return asyncio.run(run())


def text(answer: Answer | GraphError) -> str:
    """Return the body of an answer, which must not be an error."""
    assert isinstance(answer, Answer), answer
    return (answer.body or b"").decode()


def count(answer: Answer | GraphError) -> int:
    """Return the number that a COUNT gave."""
    return int(json.loads(text(answer))["results"]["bindings"][0]["n"]["value"])
