"""Actions in a graph folder that says which class has them, and in one that does not."""

import pytest

from graph_api.comparison.actions import Actions
from graph_api.comparison.readable import Value
from tests.graph_api.comparison import theatre as words
from tests.graph_api.comparison.theatre import Theatre

SEQUEL = {"tasks": ["task:a,planned,,", "task:b,planned,task:a,"]}


def keys(values: tuple[Value, ...]) -> list[object]:
    return [each.shown for each in values]


def pairs(values: tuple[tuple[Value, Value], ...]) -> list[tuple[object, object]]:
    return [(later.shown, earlier.shown) for later, earlier in values]


def test_actions_are_continued_replaced_dropped_or_new(two: Theatre) -> None:
    did = two.compared(1, 2).actions
    assert pairs(did.continued) == [("task:sound2", "task:sound")]
    assert pairs(did.replaced) == [("task:colour", "task:paint")]
    assert keys(did.dropped) == ["task:lights"]
    assert keys(did.new) == ["task:posters"]


def test_what_both_versions_state_is_not_told_again(theatre: Theatre) -> None:
    theatre.publish({"tasks": ["task:a,dropped,,", "task:b,planned,task:a,"]})
    theatre.publish({"tasks": ["task:a,dropped,,", "task:b,running,task:a,"]})
    assert theatre.compared(1, 2).actions == Actions((), (), (), ())


def test_an_action_that_comes_as_dropped_is_new_and_dropped(theatre: Theatre) -> None:
    theatre.publish({})
    theatre.publish({"tasks": ["task:a,dropped,,"]})
    did = theatre.compared(1, 2).actions
    assert keys(did.dropped) == keys(did.new) == ["task:a"]


def test_only_members_of_the_class_that_continues_are_actions(theatre: Theatre) -> None:
    theatre.publish({})
    theatre.publish(SEQUEL | {"shows": ["show:x,X,X,,,,"]})
    assert keys(theatre.compared(1, 2).actions.new) == ["task:a"]


def test_without_such_a_class_a_status_makes_an_action(theatre: Theatre) -> None:
    mark = "kg:continues schema:domainIncludes kg:Task .\n"
    assert mark in words.ONTOLOGY
    (theatre.folder / "theatre.ttl").write_text(words.ONTOLOGY.replace(mark, ""), encoding="utf-8")
    theatre.publish({})
    theatre.publish({"tasks": [*SEQUEL["tasks"], "task:c,,,"], "shows": ["show:x,X,X,,,,"]})
    did = theatre.compared(1, 2).actions
    assert (keys(did.new), pairs(did.continued)) == (["task:a"], [("task:b", "task:a")])


@pytest.mark.parametrize("status", ["planned", ""])
def test_another_status_is_not_dropped(theatre: Theatre, status: str) -> None:
    theatre.publish({"tasks": ["task:a,running,,"]})
    theatre.publish({"tasks": [f"task:a,{status},,"]})
    assert theatre.compared(1, 2).actions.dropped == ()
