import pytest

from graph_store.errors import QueryTimeout
from graph_store.snapshot import Snapshot
from graph_store.workers.answer import Answer
from graph_store.workers.query_workers import Query
from tests.graph_store.querying import ENDLESS, ask, published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_an_answer_tells_its_form_its_format_and_its_rows(snapshot: Snapshot) -> None:
    table, graph = ask(
        snapshot,
        Query("SELECT ?s { ?s ?p ?o } LIMIT 7", table="text/csv"),
        Query("CONSTRUCT WHERE { ?s ?p ?o }", graph="application/n-triples"),
    )
    assert isinstance(table, Answer)
    assert isinstance(graph, Answer)
    assert (table.form, table.media_type, table.rows) == ("SELECT", "text/csv", 7)
    assert (graph.form, graph.media_type, graph.rows) == ("CONSTRUCT", "application/n-triples", 1_001)


def test_what_is_never_computed_is_no_answer(snapshot: Snapshot) -> None:
    (error,) = ask(snapshot, ENDLESS, timeout_s=0.3)
    assert isinstance(error, QueryTimeout)
