import json
from xml.etree import ElementTree

import pytest

from graph_store.errors import MalformedQuery, NotAcceptable, QueryTooComplex, ResultTooLarge
from graph_store.snapshot import Snapshot
from graph_store.workers.query_workers import Answer, Query
from tests.graph_store.querying import EX, GRAPHS, ask, count, published, text


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_a_syntax_error_says_line_and_column(snapshot: Snapshot) -> None:
    error, unbound = ask(snapshot, "SELECT *\nWHERE { ?s ?p }", "SELECT * { ?s nope:p ?o }")
    assert isinstance(error, MalformedQuery)
    assert (error.line, error.column) == (2, 15)
    assert isinstance(unbound, MalformedQuery)
    assert "The prefix nope: is not declared" in unbound.detail


def test_an_unknown_function_is_an_expression_error(snapshot: Snapshot) -> None:
    bound, filtered = ask(
        snapshot,
        "SELECT (<urn:f>(?s, <urn:g>(1)) AS ?x) { ?s ?p ?o } LIMIT 1",
        "ASK { ?s ?p ?o FILTER (<urn:f>(?s)) }",
    )
    assert json.loads(text(bound))["results"]["bindings"] == [{}]
    assert json.loads(text(filtered))["boolean"] is False


@pytest.mark.parametrize("name", ["text/csv", "application/sparql-results+json", "text/tab-separated-values"])
def test_an_answer_with_too_many_rows_is_refused_and_one_with_just_enough_is_not(snapshot: Snapshot, name: str) -> None:
    more, enough = ask(
        snapshot,
        Query("SELECT * { ?s ?p ?o }", table=name),
        Query(f"SELECT * {{ ?s <{EX}p> ?o }}", table=name),
        max_rows=1_000,
    )
    assert isinstance(more, ResultTooLarge)
    assert "1000 rows" in more.detail
    assert len(text(enough)) > 10_000


def test_a_graph_with_too_many_triples_is_refused(snapshot: Snapshot) -> None:
    more, enough = ask(snapshot, "CONSTRUCT WHERE { ?s ?p ?o }", f"CONSTRUCT WHERE {{ ?s <{EX}p> ?o }}", max_rows=1_000)
    assert isinstance(more, ResultTooLarge)
    assert isinstance(enough, Answer)


@pytest.mark.slow
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_an_answer_with_too_many_bytes_is_refused_and_one_with_just_enough_is_not(
    snapshot: Snapshot, query: str
) -> None:
    (whole,) = ask(snapshot, query)
    size = len(text(whole).encode())
    for megabytes, is_refused in ((size / 1e6, False), ((size - 1) / 1e6, True)):
        (found,) = ask(snapshot, query, max_mb=megabytes)
        assert isinstance(found, ResultTooLarge) is is_refused
    assert "MB" in found.detail  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "query",
    [
        Query("SELECT ?o { ?s ?p ?o }", table="application/sparql-results+xml"),
        Query("CONSTRUCT WHERE { ?s ?p ?o }", graph="application/rdf+xml"),
        Query("", default=(GRAPHS.edits.value,), graph="application/rdf+xml", dump=True),
    ],
)
def test_a_value_comes_out_of_xml_as_it_was(snapshot: Snapshot, query: Query) -> None:
    (answer,) = ask(snapshot, query)
    found = {each.text for each in ElementTree.fromstring(text(answer)).iter()}  # noqa: S314
    assert "value 7 },{ \r\n" in found


@pytest.mark.parametrize(
    "query",
    [
        Query('SELECT ("\\u0007" AS ?x) {}', table="application/sparql-results+xml"),
        Query('CONSTRUCT { <urn:a> <urn:b> "\\u0007" } {}', graph="application/rdf+xml"),
    ],
)
def test_what_xml_cannot_carry_is_refused_and_no_xml_that_nobody_can_read_is_given(
    snapshot: Snapshot, query: Query
) -> None:
    refused, given = ask(snapshot, query, query._replace(table="text/csv", graph="text/turtle"))
    assert isinstance(refused, NotAcceptable)
    assert len(text(given)) > 0


def test_alternatives_of_a_path_keep_their_duplicates(snapshot: Snapshot) -> None:
    """SPARQL 1.1, section 18.4: the union of two paths keeps the duplicates of both."""
    twice, other = ask(
        snapshot,
        f"SELECT (COUNT(*) AS ?n) {{ ?s <{EX}q>|<{EX}q> ?o }}",
        f"SELECT * {{ <{EX}thing/1> !(<{EX}p>|^<{EX}p>) ?o }}",
    )
    assert count(twice) == 2
    assert json.loads(text(other))["head"]["vars"] == ["o"]


def test_a_fault_of_scope_is_told_where_it_is_in_the_text_that_was_sent(snapshot: Snapshot) -> None:
    plain = f"SELECT * {{ ?s <{EX}p> ?o BIND(1 AS ?o) }}"
    told = []
    for query in (plain, plain.replace(f"<{EX}p>", f"<{EX}p>|<{EX}p>")):
        (error,) = ask(snapshot, query)
        assert isinstance(error, MalformedQuery)
        told.append((error.detail, error.line, error.column, len(query)))
    (first, line, column, short), (second, again, further, long) = told
    assert (first, line) == (second, again)
    assert column is not None
    assert further is not None
    assert further - column in (0, long - short)


def test_a_path_that_stands_for_too_many_sequences_is_refused(snapshot: Snapshot) -> None:
    (error,) = ask(snapshot, f"ASK {{ ?s {'/'.join([f'(<{EX}p>|<{EX}q>)'] * 9)} ?o }}")
    assert isinstance(error, QueryTooComplex)
