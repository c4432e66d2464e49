import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store.fact_digest import digest_of
from graph_store.graphs import Graphs
from graph_store.snapshot import Snapshot
from graph_store.stating_rows_writing import rows_in
from graph_store.terms import RDF_TYPE
from graph_store.versions import State
from graph_store.views import INVERSE_OF, SYMMETRIC
from graph_store.workers.functions import functions, matches
from tests.graph_store.querying import ask, published, text

GRAPHS = Graphs()
A, B, P, Q, S = (NamedNode(f"urn:{name}") for name in "abpqs")
ROWS = NamedNode(f"{GRAPHS.base}ns#rows")


@pytest.mark.parametrize(
    ("said", "question", "is_found"),
    [
        ("Steden en wijken", "stad", True),
        ("Wijken", "stad", False),
        ("Steden en wijken", "STEDEN", True),
        ("Coördinatie", "coordinatie", True),
        ("Coo\u0308rdinatie", "coördinatie", True),
        ("Projecten in Gent", "gent project", True),
        ("Projecten in Gent", "gent brug", False),
        ("Gent", "", False),
    ],
)
def test_a_text_matches_the_words_of_a_question(said: str, question: str, is_found: bool) -> None:
    assert matches(Literal(said), Literal(question)) == Literal(is_found)


def test_what_is_no_text_is_an_expression_error() -> None:
    assert matches(NamedNode("urn:a"), Literal("a")) is None
    assert matches(Literal("a"), NamedNode("urn:a")) is None


def test_a_query_calls_it_by_its_name(tmp_path: Path) -> None:
    name, _ = functions("https://kennisgraaf.example/")
    called, unbound = ask(
        published(tmp_path),
        f"SELECT ({name}('Smart projects', 'project') AS ?found) {{}}",
        f"SELECT ({name}(<urn:a>, 'project') AS ?found) {{}}",
    )
    assert json.loads(text(called))["results"]["bindings"][0]["found"]["value"] == "true"
    assert json.loads(text(unbound))["results"]["bindings"] == [{}]


@pytest.fixture
def stated(tmp_path: Path) -> Snapshot:
    """Return a version whose rows state that one thing has a property with an inverse, a symmetric one, and a text."""
    facts = {"row/x/2": digest_of(A, P, B), "row/x/1": digest_of(A, P, B) + digest_of(A, S, B),
             "versions/3": digest_of(A, P, Literal("é", language="nl"))}  # fmt: skip
    quads = [Quad(A, P, B, DefaultGraph()), Quad(B, Q, A, DefaultGraph())]
    quads += [Quad(Q, INVERSE_OF, P, DefaultGraph()), Quad(S, RDF_TYPE, SYMMETRIC, DefaultGraph())]
    state = State(tmp_path)
    with state.writer("test", 1) as writer:
        writer.publish([], quads, sources={}, rows=rows_in(facts.items(), writer.new_place()))
    return state.newest()


def rows(snapshot: Snapshot, *calls: str) -> list[str | None]:
    """Return what `kg:rows` gives for each of these arguments, None where it is unbound."""
    answers = ask(snapshot, *(f"SELECT ({ROWS}({call}) AS ?rows) {{}}" for call in calls))
    found = [json.loads(text(answer))["results"]["bindings"][0] for answer in answers]
    return [each["rows"]["value"] if each else None for each in found]


def test_the_rows_of_a_fact_are_one_sorted_text(stated: Snapshot) -> None:
    assert rows(stated, "<urn:a>, <urn:p>, <urn:b>") == ["row/x/1 row/x/2"]
    assert rows(stated, "<urn:a>, <urn:p>, 'é'@nl", "<urn:a>, <urn:p>, 'é'") == ["versions/3", None]


def test_an_inverse_has_the_rows_of_the_stated_fact(stated: Snapshot) -> None:
    assert rows(stated, "<urn:b>, <urn:q>, <urn:a>", "<urn:b>, <urn:s>, <urn:a>") == ["row/x/1 row/x/2", "row/x/1"]


def test_what_nothing_states_has_no_rows(stated: Snapshot) -> None:
    assert rows(stated, "<urn:b>, <urn:p>, <urn:a>", "<urn:b>, 'q', <urn:a>", "1, <urn:q>, <urn:a>") == [None] * 3
