# ruff: noqa: S608
import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph_store.errors import (
    BadRequest,
    GraphError,
    MalformedQuery,
    NotAcceptable,
    QueryCrashed,
    QueryMemory,
    QueryTimeout,
    QueryTooComplex,
    RemoteForbidden,
    TooLarge,
)
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE
from graph_store.versions import State
from graph_store.workers.no_network import is_known
from graph_store.workers.query_workers import Answer, Query
from tests.graph_store.querying import (
    COUNT,
    CROSS,
    ENDLESS,
    EX,
    GRAPHS,
    HUNGRY,
    ask,
    count,
    published,
    query_workers,
    text,
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_each_form_of_query_is_answered_in_the_media_type_asked_for(snapshot: Snapshot) -> None:
    select, csv, yes, construct, describe = ask(
        snapshot,
        Query(f"SELECT ?o {{ <{EX}thing/1> <{EX}q> ?o }}", table="application/sparql-results+json"),
        Query(f"SELECT ?o {{ <{EX}thing/1> <{EX}q> ?o }}", table="text/csv"),
        Query("ASK { ?s ?p ?o }", table="application/sparql-results+xml"),
        Query(f"CONSTRUCT WHERE {{ ?s <{EX}q> ?o }}", graph="application/n-triples"),
        Query(f"DESCRIBE <{EX}test>", graph="text/turtle", scope=Scope(synthetic=True)),
    )
    assert json.loads(text(select))["results"]["bindings"] == [{"o": {"type": "uri", "value": f"{EX}thing/2"}}]
    assert text(csv) == f"o\r\n{EX}thing/2\r\n"
    assert "<boolean>true</boolean>" in text(yes)
    assert text(construct) == f"<{EX}thing/1> <{EX}q> <{EX}thing/2> .\n"
    assert "ex:test ex:p" in text(describe)


@pytest.mark.parametrize("memory_quads", [0, 1_000_000])
def test_a_version_is_read_from_memory_and_from_disk_alike(snapshot: Snapshot, memory_quads: int) -> None:
    (answer,) = ask(snapshot, COUNT, memory_quads=memory_quads)
    assert count(answer) == 1_001


def test_the_scope_chooses_the_facts_and_counts_none_twice(snapshot: Snapshot) -> None:
    scopes = [Scope(include, synthetic) for include in Include for synthetic in (False, True)]
    counts = [count(answer) for answer in ask(snapshot, *[Query(COUNT, scope) for scope in scopes])]
    assert counts == [1_000, 1_001, 1, 1, 1_001, 1_002]


def test_graphs_that_share_facts_are_merged_before_they_are_counted(snapshot: Snapshot) -> None:
    edits, source = GRAPHS.edits.value, GRAPHS.source("things").value
    named = f"SELECT (COUNT(*) AS ?n) FROM <{edits}> FROM NAMED <graph/source/things> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    answers = ask(
        snapshot,
        Query(COUNT, default=(edits, source)),
        f"PREFIX g: <{GRAPHS.base}graph/> SELECT (COUNT(*) AS ?n) FROM g:edits FROM <{source}> {{ ?s ?p ?o }}",
        Query(f"SELECT (COUNT(*) AS ?n) FROM <{edits}> {{ ?s ?p ?o }}", default=(source,)),
        named,
        f"SELECT (COUNT(*) AS ?n) FROM NAMED <{source}> {{ ?s ?p ?o }}",
        Query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }", Scope(Include.INFERRED)),
    )
    assert [count(answer) for answer in answers] == [1_000, 1_000, 1, 1, 0, 4]


@pytest.mark.slow
def test_a_query_that_never_ends_is_stopped_and_the_next_one_answered(snapshot: Snapshot) -> None:
    started = time.monotonic()
    endless, after = ask(snapshot, ENDLESS, COUNT, timeout_s=1)
    assert isinstance(endless, QueryTimeout)
    assert count(after) == 1_001
    assert time.monotonic() - started < 1 + 1


def test_a_query_that_eats_memory_is_stopped_and_the_next_one_answered(snapshot: Snapshot) -> None:
    hungry, after = ask(snapshot, HUNGRY, COUNT, timeout_s=20, memory_mb=128)
    assert isinstance(hungry, QueryMemory)
    assert count(after) == 1_001


