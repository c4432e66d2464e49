from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_store.snapshot import Snapshot
from graph_store.versions import State
from graph_store.workers.worker_process import _unopened
from tests.graph_store.querying import EX, GRAPHS, ask, count, published

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_what_one_query_took_is_not_missing_to_the_next(snapshot: Snapshot) -> None:
    pairs = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?t {{ ?s <{EX}p> ?o . ?t <{EX}p> ?u }} }}"
    assert [count(answer) for answer in ask(snapshot, *[pairs] * 4, memory_mb=400, timeout_s=60)] == [1_000_000] * 4


def test_a_version_of_many_tables_is_read_from_disk(tmp_path: Path) -> None:
    state = State(tmp_path)
    for number in range(5):
        with state.writer("test", 1) as writer:
            fact = (NamedNode(f"{EX}thing/{number}"), NamedNode(f"{EX}p"), Literal(str(number)))
            writer.publish([], [Quad(*fact, GRAPHS.edits), Quad(*fact, DefaultGraph())], sources={})
    tables = list(state.newest().path.glob("*.sst"))
    assert len(tables) > 20, "the engine opens the first sixteen by itself"
    asked = [f'SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s <{EX}p> "{number}" }} }}' for number in range(5)]
    assert [count(answer) for answer in ask(state.newest(), *asked, memory_quads=0)] == [1] * 5


def test_a_table_that_is_open_needs_no_number_more(tmp_path: Path) -> None:
    assert _unopened(tmp_path) == 0
    (tmp_path / "000001.sst").touch()
    assert _unopened(tmp_path) == 1
    with (tmp_path / "000001.sst").open():
        assert _unopened(tmp_path) == 0
