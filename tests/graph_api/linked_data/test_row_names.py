"""Names of rows in sentences."""

import pytest
from pyoxigraph import NamedNode

from graph_api.linked_data.row_names import row_name
from graph_api.site.labels import Labels
from graph_store.graphs import Scope
from graph_store.versions import State
from loaders import SyncReport
from ontology.namespaces import row_base, thing
from tests.service import Service

ROW = "tool_usage/tool:orba2/mun:mechelen"


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "rij over Mechelen en ORBA2"), ("en", "row about Mechelen and ORBA2")]
)
def test_a_row_is_named_by_the_things_that_it_links(
    synced_once: tuple[State, SyncReport], language: str, name: str
) -> None:
    snapshot = synced_once[0].open(1)
    labels, base = Labels(snapshot, Scope(), (language,), language), snapshot.graphs.base
    row = NamedNode(row_base(base) + ROW)
    assert row_name(row, labels, snapshot, Scope(), language) == name
    assert row_name(thing("mun:gent"), labels, snapshot, Scope(), language) == ""


def test_a_fact_with_a_row_is_a_sentence(service: Service) -> None:
    row = f"https://kennisgraaf.example/row/{ROW}"
    asked = {"s": row, "p": "kg:toolUser", "o": "mun:mechelen", "lang": "nl"}
    told = service.client.get("/explain", params=asked).json()["fact"]["text"]
    assert told == "‘rij over Mechelen en ORBA2’ noemt als gebruiker Mechelen"
