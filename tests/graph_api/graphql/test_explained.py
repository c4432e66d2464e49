"""Derivations as GraphQL shows them."""

from pyoxigraph import NamedNode, Triple

from graph_store import State
from loaders import SyncReport
from ontology.namespaces import RDF_TYPE, kg
from tests.graph_api.graphql.evidence import Reading, origin


def test_the_text_names_rules_rows_and_premises(synced_once: tuple[State, SyncReport]) -> None:
    gent = NamedNode("https://kennisgraaf.example/id/mun/gent")
    found = origin(Reading(synced_once[0]), Triple(gent, RDF_TYPE, kg("Agent")))["derivation"]

    assert found["text"].splitlines() == [
        "1. Gent is een centrumstad [cities.csv:6 (referentieregister)]",
        "2. Gent is een actor [Een centrumstad is altijd ook een gemeente. "
        "Een gemeente is altijd ook een lokale overheid. Een lokale overheid is altijd ook een overheid. "
        "Een overheid is altijd ook een organisatie. "
        "Een organisatie is altijd ook een actor. ← 1]",
    ]


def test_the_cells_of_reference_data_have_no_source_lines(synced_once: tuple[State, SyncReport]) -> None:
    gent = NamedNode("https://kennisgraaf.example/id/mun/gent")
    (row,) = origin(Reading(synced_once[0]), Triple(gent, RDF_TYPE, kg("CentreCity")))["provenance"]["rows"]

    assert (row["basis"], row["sourceLines"], row["columns"]) == ("reference", [], ["id", "ref_centre_city"])
