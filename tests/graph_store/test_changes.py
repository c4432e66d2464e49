from collections.abc import Callable

from pyoxigraph import NamedNode, Quad, Store

from graph_store.changes import Change, as_update, by_graph, net

Quads = Callable[..., list[Quad]]


def test_a_net_change_leaves_out_what_is_so_already(quads: Quads) -> None:
    store = Store()
    store.extend(quads("a p b", "a p c"))

    change = net(store, quads("a p b", "a p c", "a p never"), quads("a p c", "a p d"))

    assert change == Change(set(quads("a p b")), set(quads("a p d")))
    assert len(change) == 2


def test_an_update_removes_drops_and_adds_in_this_order(quads: Quads) -> None:
    change = Change(set(quads("a p b", graph="g")), set(quads("a p 'c'")))

    assert as_update(change, [NamedNode("urn:x:g")]).split(" ;\n") == [
        "DELETE DATA { GRAPH <urn:x:g> { <urn:x:a> <urn:x:p> <urn:x:b> . } }",
        "DROP SILENT GRAPH <urn:x:g>",
        'INSERT DATA { <urn:x:a> <urn:x:p> "c" . }',
    ]


def test_an_update_that_changes_nothing_is_empty() -> None:
    assert as_update(Change(set(), set())) == ""


def test_quads_are_told_apart_by_graph(quads: Quads) -> None:
    named, unnamed = quads("a p b", "a p c", graph="g"), quads("a p b")

    assert list(by_graph([*named, *unnamed]).values()) == [named, unnamed]
