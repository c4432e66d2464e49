"""Built views hold what an independent computation gives, and stay within their limit of space."""

import os
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_store import view_stores
from graph_store.errors import StoreFull
from graph_store.graphs import Graphs, Include, Scope
from graph_store.lock import hold_shared
from graph_store.manifest import FILE
from graph_store.snapshot import Snapshot
from graph_store.terms import RDF_TYPE
from graph_store.versions import State
from graph_store.view_stores import build, built_bytes, opened, place_of, sweep
from graph_store.views import INVERSE_OF, SYMMETRIC

GRAPHS = Graphs()
ASSERTED, INFERRED = Scope(Include.ASSERTED), Scope(Include.INFERRED)
MUCH = 10**9
P, Q, SAME, OTHER = (NamedNode(f"urn:{name}") for name in ("p", "q", "same", "other"))
BACK = {P: Q, Q: P, SAME: SAME}

Fact = tuple[str, NamedNode, str]


def quad(fact: Fact, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(NamedNode(f"urn:{fact[0]}"), fact[1], NamedNode(f"urn:{fact[2]}"), graph)


def version_of(stated: Iterable[Fact], inferred: Iterable[Fact], made_up: Iterable[Fact] = ()) -> list[Quad]:
    """Return a version with these facts, with a vocabulary of inverses and a row of provenance."""
    words = [(P, INVERSE_OF, Q), (SAME, RDF_TYPE, SYMMETRIC)]
    found = [Quad(*word, graph) for word in words for graph in (GRAPHS.ontology, DefaultGraph())]
    found += [quad(each, graph) for each in stated for graph in (GRAPHS.source("s"), GRAPHS.asserted, DefaultGraph())]
    found += [quad(each, graph) for each in inferred for graph in (GRAPHS.inferred, DefaultGraph())]
    found += [quad(each, GRAPHS.synthetic) for each in made_up]
    return [*found, Quad(NamedNode("urn:row"), OTHER, Literal("1"), GRAPHS.provenance)]


def publish(root: Path, quads: Iterable[Quad], keep: int = 20) -> State:
    state = State(root, keep=keep)
    with state.writer("test", 1) as writer:
        writer.publish([], list(quads), sources={})
    return state


def content(snapshot: Snapshot, scope: Scope) -> set[Quad]:
    """Build a view, and return all its quads."""
    place = place_of(snapshot, scope)
    assert build(snapshot, scope, place, MUCH)
    with opened(place) as view:
        assert view is not None
        quads = list(Store.read_only(str(view.path)))
        assert view.manifest.quads == len(quads) == len(set(quads))
        return set(quads)


@pytest.mark.parametrize("seed", range(5))
def test_a_view_holds_what_set_arithmetic_gives(tmp_path: Path, seed: int) -> None:
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


def test_a_view_is_built_once(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    place = place_of(snapshot, ASSERTED)
    assert [build(snapshot, ASSERTED, place, MUCH) for _ in range(2)] == [True, False]


def test_the_view_that_was_not_used_for_longest_makes_space(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [], [("c", P, "d")])).newest()
    scopes = [ASSERTED, INFERRED, Scope(Include.ASSERTED, synthetic=True)]
    first, second, third = (place_of(snapshot, scope) for scope in scopes)
    build(snapshot, ASSERTED, first, MUCH)
    build(snapshot, INFERRED, second, MUCH)
    versions = tmp_path / "versions"
    os.utime(second / FILE, (1, 1))
    with opened(first):
        pass
    build(snapshot, scopes[2], third, built_bytes(versions) * 6 // 5)
    assert [place.exists() for place in (first, second, third)] == [True, False, True]


def test_a_view_in_use_is_not_removed_and_another_one_goes_first(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [], [("c", P, "d")])).newest()
    scopes = [ASSERTED, INFERRED, Scope(Include.ASSERTED, synthetic=True)]
    first, second, third = (place_of(snapshot, scope) for scope in scopes)
    for scope, place in ((ASSERTED, first), (INFERRED, second)):
        build(snapshot, scope, place, MUCH)
    with opened(first) as view:
        os.utime(first / FILE, (1, 1))
        build(snapshot, scopes[2], third, built_bytes(tmp_path / "versions") * 6 // 5)
        assert view is not None
        assert len(Store.read_only(str(view.path))) == view.manifest.quads
    assert [place.exists() for place in (first, second, third)] == [True, False, True]


def test_a_view_larger_than_all_views_may_be_is_refused_with_both_sizes(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    place = place_of(snapshot, ASSERTED)
    for most in (1, 100):
        with pytest.raises(
            StoreFull, match=r"The view asserted needs about \d+ MB, and KENNISGRAAF_VIEWS_MB allows 0 MB"
        ):
            build(snapshot, ASSERTED, place, most)
        assert list(place.parent.iterdir()) == []


def test_what_a_full_disk_leaves_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    place = place_of(snapshot, ASSERTED)
    with monkeypatch.context() as patched:
        patched.setattr(view_stores, "load_quads", full)
        with pytest.raises(StoreFull, match="The view was not built"):
            build(snapshot, ASSERTED, place, MUCH)
    assert list(place.parent.iterdir()) == []
    assert content(snapshot, ASSERTED)


def test_views_go_with_their_version_and_leftovers_with_the_next_writer(tmp_path: Path) -> None:
    content(publish(tmp_path, version_of([("a", P, "b")], []), keep=2).newest(), ASSERTED)
    first = tmp_path / "versions" / "000001" / view_stores.FOLDER
    (first / "inferred-0.tmp" / "store").mkdir(parents=True)
    publish(tmp_path, [quad(("c", P, "d"), GRAPHS.edits)], keep=2)
    assert [place.name.partition("-")[0] for place in first.iterdir()] == ["asserted"]
    publish(tmp_path, [quad(("e", P, "f"), GRAPHS.edits)], keep=2)
    assert not first.exists()


def test_leftovers_stay_while_a_view_is_being_built(tmp_path: Path) -> None:
    state = publish(tmp_path, version_of([("a", P, "b")], []))
    versions, left = tmp_path / "versions", state.folder(1) / view_stores.FOLDER / "inferred-0.tmp"
    left.mkdir(parents=True)
    with view_stores._building(versions, wait=True):
        sweep(versions)
        assert left.exists()
    sweep(versions)
    assert not left.exists()


def test_a_read_only_folder_has_its_views_in_a_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    monkeypatch.setattr(os, "access", lambda *_: False)
    place = place_of(snapshot, ASSERTED)
    assert not place.is_relative_to(tmp_path)
    assert content(snapshot, ASSERTED)
    assert built_bytes(place.parents[2]) > 0
    assert not (snapshot.folder / view_stores.FOLDER).exists()


def test_other_content_under_the_same_number_has_another_view(tmp_path: Path) -> None:
    one, other = (publish(tmp_path / name, version_of([(name, P, "b")], [])).newest() for name in "ac")
    assert place_of(one, ASSERTED).name != place_of(other, ASSERTED).name
    assert place_of(one, ASSERTED).name.startswith(f"asserted-{one.manifest.digest[:16]}")


def test_a_view_that_goes_and_comes_back_has_another_key(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    place, keys = place_of(snapshot, ASSERTED), set()
    held = []
    for _ in range(2):
        build(snapshot, ASSERTED, place, MUCH)
        with opened(place) as view:
            assert view is not None
            keys.add(view.key)
        held.append(hold_shared(place / FILE))  # so that the system gives the file's number to no other
        place.rename(tmp_path / f"gone-{len(keys)}")
    with opened(place) as view:
        assert view is None
    assert len(keys) == 2
