"""The comparison of two hand-made versions."""

import pytest

from graph_api.comparison import compare as comparing
from graph_api.comparison.compare import Change, compare
from graph_store.errors import QueryTimeout, ResultTooLarge
from tests.graph_api.comparison.theatre import Theatre
from tests.loaders.conftest import BASE


def told(change: Change) -> tuple[object, ...]:
    before, after = ([each.shown for each in values] for values in (change.before, change.after))
    return change.thing.shown, change.field, change.single, before, after


def test_things_are_new_or_have_ended(two: Theatre) -> None:
    found = two.compared(1, 2)
    assert [each.shown for each in found.new] == [
        "show:hamlet/standing", "show:revue2", "task:colour", "task:posters", "task:sound2",
    ]  # fmt: skip
    assert [each.shown for each in found.ended] == ["show:tour", "show:tour/stalls", "task:paint"]


def test_a_field_changes_with_its_old_and_new_values(two: Theatre) -> None:
    assert [told(each) for each in two.compared(1, 2).changed] == [
        ("show:hamlet", "genre", False, ["tragedy"], ["modern"]),
        ("show:hamlet", "label", True, ["Hamlet"], ["Hamlet of Denmark"]),
        ("show:hamlet", "price", True, [20], [25]),
        ("show:hamlet/balcony", "seatCount", True, [40], [30]),
        ("task:lights", "status", True, ["planned"], ["dropped"]),
    ]


def test_a_change_names_the_rows_that_state_both_values(two: Theatre) -> None:
    found = {(each.thing.shown, each.field): each.rows for each in two.compared(1, 2).changed}
    assert found["show:hamlet", "price"] == [f"{BASE}row/shows/show:hamlet"]
    assert found["show:hamlet/balcony", "seatCount"] == [f"{BASE}row/seats/show:hamlet/balcony"]


def test_a_text_is_one_change_for_each_language(theatre: Theatre) -> None:
    theatre.publish({"shows": ["show:x,Oud,Old,,,,"]})
    theatre.publish({"shows": ["show:x,Nieuw,New,,,,"]})
    assert [told(each)[1:] for each in theatre.compared(1, 2).changed] == [
        ("label", True, ["Old"], ["New"]),
        ("label", True, ["Oud"], ["Nieuw"]),
    ]


def test_one_text_in_two_languages_comes_in_one_order_whatever_is_read(theatre: Theatre) -> None:
    keys = "abcdefgh"
    theatre.publish({"shows": [f"show:{key},,,,,," for key in keys]})
    theatre.publish({"shows": [f"show:{key},Een,Een,,,," for key in keys]})
    found = theatre.compared(1, 2)
    languages = [str(value.term).partition("@")[2] for each in found.changed for value in each.after]
    assert languages == ["en", "nl"] * len(keys)
    old, new = theatre.state.open(1), theatre.state.open(2)
    assert found == compare(old, new, lambda: None, theatre.state.steps(1, 2))


def test_backwards_what_ended_is_new(two: Theatre) -> None:
    forth, back = two.compared(1, 2), two.compared(2, 1)
    assert (back.new, back.ended) == (forth.ended, forth.new)
    assert [(each.after, each.before) for each in back.changed] == [(each.before, each.after) for each in forth.changed]


def test_a_version_does_not_differ_from_itself(two: Theatre) -> None:
    found = two.compared(2, 2)
    assert not any((found.new, found.ended, found.changed, found.actions.continued, found.actions.new))


def test_too_many_changes_are_refused(two: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_CHANGES", 2)
    with pytest.raises(ResultTooLarge, match="more than 2 fields differ"):
        two.compared(1, 2)


def test_a_check_can_stop_the_comparison(two: Theatre) -> None:
    def late() -> None:
        raise QueryTimeout("late")

    with pytest.raises(QueryTimeout):
        comparing.compare(two.state.open(1), two.state.open(2), late)
