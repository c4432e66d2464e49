from collections.abc import Callable

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph_store.changes import Change
from graph_store.counts import count_key, counted, moved

Quads = Callable[..., list[Quad]]


def test_a_store_is_counted_by_graph_without_empty_ones(quads: Quads) -> None:
    store = Store()
    store.extend(quads("a p b", "a p c", graph="g") + quads("a p b"))
    store.add_graph(NamedNode("urn:x:empty"))

    assert counted(store) == {"default": 1, "urn:x:g": 2}
    assert counted(Store()) == {}


def test_counts_move_with_a_change(quads: Quads) -> None:
    change = Change(set(quads("a p b", graph="g")), set(quads("a p b", "a p c") + quads("a p b", graph="h")))

    assert moved({"urn:x:g": 1, "urn:x:h": 1}, change) == {"default": 2, "urn:x:h": 2}


def test_the_default_graph_is_counted_under_its_own_name() -> None:
    assert count_key(DefaultGraph()) == "default"
    assert count_key(NamedNode("urn:x:g")) == "urn:x:g"
