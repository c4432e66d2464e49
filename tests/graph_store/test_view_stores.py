"""Built views are kept within their limit of space, and go with their version."""

import os
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph_store import view_stores
from graph_store.errors import StoreFull
from graph_store.graphs import Include, Scope
from graph_store.lock import hold_shared
from graph_store.manifest import FILE
from graph_store.view_stores import build, built_bytes, opened, place_of, sweep
from tests.graph_store.inverse_facts import GRAPHS, P, publish, quad, version_of

ASSERTED, INFERRED = Scope(Include.ASSERTED), Scope(Include.INFERRED)
MUCH = 10**9


def test_a_view_is_built_once(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    place = place_of(snapshot, ASSERTED)
    assert [build(snapshot, ASSERTED, place, MUCH) for _ in range(2)] == [True, False]
    with opened(place) as view:
        assert view is not None
        assert view.manifest.quads == len(Store.read_only(str(view.path)))


def test_a_version_that_was_deleted_meanwhile_does_not_come_back(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], [])).newest()
    place = place_of(snapshot, ASSERTED)
    snapshot.folder.rename(tmp_path / "gone")
    with pytest.raises(FileNotFoundError):
        build(snapshot, ASSERTED, place, MUCH)
    assert not snapshot.folder.exists()


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
        patched.setattr(view_stores, "filled", full)
        with pytest.raises(StoreFull, match="The view was not built"):
            build(snapshot, ASSERTED, place, MUCH)
    assert list(place.parent.iterdir()) == []
    assert build(snapshot, ASSERTED, place, MUCH)


def test_views_go_with_their_version_and_leftovers_with_the_next_writer(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, version_of([("a", P, "b")], []), keep=2).newest()
    build(snapshot, ASSERTED, place_of(snapshot, ASSERTED), MUCH)
    del snapshot
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
    assert build(snapshot, ASSERTED, place, MUCH)
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
