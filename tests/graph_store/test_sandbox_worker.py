import pytest

from graph_store.snapshot import Snapshot
from tests.graph_store.asking import EX, ask, count, published


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("state"))


def test_what_one_query_took_is_not_missing_to_the_next(snapshot: Snapshot) -> None:
    pairs = f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?t {{ ?s <{EX}p> ?o . ?t <{EX}p> ?u }} }}"
    assert [count(answer) for answer in ask(snapshot, *[pairs] * 4, memory_mb=400)] == [1_000_000] * 4
