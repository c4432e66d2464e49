"""The content of views, compared with an independent computation."""

from pathlib import Path
from random import Random

import pytest
from pyoxigraph import DefaultGraph, Quad, Store

from graph_store import view_content
from graph_store.disk_space import own_bytes
from graph_store.graphs import Include, Scope
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE
from graph_store.view_content import filled, needed_bytes
from graph_store.views import INVERSE_OF
from tests.graph_store.inverse_facts import BACK, GRAPHS, OTHER, SAME, P, Q, publish, quad, version_of

ASSERTED, INFERRED = Scope(Include.ASSERTED), Scope(Include.INFERRED)


def content(snapshot: Snapshot, scope: Scope) -> set[Quad]:
    """Make the store of a view, and return its quads."""
    place = snapshot.folder / f"{scope}"
    quads = list(filled(snapshot, scope, place))
    assert len(quads) == len(set(quads))
    assert list(Store.read_only(str(place))) == quads
    return set(quads)


@pytest.mark.parametrize("few", [0, 10**6])
@pytest.mark.parametrize("seed", range(4))
def test_a_view_holds_what_set_arithmetic_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, few: int
) -> None:
    """The view of stated facts is made from the files of the version if it lacks few quads, else from its quads."""
    monkeypatch.setattr(view_content, "_FEW", few)
    random = Random(seed)
    facts = {(random.choice("abc"), random.choice([P, Q, SAME, OTHER]), random.choice("abc")) for _ in range(14)}
    stated = set(random.sample(sorted(facts, key=str), 6))
    mirrored = {(o, BACK[p], s) for s, p, o in stated if p in BACK} - stated
    further = facts - stated - mirrored
    further |= {(o, BACK[p], s) for s, p, o in further if p in BACK} - stated - mirrored
    quads = set(version_of(stated, mirrored | further))
    snapshot = publish(tmp_path, quads).newest()
    named = {each for each in quads if each.graph_name not in (DefaultGraph(), GRAPHS.inferred)}
    words = {each for each in quads if each.graph_name == DefaultGraph() and each.predicate in (INVERSE_OF, RDF_TYPE)}
    default = {quad(each, DefaultGraph()) for each in stated | mirrored}
    assert content(snapshot, ASSERTED) == named | words | default
    follows = {quad(each, graph) for each in further for graph in (GRAPHS.inferred, DefaultGraph())}
    assert content(snapshot, INFERRED) == named | follows


def test_synthetic_rows_are_in_the_default_graph_of_their_view_alone(tmp_path: Path) -> None:
    row = ("x", P, "y")
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [("b", Q, "a")], [row])).newest()
    assert quad(row, DefaultGraph()) not in content(snapshot, ASSERTED)
    assert quad(row, DefaultGraph()) in content(snapshot, Scope(Include.ASSERTED, synthetic=True))


@pytest.mark.parametrize("few", [0, 10**6])
def test_the_needed_space_is_estimated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(view_content, "_FEW", few)
    numbers = [str(number) for number in range(3_000)]
    stated, inferred = [(each, P, "x") for each in numbers], [(each, OTHER, "y") for each in numbers]
    snapshot = publish(tmp_path, version_of(stated, inferred)).newest()
    for scope in (ASSERTED, INFERRED):
        place = snapshot.folder / f"{scope}"
        filled(snapshot, scope, place)
        assert 0.3 < needed_bytes(snapshot, scope, place) / own_bytes(place) < 3
