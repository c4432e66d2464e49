"""Which dumps are distributions."""

from graph_api.catalogue.dcat import Publishing, describe, is_inventory, offered
from graph_api.dumps.names import Dump
from graph_store.snapshot import Snapshot

BY = Publishing("Iemand", "https://iemand.example/", "https://creativecommons.org/licenses/by/4.0/", ("nl", "fr"))


def test_the_whole_and_each_inventory_are_offered(snapshot: Snapshot) -> None:
    names = {dump.name for dump in offered(snapshot)}
    assert {"kennisgraaf.nq", "kennisgraaf.csv.zip", "graph/source/projects.csv"} <= names
    assert not is_inventory(Dump("provenance", "csv"))


def test_a_publisher_with_a_name_of_its_own_is_named_by_it(snapshot: Snapshot) -> None:
    text = " ".join(map(str, describe(snapshot, [snapshot.manifest], BY, {})))
    assert "<https://iemand.example/>" in text
    assert "catalog#publisher" not in text
    assert "language/FRA" in text
    assert "licencetype/Attribution" in text
