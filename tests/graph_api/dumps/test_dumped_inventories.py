"""The inventories that a version was built from."""

from graph_api.dumps.dumped_inventories import inventories
from graph_store.snapshot import Snapshot
from tests.service import Service


def test_each_inventory_has_the_title_of_its_metadata(service: Service) -> None:
    found = inventories(service.state.newest())
    assert found["projects"] == "Projecten"
    assert "corrections" not in found


def test_a_version_that_no_sync_made_has_none(snapshot: Snapshot) -> None:
    assert inventories(snapshot) == {}
