"""The net difference of graphs."""

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from loaders.dataset.diff import difference

A, B = NamedNode("urn:a"), NamedNode("urn:b")


def fact(text: str) -> Triple:
    return Triple(A, B, Literal(text))


def test_only_what_differs_is_in_it() -> None:
    held = {A: {fact("1"), fact("2")}, B: {fact("1")}, DefaultGraph(): {fact("9")}}
    found = difference(lambda graph: held[graph], {A: {fact("2"), fact("3")}, B: {fact("1")}})

    assert set(found.graphs) == {A}
    assert list(found.removed()) == [Quad(A, B, Literal("1"), A)]
    assert list(found.added([A, B])) == [Quad(A, B, Literal("3"), A)]
    assert (found.count([A]), found.count([B]), bool(found)) == ((1, 1), (0, 0), True)


def test_nothing_differs_from_itself() -> None:
    assert not difference(lambda graph: {fact("1")}, {A: {fact("1")}})
