"""Scores, the best text of a thing, and the part that is shown."""

from graph_store.fulltext.entries import Entry, Way
from graph_store.fulltext.question import Group
from graph_store.fulltext.ranking import best, hit, ranked

KERK = (Group("kerk", parts=frozenset({"parochiekerk"}), translated=frozenset({"church"})),)


def order(*entries: Entry) -> list[str]:
    return [entry.key for _, entry in ranked(best(entries, KERK).values())]


def test_names_come_before_texts_and_direct_ways_before_others() -> None:
    assert order(
        Entry("translated name", "church", "en"),
        Entry("compound", "een parochiekerk", "nl"),
        Entry("other form", "twee kerken", "nl"),
        Entry("beginning", "kerk in Gent", "nl"),
        Entry("whole", "Kerk", "nl"),
        Entry("text", "een kerk", "nl", name=False),
        Entry("subject", "een kerk", "nl", name=False, via="x"),
        Entry("key", "thm:kerk-1", name=False),
        Entry("translated text", "church", "en", name=False),
    ) == [
        "whole", "beginning", "other form", "compound", "translated name", "text", "subject", "key", "translated text",
    ]  # fmt: skip


def test_the_whole_key_comes_before_names() -> None:
    asked = (Group("kerk"), Group("1"))
    found = best([Entry("key", "kerk:1", name=False), Entry("name", "kerk 1 en 2", "nl")], asked)
    assert [entry.key for _, entry in ranked(found.values())] == ["key", "name"]


def test_the_name_itself_comes_before_the_things_about_it() -> None:
    assert order(Entry("about", "kerk", "nl", name=False, via="x"), Entry("itself", "kerk", "nl")) == [
        "itself",
        "about",
    ]


def test_the_way_of_several_words_is_the_least_direct_one() -> None:
    asked = (*KERK, Group("gent"))
    (scored,) = best([Entry("a", "church in Gent", "en")], asked).values()
    assert hit(scored, asked).way == Way.TRANSLATION


def test_a_long_text_is_cut_around_the_first_match_and_marked() -> None:
    (scored,) = best([Entry("a", "woord " * 60 + "kerk " + "woord " * 60, "nl", name=False)], KERK).values()
    shown = hit(scored, KERK)
    assert len(shown.text) <= 160
    assert [shown.text[start:end] for start, end in shown.marks] == ["kerk"]
