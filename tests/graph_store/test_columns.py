import threading
from collections.abc import Callable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_store import Columns, Include, Manifest, Scope, State
from graph_store.graphs import Graphs
from graph_store.terms import RDF_TYPE
from graph_store.views import View

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]
P = NamedNode("urn:x:p")


def x(name: str) -> NamedNode:
    return NamedNode(f"urn:x:{name}")


def test_a_column_holds_the_values_of_every_subject_in_a_fixed_order(
    state: State, quads: Quads, publish: Publish
) -> None:
    publish(state, quads("a p 'z'", "a p c", "a p b", "a p 'y'", "b p c", "b q d"))

    assert state.newest().columns().objects(P) == {
        x("a"): [x("b"), x("c"), Literal("y"), Literal("z")],
        x("b"): [x("c")],
    }


def test_the_inverse_column_holds_the_subjects_of_every_value(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("b p c", "a p c", "a p 'y'"))

    assert state.newest().columns().subjects(P) == {x("c"): [x("a"), x("b")], Literal("y"): [x("a")]}


def test_the_members_of_a_class_come_in_order_and_once(state: State, publish: Publish) -> None:
    scope = Scope(synthetic=True)
    graph = NamedNode(f"{state.base}graph/synthetic")
    publish(
        state,
        [Quad(x(name), RDF_TYPE, x("City")) for name in "ba"]
        + [Quad(x(name), RDF_TYPE, x("City"), graph) for name in "cb"],
    )

    assert state.newest().columns(scope).instances(x("City")) == [x("a"), x("b"), x("c")]
    assert state.newest().columns().instances(x("City")) == [x("a"), x("b")]
    assert state.newest().columns().instances(x("Village")) == []


def test_a_scope_has_columns_of_its_own(state: State, publish: Publish) -> None:
    follows = [Quad(x("a"), P, x("c"), graph) for graph in (DefaultGraph(), Graphs(state.base).inferred)]
    publish(state, [Quad(x("a"), P, x("b")), *follows])
    snapshot = state.newest()

    assert snapshot.columns(Scope(Include.ASSERTED)).objects(P) == {x("a"): [x("b")]}
    assert snapshot.columns(Scope(Include.INFERRED)).objects(P) == {x("a"): [x("c")]}
    assert snapshot.columns(Scope(Include.ASSERTED)) is snapshot.columns(Scope(Include.ASSERTED))


def test_a_column_is_built_once_however_many_ask_at_the_same_time() -> None:
    store, asked = Store(), []
    store.add(Quad(x("a"), P, x("b")))

    def opened() -> Store:
        asked.append(1)
        return store

    columns = Columns(View(opened, Graphs(), Scope(), {}))
    threads = [threading.Thread(target=columns.objects, args=(P,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert columns.objects(P) == {x("a"): [x("b")]}
    assert len(asked) == 1
