import gc
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_store import Include, Manifest, Scope, State
from graph_store.snapshot import Snapshot

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]
A, B, C, P = (NamedNode(f"urn:x:{name}") for name in "abcp")


@pytest.fixture(params=["in memory", "on disk"])
def state(state: State, request: pytest.FixtureRequest) -> State:
    """Run every test here on both kinds of store."""
    if request.param == "in memory":
        monkeypatch = request.getfixturevalue("monkeypatch")
        monkeypatch.setattr(state, "newest", lambda newest=state.newest: _held(newest()))
    return state


def _held(snapshot: Snapshot) -> Snapshot:
    snapshot.hold()
    assert snapshot.store() is not snapshot.disk
    return snapshot


def in_graph(state: State, name: str, *quads: Quad) -> list[Quad]:
    graph = NamedNode(f"{state.base}graph/{name}")
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]


def test_quads_are_found_by_any_part(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", graph="g") + quads("a p b", "b p 'tekst'"))
    snapshot = state.newest()

    assert len(snapshot.quads()) == 3
    assert snapshot.quads(g=NamedNode("urn:x:g")) == quads("a p b", graph="g")
    assert snapshot.quads(A, g=DefaultGraph()) == quads("a p b")
    assert snapshot.quads(o=Literal("tekst")) == snapshot.quads(B, P) == quads("b p 'tekst'")
    assert snapshot.quads(B, P, A) == []


def test_a_scope_chooses_the_facts(state: State, quads: Quads, publish: Publish) -> None:
    said, follows, made_up = quads("a p b", "a p c", "a p 'verzonnen'")
    publish(
        state,
        [
            said,
            follows,
            *in_graph(state, "inferred", follows),
            *in_graph(state, "synthetic", made_up, said),
        ],
    )
    snapshot = state.newest()

    assert set(snapshot.triples(Scope())) == {said.triple, follows.triple}
    assert snapshot.triples(Scope(Include.ASSERTED)) == [said.triple]
    assert snapshot.triples(Scope(Include.INFERRED)) == [follows.triple]
    with_synthetic = snapshot.triples(Scope(synthetic=True))
    assert len(with_synthetic) == len(set(with_synthetic)) == 3


def test_a_query_takes_bound_values(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b", "b p c") + in_graph(state, "inferred", *quads("a p c")))
    snapshot = state.newest()
    query = "SELECT ?s ?o ?none WHERE { ?s <urn:x:p> ?o OPTIONAL { ?o <urn:x:none> ?none } } ORDER BY ?s ?o"

    assert snapshot.select(query) == [{"s": A, "o": B}, {"s": B, "o": C}]
    assert snapshot.select(query, s=B) == [{"s": B, "o": C}]
    assert snapshot.select(query, o=Literal('"} . ?s ?p ?o')) == []


def test_only_a_select_query_gives_rows(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))

    with pytest.raises(ValueError, match="SELECT"):
        state.newest().select("ASK { ?s ?p ?o }")


def test_a_snapshot_answers_in_any_thread(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads(*(f"a p {number}" for number in range(200))))
    snapshot = state.newest()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: set(snapshot.quads()), range(32)))

    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]) == 200


def test_the_path_of_a_snapshot_opens_as_a_store(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))

    assert list(Store.read_only(str(state.newest().path))) == quads("a p b")


def test_a_version_that_nobody_uses_goes_at_once(state: State, quads: Quads, publish: Publish) -> None:
    publish(state, quads("a p b"))
    snapshot = Snapshot(state.folder(1), 1)
    assert snapshot.columns().objects(P) == {A: [B]}
    gone = weakref.ref(snapshot)
    gc.disable()
    try:
        del snapshot
        assert gone() is None
    finally:
        gc.enable()
