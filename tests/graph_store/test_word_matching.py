"""Word comparison for search."""

import pytest

from graph_store.word_matching import edits, fold, matches, stems, term_of, tokens, unstemmed, words_of


@pytest.mark.parametrize(("word", "folded"), [("Coördinatie", "coordinatie"), ("ÉÉN", "een"), ("Straße", "strasse")])
def test_case_and_accents_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_stand_where_they_stand_in_the_text() -> None:
    text = "Gent, (Ledeberg)"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Gent", "Ledeberg"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("platformen", "platform"),
        ("projects", "project"),
        ("boten", "boot"),
        ("centrumsteden", "centrumstad"),
        ("mogelijkheden", "mogelijkheid"),
        ("children", "child"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stems(one) & stems(other)


def test_one_typing_fault_is_one_edit_away() -> None:
    assert {"gnt", "gentt", "gant", "getn"} <= edits("gent")
    assert "gent" not in edits("gent")


def test_a_text_matches_when_it_has_every_word_its_beginning_or_another_form_of_it() -> None:
    assert matches("Coördinatie van digitale steden", "coordinatie gent") is False
    assert matches("Coördinatie van digitale steden", "coordinatie stad")
    assert matches("Coördinatie van digitale steden", "COORD steden")
    assert matches("Smart projects", "projected")
    assert not matches("Smart projects", "   ")


@pytest.mark.parametrize(("text", "words"), [("½ uur", ["1", "2", "uur"]), ("⑴", ["1"]), ("ﬁets", ["fiets"])])
def test_a_character_that_folds_to_several_words_gives_these(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_of_a_question_end_somewhere_those_of_a_text_do_not() -> None:
    assert len(words_of("woord " * 50)) == 20
    assert len(words_of("woord " * 50, None)) == 50


def test_a_text_in_a_language_has_the_stems_of_that_language_only() -> None:
    assert stems("diverse", "nl") < stems("diverse")
    assert matches("diverse", "diversity")
    assert not matches("diverse", "diversity", "nl")


def test_a_word_of_a_language_without_stems_is_its_own_term() -> None:
    assert term_of("kirchen", "de") == unstemmed("kirchen") == "__kirchen"
    assert {term_of("kerken", "nl-BE")} == stems("kerken", "nl")
