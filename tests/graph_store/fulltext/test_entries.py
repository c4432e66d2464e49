"""Hits and how their words match."""

from graph_store.fulltext.entries import Hit, Way


def test_a_text_is_parted_at_its_marks() -> None:
    hit = Hit("a", "De kerk hier", "nl", True, ((3, 7),))
    assert hit.parts() == [("De ", False), ("kerk", True), (" hier", False)]


def test_ways_are_in_the_order_of_their_directness() -> None:
    assert sorted(Way) == [Way.WORD, Way.FORM, Way.PART, Way.TRANSLATION, Way.CORRECTION]
