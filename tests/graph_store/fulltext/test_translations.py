"""Word translations learned from names in two languages."""

from graph_store.fulltext.entries import Entry
from graph_store.fulltext.translations import learn


def named(*names: tuple[str, str]) -> list[Entry]:
    return [
        Entry(str(number), text, language, place="label")
        for number, pair in enumerate(names)
        for language, text in zip(("nl", "en"), pair, strict=True)
    ]


def test_words_that_meet_in_several_names_translate_each_other() -> None:
    found = learn(named(
        ("herbestemming van kerken", "reuse of churches"), ("kerken bij pleinen", "churches near squares"),
        ("herbestemming van panden", "reuse of premises"),
    ))  # fmt: skip
    assert {("_nkerk", "_echurch"), ("_echurch", "_nkerk")} <= found
    assert ("_nkerk", "_epremis") not in found


def test_the_parts_of_compounds_are_translated() -> None:
    found = learn(named(("kerk", "church"), ("parochiekerken", "parish churches")))
    assert {("_nkerk", "_echurch")} <= found


def test_what_both_languages_write_alike_teaches_nothing() -> None:
    assert learn(named(("Belfius", "Belfius"), ("DataBroker event", "DataBroker event"))) == set()


def test_one_name_with_many_words_is_not_enough() -> None:
    assert learn(named(("een twee drie vier", "one two three four"))) == set()


def test_hidden_names_and_texts_teach_nothing() -> None:
    hidden = [Entry("a", "kerk", "nl", hidden=True), Entry("a", "church", "en", hidden=True)]
    texts = [Entry("b", "kerk", "nl", name=False), Entry("b", "church", "en", name=False)]
    assert learn([*hidden, *texts]) == set()


def test_a_thing_with_two_names_in_a_language_teaches_nothing() -> None:
    assert learn([Entry("a", "kerk", "nl"), Entry("a", "plein", "nl"), Entry("a", "church", "en")]) == set()
