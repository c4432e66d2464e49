"""The inventories of a version are described once."""

from graph_api.described_inventories import inventories
from graph_store import State
from loaders import SyncReport


def test_the_inventories_of_a_version_are_described_once(synced_once: tuple[State, SyncReport]) -> None:
    snapshot = synced_once[0].newest()
    found = inventories(snapshot)
    assert {table.stem for table in found.tables} >= {"cities", "projects"}
    assert found is inventories(snapshot)
    assert found.synthetic == frozenset()
