"""The notes about terms."""

from graph_api.linked_data.term_descriptions import TermNote, term_notes
from graph_api.moments import NOW
from graph_api.site.addresses import Addresses
from graph_api.site.language import Reader
from graph_api.site.request_view import RequestView
from graph_store.graphs import Scope
from graph_store.snapshot import Snapshot
from tests.graph_api.small import BASE


def notes(snapshot: Snapshot) -> tuple[dict[str, TermNote], dict[str, TermNote]]:
    view = RequestView(snapshot, Scope(), Reader("en", ("en", "nl")), Addresses(BASE), NOW)
    classes, properties = term_notes(view)
    return {note.name: note for note in classes}, {note.name: note for note in properties}


def test_a_class_says_what_it_is_a_kind_of(snapshot: Snapshot) -> None:
    classes, properties = notes(snapshot)
    city = classes["CentreCity"]
    assert (city.label.text, city.short) == ("centre city", "kg:CentreCity")
    assert [label.text for label, _ in dict(city.axioms)["subclass"]] == ["municipality"]
    assert "CentreCity" not in properties


def test_a_property_says_its_kind_inverse_and_ends(snapshot: Snapshot) -> None:
    _, properties = notes(snapshot)
    assert properties["partOf"].kinds == ["transitive"]
    axioms = dict(properties["hosts"].axioms)
    assert [label.text for label, _ in axioms["inverse"]] == ["sited in"]
    assert [href for _, href in axioms["range"]] == ["/ns#Project"]


def test_terms_of_other_vocabularies_are_left_to_them(snapshot: Snapshot) -> None:
    classes, properties = notes(snapshot)
    assert all(note.iri.startswith(f"{BASE}ns#") for note in [*classes.values(), *properties.values()])


def test_a_term_has_its_other_name_examples_and_the_questions_that_use_it(snapshot: Snapshot) -> None:
    classes, properties = notes(snapshot)
    assert classes["CentreCity"].other.text == "centrumstad"
    assert [href for _, href in classes["CentreCity"].examples] == ["/doc/mun/x"]
    assert [href for _, href in properties["hosts"].examples] == ["/doc/mun/x"]
    assert ("cq-020", "/questions/cq-020") in properties["organises"].questions or properties["hosts"].questions


def test_a_term_names_those_of_other_vocabularies_it_is_close_to(snapshot: Snapshot) -> None:
    classes, _ = notes(snapshot)
    assert any(word == "close" for note in classes.values() for word, _ in note.axioms)


def test_every_term_says_in_which_version_of_the_vocabulary_it_came(snapshot: Snapshot) -> None:
    assert {note.since for notes_of in notes(snapshot) for note in notes_of.values()} == {"1"}


def test_a_class_says_what_it_never_shares_a_member_with_whichever_of_the_two_says_so(snapshot: Snapshot) -> None:
    classes, _ = notes(snapshot)
    assert "project" in [label.text for label, _ in dict(classes["Programme"].axioms)["disjoint"]]
    assert "programme" in [label.text for label, _ in dict(classes["Project"].axioms)["disjoint"]]


def test_a_property_with_one_value_says_so(snapshot: Snapshot) -> None:
    _, properties = notes(snapshot)
    assert sum("functional" in note.kinds for note in properties.values()) > 100


def test_notes_are_made_once_for_all_who_read_the_same(snapshot: Snapshot) -> None:
    def view(language: str) -> RequestView:
        return RequestView(
            snapshot, Scope(), Reader(language, (language, "fr")), Addresses(BASE, {"lang": language}), NOW
        )

    english = term_notes(view("en"))
    assert term_notes(view("en")) is english
    assert term_notes(view("nl")) != english
    for other in ("de", "es", "it", "pt"):
        term_notes(RequestView(snapshot, Scope(), Reader("en", (other,)), Addresses(BASE), NOW))
    assert term_notes(view("en")) == english
