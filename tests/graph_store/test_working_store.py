from collections.abc import Callable

from pyoxigraph import NamedNode, Quad

from graph_store import Manifest, State

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


def test_a_writer_sees_the_newest_content_of_a_graph(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", graph="g") + quads("a p c"))

    with state.writer("a test", 0) as found:
        assert found.version == 1
        assert found.graph(NamedNode("urn:x:g")) == {quad.triple for quad in quads("a p b")}
        found.publish([], quads("a p d", graph="g"), sources={})
        assert found.version == 2
        assert found.graph(NamedNode("urn:x:g")) == {quad.triple for quad in quads("a p b", "a p d")}


def test_a_copy_has_the_newest_version_and_may_change_alone(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    with state.writer("a test", 0) as found:
        copy = found.copy()
        copy.extend(quads("a p c"))
        assert (set(copy), found.has(quads("a p c")[0])) == (set(quads("a p b", "a p c")), False)
