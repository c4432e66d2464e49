"""The dataset that a change starts from, and the one after it."""

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph_store import State
from loaders.dataset.dataset import Published, View
from loaders.dataset.diff import Gathered

A, P, G = NamedNode("urn:a"), NamedNode("urn:p"), NamedNode("urn:g")


def fact(text: str) -> Triple:
    return Triple(A, P, Literal(text))


def test_before_the_first_version_there_is_nothing(state: State) -> None:
    empty = Published(state)
    assert (empty.version, empty.manifest, empty.graphs(), empty.graph(G), len(empty.copy())) == (0, None, [], set(), 0)
    assert not empty.has(Quad(A, P, A, G))


def test_a_view_shows_what_would_be_there_by_any_part(state: State) -> None:
    with state.writer("test", 1) as writer:
        writer.publish((), [Quad(A, P, Literal(text), G) for text in ("1", "2")], sources={})
    change = Gathered()
    change.remove(G, fact("1"))
    change.add(G, fact("3"))
    now = Published(state)
    after = View(now, [G], change.diff())

    assert set(View(now, [G]).triples()) == {fact("1"), fact("2")}
    for pattern in ({}, {"s": A}, {"p": P}, {"s": A, "p": P}):
        assert set(after.triples(**pattern)) == {fact("2"), fact("3")}
    assert [set(after.triples(o=Literal(text))) for text in ("1", "3")] == [set(), {fact("3")}]
    assert now.graph(G) == {fact("1"), fact("2")} == {quad.triple for quad in now.copy()}
