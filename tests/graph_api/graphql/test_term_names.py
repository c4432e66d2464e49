"""The names of terms in the languages of a lens."""

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.graphql.term_names import label, plain, sentences_of
from graph_store import State
from loaders import SyncReport
from ontology.namespaces import RDF_TYPE, kg
from tests.graph_api.graphql.evidence import Reading

GENT = NamedNode("https://kennisgraaf.example/id/mun/gent")
NOWHERE = NamedNode("https://kennisgraaf.example/id/mun/nergens")


def test_a_thing_has_its_label_and_any_other_term_its_own_text(synced_once: tuple[State, SyncReport]) -> None:
    lens = Reading(synced_once[0]).lens
    assert [label(lens, term) for term in (GENT, NOWHERE, Literal("x"))] == ["Gent", NOWHERE.value, "x"]
    assert (label(lens, RDF_TYPE), plain(RDF_TYPE)) == ("a", RDF_TYPE.value)


def test_a_triple_is_a_sentence_with_the_names_of_the_lens(synced_once: tuple[State, SyncReport]) -> None:
    words = sentences_of(Reading(synced_once[0]).lens)
    assert words.fact(Triple(GENT, RDF_TYPE, kg("CentreCity"))) == "Gent is een centrumstad"
    assert words.fact(Triple(GENT, kg("abbreviation"), Literal("x"))) == "Gent heeft als afkorting ‘x’"
