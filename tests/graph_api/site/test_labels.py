"""Names of things."""

from pathlib import Path

import pytest
from markupsafe import escape
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph_api.site.labels import Label, Labels
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from graph_store.versions import State
from ontology.built_names import key_parts
from ontology.namespaces import ENDED_BY, RDF_TYPE, RDFS_LABEL, kg, row_base, thing
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
        (f"{BASE}row/projects/prj:none", "projects.csv · prj:none"),
        ("https://example.org/ns#term", "term"),
        ("https://example.org/", "example.org"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_what_has_no_name_is_told_by_its_iri(snapshot: Snapshot, iri: str, text: str) -> None:
    assert labels(snapshot, "nl").of(NamedNode(iri)).text == text


def test_a_row_is_named_by_what_it_is_about(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(ROW).text == "rij (Kaai)"


def test_a_text_shows_its_language_when_it_is_another(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(Literal("ville", language="fr")) == Label("ville", "fr")


def test_names_of_made_up_things_are_known(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").of(thing("mun:test")) == Label("Verzonnen")


def test_a_role_without_a_name_goes_by_its_word(tmp_path: Path) -> None:
    state, role = State(tmp_path), thing("role:x")
    with state.writer("test", 1) as writer:
        writer.publish([], [Quad(role, kg("role"), Literal("voorzitter"), DefaultGraph())], sources={})
    assert labels(state.newest(), "nl").of(role) == Label("voorzitter")


def test_a_row_that_is_a_thing_is_named_by_its_kind_and_the_things_in_its_key(service: Service) -> None:
    snapshot, row = service.state.newest(), row_base(BASE) + "consortia/fwk:verweving-begeleiding/org:buur"
    framework = "raamovereenkomst voor de begeleiding van lokale besturen"
    assert labels(snapshot, "nl").of(NamedNode(row)).text == f"consortium ({framework} · BUUR)"
    assert [each for each, _ in key_parts(NamedNode(row), BASE)] == ["fwk:verweving-begeleiding", "org:buur"]
    assert labels(snapshot, "nl").of(NamedNode(f"{row_base(BASE)}cities/mun:gent")).text == "rij (Gent)"


def test_a_code_is_named_where_it_is_the_value_of_its_property(service: Service) -> None:
    """By its class if it has one, else by a concept; elsewhere the same text is only a text."""
    snapshot, chair, explore = service.state.newest(), Literal("chair"), Literal("explore")
    for language, names in (("nl", ("voorzitter", "verkennen")), ("en", ("chair", "explore"))):
        told = labels(snapshot, language)
        assert (told.of(chair, kg("roleClass")).text, told.of(explore, kg("actionKind")).text) == names
    assert labels(snapshot, "nl").of(chair) == labels(snapshot, "nl").of(chair, kg("title")) == Label("chair")


def test_no_texts_make_an_empty_label(snapshot: Snapshot) -> None:
    assert labels(snapshot, "nl").best([]) == Label("")


def test_a_name_is_written_apart_from_the_text_around_it_and_never_as_markup() -> None:
    assert escape(Label("<b>Gent</b>")) == "<bdi>&lt;b&gt;Gent&lt;/b&gt;</bdi>"
    assert escape(Label("Ghent", "en")) == '<span lang="en" dir="auto">Ghent</span> <span class="lang">(en)</span>'


def test_what_has_ended_is_marked_in_html(tmp_path: Path) -> None:
    state, old = State(tmp_path), thing("prog:old")
    with state.writer("test", 1) as writer:
        name = Literal("Oud & weg", language="nl")
        writer.publish([], [Quad(old, kg(ENDED_BY), thing("plan:2021"), DefaultGraph()),
                            Quad(old, RDFS_LABEL, name, DefaultGraph())], sources={})  # fmt: skip
    assert escape(labels(state.newest(), "nl").of(old)) == (
        '<bdi>Oud &amp; weg</bdi> <span class="tag">afgelopen</span>'
    )
    assert escape(labels(state.newest(), "en").of(old)) == (
        '<span lang="nl" dir="auto">Oud &amp; weg</span> <span class="lang">(nl)</span> <span class="tag">ended</span>'
    )
