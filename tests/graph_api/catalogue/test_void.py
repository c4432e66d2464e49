"""Counts of a version."""

from graph_api.catalogue.void import counts
from graph_store.snapshot import Snapshot
from ontology.namespaces import kg
from tests.graph_api.small import HUB_SIZE


def test_a_version_is_counted_once(snapshot: Snapshot) -> None:
    found = counts(snapshot)
    assert found.classes[kg("CentreCity").value] == 1
    assert found.properties[kg("hasDirectPart").value] == HUB_SIZE
    assert counts(snapshot) is found