def test_a_crash_of_the_parser_costs_its_own_query_only(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_store.lexer.scan.MAX_NESTING", 10**6)
    crash, after = ask(snapshot, "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", COUNT)
    assert isinstance(crash, QueryCrashed)
    assert count(after) == 1_001


def test_hostile_texts_are_refused_before_any_parser_sees_them(snapshot: Snapshot) -> None:
    nested, chained, long, update = ask(
        snapshot,
        "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "ASK { FILTER(" + "!" * 20_000 + "true) }",
        "ASK { } #" + "x" * 70_000,
        "# a comment\nINSERT DATA { <urn:a> <urn:b> 1 }",
    )
    assert isinstance(nested, QueryTooComplex)
    assert isinstance(chained, QueryTooComplex)
    assert isinstance(long, TooLarge)
    assert isinstance(update, MalformedQuery)
    assert (update.line, update.column) == (2, 1)


@pytest.fixture
def canary() -> Iterator[tuple[str, list[object]]]:
    """Return the address of a listening socket, and the connections it has received."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, address = server.accept()
                    connection.close()
                    seen.append(address)

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", seen
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def remote(address: str) -> list[str]:
    return [
        f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?x {{ <{address}> }} sErViCe ?x {{ ?s ?p ?o }} }}",
        f"PREFIX a: <{address}> SELECT * {{ SERVICE a: {{ ?s ?p ?o }} }}",
        f"PREFIX : <{address}> SELECT * {{ SERVICE:a {{ ?s ?p ?o }} }}",
        f"PREFIX : <{address}> SELECT * {{ SERVICESILENT:a {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICESILENT<{address}>{{ ?s ?p ?o }} }}",
    ]


def test_no_query_reaches_another_host(snapshot: Snapshot, canary: tuple[str, list[object]]) -> None:
    address, seen = canary
    others = [f"SELECT * FROM <{address}> {{ ?s ?p ?o }}", f"LOAD <{address}>"]
    errors = ask(snapshot, *remote(address), *others, Query(COUNT, default=(address,)))
    assert [type(error) for error in errors] == [RemoteForbidden] * 10
    assert all("KENNISGRAAF_SERVICE_ALLOW" in error.detail for error in errors if isinstance(error, GraphError))
    assert not seen


def test_a_worker_cannot_connect_even_when_the_first_wall_is_gone(
    snapshot: Snapshot, canary: tuple[str, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_store.lexer.scan.services", lambda tokens, prologue: ())
    ask(snapshot, *remote(canary[0]))
    ask(snapshot, *remote(canary[0]), memory_quads=0)
    assert not canary[1]


@pytest.mark.skipif(not is_known(), reason="this kernel cannot refuse connections")
def test_a_worker_with_tables_to_open_cannot_connect_either(
    tmp_path: Path, canary: tuple[str, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Descriptors are free for the tables; the network ban keeps a connection from using one."""
    monkeypatch.setattr("graph_store.lexer.scan.services", lambda tokens, prologue: ())
    state = State(tmp_path)
    for number in range(5):
        with state.writer("test", 1) as writer:
            fact = NamedNode(f"{EX}thing/{number}"), RDF_TYPE, NamedNode(f"{EX}C")
            writer.publish([], [Quad(*fact, GRAPHS.edits), Quad(*fact, DefaultGraph())], sources={})
    assert len(list(state.newest().path.glob("*.sst"))) > 20, "the engine opens the first sixteen by itself"
    ask(state.newest(), *remote(canary[0]), memory_quads=0)
    assert not canary[1]


def test_a_media_type_that_does_not_fit_the_form_is_refused(snapshot: Snapshot) -> None:
    graph, table = ask(snapshot, Query("CONSTRUCT WHERE { ?s ?p ?o }", graph=None), Query(COUNT, table=None))
    assert isinstance(graph, NotAcceptable)
    assert isinstance(table, NotAcceptable)


def test_a_graph_that_is_no_iri_is_refused(snapshot: Snapshot) -> None:
    (error,) = ask(snapshot, Query(COUNT, default=("not an iri",)))
    assert isinstance(error, BadRequest)


@pytest.mark.slow
def test_a_stream_that_is_cut_raises_instead_of_ending(snapshot: Snapshot) -> None:
    async def run() -> int:
        received = 0
        async with query_workers(timeout_s=4, max_rows=10**9) as opened:
            answer = await opened.run(snapshot, Query(f"SELECT ?a ?d {CROSS}"))
            assert answer.length is None
            try:
                async for chunk in answer:
                    received += len(chunk)
                    await asyncio.sleep(0.02)
            except QueryTimeout:
                return received
        raise AssertionError("the stream ended as if it were whole")

    assert asyncio.run(run()) > 0


def test_a_large_answer_is_streamed_whole(snapshot: Snapshot) -> None:
    (answer,) = ask(snapshot, f"SELECT * {{ ?s <{EX}p> ?o . ?t <{EX}q> ?u VALUES ?x {{ 1 2 3 4 5 6 7 8 }} }}")
    assert isinstance(answer, Answer)
    assert answer.length in (None, len(answer.body or b""))  # None if the machine is too slow to send it as a whole
    assert len(json.loads(text(answer))["results"]["bindings"]) == 8_000


def test_two_queries_run_at_once_and_workers_are_reused(snapshot: Snapshot) -> None:
    async def run() -> list[int]:
        async with query_workers(workers=2) as opened:
            answers = await asyncio.gather(*(opened.run(snapshot, Query(COUNT)) for _ in range(20)))
            return [count(answer) for answer in answers]

    assert asyncio.run(run()) == [1_001] * 20


def test_a_dump_and_a_query_in_the_same_format_are_told_apart(snapshot: Snapshot) -> None:
    asked = Query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1", graph="application/n-triples")
    dump = Query("", graph="application/n-triples", dump=True)
    counts = [text(answer).count("\n") for answer in ask(snapshot, asked, dump, asked, dump)]
    assert counts == [1, 1_001, 1, 1_001]
