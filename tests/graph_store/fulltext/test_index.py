"""Search in an index."""

import threading
from pathlib import Path

import pytest

from graph_store.fulltext.building import build
from graph_store.fulltext.entries import Entry, Way
from graph_store.fulltext.index import Index

ENTRIES = [
    Entry("a", "Gent", "nl"),
    Entry("b", "Gentbrugge", "nl"),
    Entry("c", "Stad Gent en omgeving", "nl"),
    Entry("d", "Digitale steden", "nl"),
    Entry("e", "Smart projects", "en"),
    Entry("f", "In Gent wordt coördinatie gevraagd, " + "en nog veel meer tekst daarna " * 20, "nl", name=False),
    Entry("g", "Verzonnen Gent", "nl", hidden=True),
    Entry("a", "Ghent", "en"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    file = tmp_path_factory.mktemp("index") / "search.sqlite"
    build(file, ENTRIES)
    return Index(file)


def keys(index: Index, text: str) -> list[str]:
    return [hit.key for hit in index.search(text).hits]


def test_the_whole_name_comes_first_then_beginnings_then_words_then_texts(index: Index) -> None:
    assert keys(index, "gent") == ["a", "b", "c", "f"]


def test_every_word_has_to_be_there(index: Index) -> None:
    assert keys(index, "gent stad") == ["c"]
    assert keys(index, "gent nergens") == []


@pytest.mark.parametrize(("text", "key"), [("COORDINATIE", "f"), ("digitale", "d"), ("projected", "e")])
def test_accents_case_and_forms_do_not_matter(index: Index, text: str, key: str) -> None:
    assert key in keys(index, text)


@pytest.mark.parametrize("text", ["½", "2½ gent", "aᦰb", "ﷺ", "⑴", '"', "gent NEAR AND", "\U0001d524"])
def test_no_character_breaks_a_search(index: Index, text: str) -> None:
    assert index.search(text).total >= 0


def test_a_fraction_is_found_by_itself_and_marked(tmp_path: Path) -> None:
    build(tmp_path / "half", [Entry("a", "Meer dan ½ van de steden")])
    (hit,) = Index(tmp_path / "half").search("½").hits
    assert [hit.text[start:end] for start, end in hit.marks] == ["½"]


def test_a_thing_counts_once_with_the_text_that_fits_best(index: Index) -> None:
    found = index.search("ghent", widest=Way.FORM)
    assert (found.total, found.hits[0].text) == (1, "Ghent")


@pytest.mark.parametrize("text", ["gebtbrugge", "gentbrgge", "gentbruggge", "egntbrugge"])
def test_one_typing_fault_is_forgiven(index: Index, text: str) -> None:
    found = index.search(text)
    assert [hit.key for hit in found.hits] == ["b"]
    assert found.corrected == {text: "gentbrugge"}


def test_short_words_and_known_words_are_not_corrected(index: Index) -> None:
    assert keys(index, "gxt") == []
    assert index.search("gent").corrected == {}


def test_hidden_things_are_found_when_asked(index: Index) -> None:
    assert index.search("verzonnen").total == 0
    assert index.search("verzonnen", hidden=True).total == 1


def test_texts_can_be_left_out(index: Index) -> None:
    assert index.search("coordinatie", names_only=True).total == 0


def test_the_words_found_are_marked_in_the_part_that_is_shown(index: Index) -> None:
    (hit,) = index.search("veel coördinatie").hits
    assert len(hit.text) <= 200
    assert "coördinatie" in [hit.text[start:end] for start, end in hit.marks]


def test_a_hit_says_where_the_text_stands_and_how_well_it_fits(tmp_path: Path) -> None:
    build(tmp_path / "i", [Entry("a", "Gent", place="label"), Entry("b", "In Gent", name=False, place="note")])
    name, text = Index(tmp_path / "i").search("gent").hits
    assert (name.place, text.place) == ("label", "note")
    assert name.score > 1 > text.score > 0


def test_a_language_narrows_the_search(index: Index) -> None:
    assert [hit.key for hit in index.search("ghent", language="EN").hits] == ["a"]
    assert index.search("ghent", language="nl").total == 0


def test_what_is_not_wanted_counts_for_nothing(tmp_path: Path) -> None:
    build(tmp_path / "many", [Entry(f"k{number}", f"gent {number}") for number in range(1200)])
    found = Index(tmp_path / "many").search("gent", 5, wanted=lambda entry: entry.key.endswith(("1", "7")))
    assert (found.total, len(found.hits)) == (240, 5)
    everything = Index(tmp_path / "many").search("gent", 5, wanted=lambda entry: entry.key != "k3")
    assert everything.total == 1199


ODD = ["", "   ", '"', "AND OR NOT", "a* (b", "\0", "'; DROP TABLE entry", "x" * 5000, "?" * 99]


@pytest.mark.parametrize("text", ODD)
def test_a_text_that_is_query_syntax_or_nonsense_finds_nothing_and_changes_nothing(index: Index, text: str) -> None:
    assert keys(index, text) == []
    assert keys(index, "gentbrugge") == ["b"]


def test_many_threads_may_ask_at_once(index: Index) -> None:
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(keys(index, "gent"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["a", "b", "c", "f"]] * 8


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    build(tmp_path / "empty.sqlite", [])
    assert Index(tmp_path / "empty.sqlite").search("gent").total == 0


NAMES = [
    Entry("kerk", "herbestemming van kerken", "nl"),
    Entry("kerk", "reuse of churches", "en"),
    Entry("pand", "herbestemming van panden", "nl"),
    Entry("pand", "reuse of premises", "en"),
    Entry("plein", "kerken op pleinen", "nl"),
    Entry("plein", "churches on squares", "en"),
    Entry("studie", "haalbaarheid parochiekerken", "nl"),
    Entry("tekst", "Er staan kerken leeg.", "nl", name=False),
    Entry("werk", "renovatie", "nl"),
    Entry("werk", "herbestemming van kerken", "nl", name=False, via="kerk"),
]


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Index:
    file = tmp_path_factory.mktemp("bilingual") / "search.sqlite"
    build(file, NAMES)
    return Index(file)


def ways(index: Index, text: str) -> dict[str, Way]:
    return {hit.key: hit.way for hit in index.search(text).hits}


def test_a_word_is_found_in_a_compound_and_in_the_other_language(bilingual: Index) -> None:
    assert ways(bilingual, "kerken") == {
        "kerk": Way.WORD, "plein": Way.WORD, "tekst": Way.WORD, "werk": Way.WORD, "studie": Way.PART,
    }  # fmt: skip
    assert ways(bilingual, "churches") == {
        "kerk": Way.WORD, "plein": Way.WORD,
        "studie": Way.TRANSLATION, "werk": Way.TRANSLATION, "tekst": Way.TRANSLATION,
    }  # fmt: skip


def test_exact_names_come_first_and_the_names_of_subjects_after_own_names(bilingual: Index) -> None:
    assert keys(bilingual, "kerken") == ["plein", "kerk", "studie", "tekst", "werk"]


def test_a_hit_by_the_name_of_a_subject_says_of_which(bilingual: Index) -> None:
    assert {hit.key: hit.via for hit in bilingual.search("kerken").hits if hit.via} == {"werk": "kerk"}


def test_the_ways_can_be_limited_and_a_language_is_not_translated(bilingual: Index) -> None:
    assert "studie" not in {hit.key for hit in bilingual.search("kerken", widest=Way.FORM).hits}
    assert {hit.key for hit in bilingual.search("churches", language="en").hits} == {"kerk", "plein"}


def test_words_in_several_texts_of_a_thing_count_when_no_text_has_them_all(bilingual: Index) -> None:
    assert keys(bilingual, "renovatie kerken") == ["werk"]
    assert keys(bilingual, "renovatie pleinen") == []


def test_a_correction_is_a_hit_of_its_own_kind(bilingual: Index) -> None:
    assert ways(bilingual, "parochiekreken") == {"studie": Way.CORRECTION}
    found = bilingual.search("kerkenherbestemming")
    assert found.corrected == {"kerkenherbestemming": "kerken herbestemming"}
    assert {hit.key for hit in found.hits} == {"kerk", "werk"}
