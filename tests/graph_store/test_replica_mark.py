"""The mark of a replica refuses every write to its folder, and says how far it is behind."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph_store import Manifest, State
from graph_store.errors import Damaged, ReadOnlyReplica
from graph_store.redaction import redacting
from graph_store.replica_mark import FILE, PROGRESS, Lag, Progress, ReplicaMark, shown

PRIMARY = "https://primary.example"
Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


def begin_to_write(state: State) -> None:
    with state.writer("a test", 0):
        pass


def begin_to_redact(state: State) -> None:
    with redacting(state, "a test", 0):
        pass


WRITES: dict[str, Callable[[State], object]] = {
    "write": begin_to_write,
    "redact": begin_to_redact,
    "pin": lambda state: state.pin(1, "first"),
    "prune": lambda state: state.prune(),
    "withdraw": lambda state: state.withdraw(1, "a test"),
}


@pytest.mark.parametrize("write", WRITES)
def test_no_write_is_accepted_and_the_primary_is_named(
    state: State, quads: Quads, publish: Publish, write: str
) -> None:
    publish(state, quads("a p b"))
    publish(state, quads("a p c"))
    state.replica.set(PRIMARY)
    before = sorted(state.root.rglob("*"))
    with pytest.raises(ReadOnlyReplica, match=PRIMARY):
        WRITES[write](state)
    assert sorted(state.root.rglob("*")) == before


def test_a_folder_without_the_mark_is_no_replica(tmp_path: Path) -> None:
    mark = ReplicaMark(tmp_path)
    mark.refuse_writes()
    assert mark.primary() is None
    assert mark.lag(1) is None


def test_a_mark_that_cannot_be_read_is_damage_and_not_permission(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(Damaged, match=FILE):
        ReplicaMark(tmp_path).refuse_writes()


def test_the_lag_is_counted_in_versions_and_seconds(tmp_path: Path) -> None:
    mark = ReplicaMark(tmp_path)
    mark.set(PRIMARY)
    assert mark.lag(0) == Lag(PRIMARY, 0, None, "")
    mark.note(Progress(7, time.time() - 60, "the line is cut"))
    lag = mark.lag(5)
    assert lag is not None
    assert (lag.versions, lag.fault) == (2, "the line is cut")
    assert 60 <= (lag.seconds or 0) < 120


def test_progress_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / PROGRESS).write_text('{"version":', encoding="utf-8")
    assert ReplicaMark(tmp_path).progress() == Progress()


def test_a_primary_in_a_folder_is_shown_without_its_path() -> None:
    assert shown("/srv/secret/state") == "state"
    assert shown(PRIMARY) == PRIMARY
