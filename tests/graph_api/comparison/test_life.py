"""The facts that only one of two versions states about a thing."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph_api.comparison.life import Life

NAME, X, Y = NamedNode("urn:name"), NamedNode("urn:x"), NamedNode("urn:y")
OLD, NEW = Literal("old"), Literal("new")


def test_the_name_of_the_thing_is_that_of_the_new_version() -> None:
    life = Life(True, True)
    life.went[NAME, OLD] = Triple(X, NAME, OLD)
    assert life.node == X
    life.came[NAME, NEW] = Triple(Y, NAME, NEW)
    assert life.node == Y


@pytest.mark.parametrize(("lived", "lives"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_thing_stays_if_it_is_there_in_both_versions(lived: bool, lives: bool) -> None:
    assert Life(lived, lives).stays is (lived and lives)
