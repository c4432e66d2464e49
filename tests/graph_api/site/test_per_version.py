"""Results that are computed once per version."""

import gc
import weakref

import pytest

from graph_api.site.per_version import cached_per_version, once_per_version
from graph_store.snapshot import Snapshot
from graph_store.versions import State

pytestmark = pytest.mark.slow


def test_it_is_done_once_and_again_for_another_version(small_state: State) -> None:
    done: list[int] = []

    @cached_per_version
    def work(snapshot: Snapshot) -> str:
        done.append(snapshot.version)
        return f"of {snapshot.version}"

    older = small_state.open(1)
    assert [work(small_state.newest()), work(older), work(small_state.newest())] == ["of 2", "of 1", "of 2"]
    assert done == [2, 1]


def test_a_version_is_not_held_for_its_results(small_state: State) -> None:
    kept = cached_per_version(lambda snapshot: [snapshot.version])
    older = small_state.open(1)
    kept(older)
    gone = weakref.ref(older)
    del older
    gc.collect()
    assert gone() is None


def test_with_a_key_it_is_done_once_for_each_key_and_version(small_state: State) -> None:
    done: list[str] = []

    def found(snapshot: Snapshot, key: str) -> str:
        def work() -> str:
            done.append(f"{snapshot.version} {key}")
            return done[-1]

        return once_per_version(snapshot, key, work)

    older, newest = small_state.open(1), small_state.newest()
    asked = [found(newest, "a"), found(newest, "b"), found(older, "a"), found(newest, "a")]
    assert asked == ["2 a", "2 b", "1 a", "2 a"]
    assert done == asked[:3]
