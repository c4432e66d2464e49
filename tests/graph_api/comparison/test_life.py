"""The facts that two versions state about one thing."""

from pyoxigraph import Literal, NamedNode, Triple

from graph_api.comparison.life import Life

ENDED, NAME = NamedNode("urn:ended-by"), NamedNode("urn:name")
OLD, NEW = (Triple(NamedNode("urn:x"), NAME, Literal(each)) for each in ("old", "new"))
END = Triple(NamedNode("urn:x"), ENDED, NamedNode("urn:plan"))


def test_a_thing_is_there_if_something_is_stated_and_it_has_not_ended() -> None:
    assert (Life([OLD], [], ENDED).lived, Life([OLD], [], ENDED).lives) == (True, False)
    assert (Life([OLD], [OLD, END], ENDED).lives, Life([], [NEW], ENDED).lives) == (False, True)


def test_facts_came_or_went() -> None:
    life = Life([OLD], [NEW], ENDED)
    assert (life.went, life.came) == ([OLD], [NEW])


def test_the_name_of_the_thing_is_that_of_the_new_version() -> None:
    moved = Triple(NamedNode("urn:y"), NAME, Literal("old"))
    assert Life([OLD], [moved], ENDED).node == NamedNode("urn:y")
    assert Life([OLD], [], ENDED).node == NamedNode("urn:x")


def test_a_fact_about_a_row_with_another_name_is_the_same_fact() -> None:
    moved = Triple(NamedNode("urn:y"), NAME, Literal("old"))
    assert not [*Life([OLD], [moved], ENDED).came, *Life([OLD], [moved], ENDED).went]
