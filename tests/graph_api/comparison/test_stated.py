"""The stated facts about things."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph_api.comparison import stated
from graph_api.comparison.stated import Stated, differing
from graph_store.errors import ResultTooLarge
from ontology.namespaces import kg, thing
from tests.graph_api.comparison.theatre import Theatre


def both(theatre: Theatre) -> tuple[Stated, Stated]:
    return Stated(theatre.state.open(1)), Stated(theatre.state.open(2))


def test_facts_are_those_that_rows_state_without_inferred_ones(two: Theatre) -> None:
    _, new = both(two)
    assert kg("sequel") not in {each.predicate for each in new.facts(thing("show:revue"))}
    assert kg("sequelOf") in {each.predicate for each in new.facts(thing("show:revue2"))}


def test_source_lines_are_not_facts_about_a_thing(two: Theatre) -> None:
    old, new = both(two)
    row = NamedNode(f"{two.state.base}row/shows/show:revue")
    assert [*old.facts(row), *new.facts(row)] == []
    assert not old.has(row)
    assert row not in differing(old, new, lambda: None)


def test_a_row_that_is_a_thing_has_its_facts_and_its_class(two: Theatre) -> None:
    seats = NamedNode(f"{two.state.base}row/seats/show:hamlet/balcony")
    found = {each.predicate: each.object for each in both(two)[0].facts(seats)}
    assert isinstance(found[kg("seatCount")], Literal)
    assert kg("Seats") in both(two)[0].types(seats)


def test_the_things_that_differ_are_found_with_their_facts(two: Theatre) -> None:
    found = differing(*both(two), lambda: None)
    assert {thing("show:tour"), thing("show:revue2"), thing("task:lights")} <= found.keys()
    assert not {thing("show:revue"), thing("task:sound")} & found.keys()
    lights = found[thing("task:lights")]
    assert lights.stays
    assert [*lights.went] == [(kg("status"), Literal("planned"))]
    assert [*lights.came] == [(kg("status"), Literal("dropped"))]
    tour = found[thing("show:tour")]
    assert (tour.lived, tour.lives) == (True, False)


def test_kept_changes_between_versions_lead_to_the_same(two: Theatre) -> None:
    steps = two.state.steps(1, 2)
    assert steps is not None
    assert differing(*both(two), lambda: None, steps) == differing(*both(two), lambda: None)
    back = two.state.steps(2, 1)
    assert back is not None
    assert differing(*both(two)[::-1], lambda: None, back) == differing(*both(two)[::-1], lambda: None)


def test_too_many_facts_are_refused(two: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stated, "MOST_FACTS", 2)
    with pytest.raises(ResultTooLarge, match="2 facts differ"):
        differing(*both(two), lambda: None)


def test_too_many_things_are_refused_and_the_check_is_called(two: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stated, "MOST_THINGS", 1)
    monkeypatch.setattr(stated, "CHECKED_FACTS", 1)
    checked: list[int] = []
    with pytest.raises(ResultTooLarge, match="more than 1 things or"):
        differing(*both(two), lambda: checked.append(1))
    assert checked
