"""Versions have no kind; everything else that workers read has one."""

from pathlib import Path

from graph_store.remote.reading import PublishedSet, StoreServed
from graph_store.versions import State
from graph_store.workers.served import kind


def test_a_version_has_no_kind_and_a_store_has_one(tmp_path: Path) -> None:
    state = State(tmp_path)
    with state.writer("a test", 5) as writer:
        writer.publish([], [], sources={})
    snapshot = state.newest()
    assert kind(snapshot) == ""
    published = PublishedSet({}, snapshot.manifest.base, "a", [], "", 0, 1.0)
    served = StoreServed(snapshot.folder, snapshot.path, snapshot.manifest, ("key", 1), published)
    assert kind(served) == "store"
