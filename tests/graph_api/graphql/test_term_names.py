"""The names of terms in the languages of a lens."""

from pyoxigraph import Literal, NamedNode

from graph_api.graphql.term_names import Names, label, plain
from graph_store import State
from loaders import SyncReport
from ontology.namespaces import RDF_TYPE
from tests.graph_api.graphql.evidence import Reading

GENT = NamedNode("https://kennisgraaf.example/id/mun/gent")
NOWHERE = NamedNode("https://kennisgraaf.example/id/mun/nergens")


def test_a_thing_has_its_label_and_any_other_term_its_own_text(synced_once: tuple[State, SyncReport]) -> None:
    lens = Reading(synced_once[0]).lens
    names = Names(lens)
    assert [names.of(term) for term in (GENT, GENT, NOWHERE, Literal("x"))] == ["Gent", "Gent", NOWHERE.value, "x"]
    assert (label(lens, RDF_TYPE), plain(RDF_TYPE)) == ("a", RDF_TYPE.value)
