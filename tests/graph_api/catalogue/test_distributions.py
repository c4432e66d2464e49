"""The files of a version as distributions."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.catalogue.distributions import Distributions, in_the_catalogue, offered
from graph_api.catalogue.statements import Statements
from graph_store.snapshot import Snapshot
from tests.graph_api.small import BASE
from tests.service import DATA, Service


@pytest.mark.slow
def test_the_whole_and_each_inventory_are_offered(service: Service) -> None:
    names = [dump.name for dump in offered(service.state.newest())]
    assert names[:6] == [f"kennisgraaf.{each}" for each in ("nq", "trig", "ttl", "jsonld", "csv.zip", "rows.nq")]
    inventories = {file.name for file in DATA.glob("*.csv")} - {"corrections.csv"}
    assert {name.removeprefix("inventory/") for name in names[6:]} == inventories


def test_what_describes_the_tables_is_in_the_catalogue_too(service: Service, snapshot: Snapshot) -> None:
    assert in_the_catalogue(service.state.newest())[-1].name == "inventory/csv-metadata.json"
    assert in_the_catalogue(snapshot) == offered(snapshot)


def test_an_inventory_has_the_title_of_its_metadata_and_leads_to_it(service: Service) -> None:
    say, snapshot = Statements(BASE), service.state.newest()
    number = snapshot.version
    Distributions(say, snapshot, NamedNode(f"{BASE}licence"), [], {}).all()
    node = NamedNode(f"{BASE}catalog#inventory--projects.csv")
    said = {(t.predicate, t.object) for t in say.found if t.subject == node}
    assert (say.term("dct:title"), Literal("Projecten (projects.csv)", language="nl")) in said
    assert (say.term("foaf:page"), NamedNode(f"{BASE}dump/inventory/csv-metadata.json?version={number}")) in said
    assert (say.term("dcat:downloadURL"), NamedNode(f"{BASE}dump/inventory/projects.csv?version={number}")) in said
