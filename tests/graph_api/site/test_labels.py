"""Names of things."""

import pytest
from markupsafe import escape
from pyoxigraph import Literal, NamedNode

from graph_api.site.labels import Label, Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from ontology.namespaces import RDF_TYPE, kg, thing
from tests.graph_api.small import BASE, CITY, PROJECT, ROW
from tests.service import Service


def labels(snapshot: Snapshot, *order: str) -> Labels:
    return Labels(snapshot, Scope(synthetic=True), order, order[0])


def test_a_name_is_in_the_asked_language_or_shows_its_own(snapshot: Snapshot) -> None:
    assert labels(snapshot, "en", "nl").of(CITY) == Label("City X")
    assert labels(snapshot, "en", "nl").of(PROJECT) == Label("Kaai", "nl")


def test_every_name_is_told_once_the_best_first(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl", "en").all_of(CITY) == [Label("Stad X"), Label("City X", "en")]


def test_a_term_of_the_vocabulary_has_the_ontologys_name(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(kg("hosts")) == Label("huisvest")
    assert labels(snapshot, "en").of(RDF_TYPE) == Label("kind")


@pytest.mark.parametrize(
    ("iri", "text"),
    [
        (f"{BASE}id/mun/liège%20x", "mun:liège x"),
        (ROW.value, "projects.csv · prj:p"),
        ("https://example.org/ns#term", "term"),
        ("https://example.org/", "example.org"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_what_has_no_name_is_told_by_its_iri(snapshot: Snapshot, iri: str, text: str) -> None:
    assert labels(snapshot, "nl").of(NamedNode(iri)).text == text


def test_a_text_shows_its_language_when_it_is_another(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(Literal("ville", language="fr")) == Label("ville", "fr")


def test_names_of_made_up_things_are_known(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(thing("mun:test")) == Label("Verzonnen")


def test_a_role_without_a_name_goes_by_its_word(service: Service) -> None:
    assert labels(service.state.newest(), "nl").of(thing("role:01")) == Label("voorzitter")


def test_no_texts_make_an_empty_label(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").best([]) == Label("")


def test_a_name_is_written_apart_from_the_text_around_it_and_never_as_markup() -> None:
    assert escape(Label("<b>Gent</b>")) == "<bdi>&lt;b&gt;Gent&lt;/b&gt;</bdi>"
    assert escape(Label("Ghent", "en")) == '<span lang="en" dir="auto">Ghent</span> <span class="lang">(en)</span>'
