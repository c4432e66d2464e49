"""When a store may be asked: while it holds the version that is asked for, is not being changed, and has not failed."""

import fcntl
from pathlib import Path

import pytest

from graph_store.errors import StoreFailed
from graph_store.remote.client import StoreAddress
from graph_store.remote.reading import StoreReader
from graph_store.remote.record import Held, Record, RecordFile
from graph_store.snapshot import Snapshot
from graph_store.versions import State

ADDRESS = StoreAddress("http://a/q", "http://a/u")


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    state = State(tmp_path / "state")
    with state.writer("a test", 5) as writer:
        writer.publish([], [], sources={})
    return state.newest()


def reader(snapshot: Snapshot, held: Held | None = None, address: str = "http://a/q") -> StoreReader:
    root = snapshot.folder.parents[1]
    held = held or Held(snapshot.version, snapshot.manifest.digest)
    RecordFile(root).write(Record(address, "x", "b", None, held, "Oxigraph"))
    return StoreReader(ADDRESS, root, snapshot.manifest.base, 5)


def is_there(store: StoreReader, snapshot: Snapshot) -> bool:
    with store.use(snapshot) as served:
        return served is not None


def test_the_set_that_holds_the_version_is_used(snapshot: Snapshot) -> None:
    with reader(snapshot).use(snapshot) as served:
        assert served is not None
        assert (served.published.letter, served.published.server, served.version) == ("b", "Oxigraph", 1)


def test_another_version_or_another_server_is_not_used(snapshot: Snapshot) -> None:
    assert not is_there(reader(snapshot, Held(1, "other")), snapshot)
    assert not is_there(reader(snapshot, Held(2, snapshot.manifest.digest)), snapshot)
    assert not is_there(reader(snapshot, address="http://b/q"), snapshot)


def test_a_set_that_is_being_changed_is_not_used(snapshot: Snapshot) -> None:
    store = reader(snapshot)
    with store.records.lock_file("b").open("w") as changing:
        fcntl.flock(changing, fcntl.LOCK_EX)
        assert not is_there(store, snapshot)
    assert is_there(store, snapshot)


def test_a_store_that_failed_rests_and_its_status_says_why(snapshot: Snapshot) -> None:
    store = reader(snapshot)
    assert store.status().version == 1
    store.failed(StoreFailed("it is broken"))
    assert not is_there(store, snapshot)
    assert store.status().fault == "STORE_FAILED"
    store.answered()
    assert store.status().fault == ""


def test_the_password_is_not_in_the_status(snapshot: Snapshot) -> None:
    assert "http" not in repr(reader(snapshot).status())
