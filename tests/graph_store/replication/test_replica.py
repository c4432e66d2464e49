"""A replica has what its primary publishes, and nothing that it erased; whatever fails, it keeps what it has.

Run as a program, this file is a replica that gets killed. `scripts/kill9` kills more of them.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from pyoxigraph import Quad

from graph_store import State
from graph_store.errors import OtherBase, PrimaryFailed, ReplicaDiffers, StateFault, WriterBusy
from graph_store.replication import replica as module
from graph_store.replication.replica import Replica, replicating
from graph_store.replication.sources import FolderSource
from graph_store.text import Text
from tests.graph_store.replication.conftest import quads
from tests.graph_store.test_redaction import SECRET, quad, redact

Change = Callable[..., None]
KILLS = int(os.environ.get("REPLICA_KILLS", "25"))
SEED = int(os.environ.get("KILL_SEED", "9"))


@pytest.fixture
def replica(source: FolderSource, tmp_path: Path, primary: State) -> Iterator[Replica]:
    with replicating(tmp_path / "replica", primary.base, source, 1) as found:
        yield found


@pytest.fixture
def here(tmp_path: Path) -> State:
    return State(tmp_path / "replica")


def check_same(primary: State, here: State) -> None:
    """Check that a replica holds the versions of its primary, quad by quad, row by row."""
    assert (here.current(), here.versions(), here.pins()) == (primary.current(), primary.versions(), primary.pins())
    assert here.withdrawals() == primary.withdrawals()
    for number in primary.versions():
        here.verify(number)
        if primary.withdrawn(number) is None:
            ours, theirs = here.open(number), primary.open(number)
            assert set(ours.disk) == set(theirs.disk)
            assert dict(ours.rows.each()) == dict(theirs.rows.each())
            assert (ours.mark, ours.manifest.note) == (theirs.mark, theirs.manifest.note)
            assert (ours.manifest.created, ours.manifest.digest) == (theirs.manifest.created, theirs.manifest.digest)


def test_it_has_every_version_and_then_each_new_one(
    replica: Replica, primary: State, here: State, change: Change
) -> None:
    primary.pin(1, "first")
    primary.withdraw(2, "a test")
    assert replica.follow({}, 0)
    check_same(primary, here)
    change(quads(60), quads(1))
    change(quads(61))
    primary.pin(4, "fourth")
    assert replica.follow({}, 0)
    check_same(primary, here)
    assert replica.follow({}, 0) is None
    assert [str(each) for each in here.difference(4, 5).added()] == [str(each) for each in quads(61)]


def test_its_folder_is_read_only_from_then_on(replica: Replica, here: State, primary: State) -> None:
    assert here.replica.primary() is None
    replica.follow({}, 0)
    assert here.replica.primary() == str(primary.root)


def test_it_keeps_the_versions_that_the_primary_keeps(replica: Replica, primary: State, here: State) -> None:
    replica.follow({}, 0)
    few = State(primary.root, keep=2)
    with few.writer("a test", 1) as writer:
        writer.publish([], quads(70), sources={})
    replica.follow({}, 0)
    assert here.versions() == few.versions() == [3, 4]


def test_a_version_in_use_is_deleted_later(replica: Replica, primary: State, here: State, change: Change) -> None:
    replica.follow({}, 0)
    reader = here.open(1)
    State(primary.root, keep=1).prune()
    change(quads(70))
    replica.follow({}, 0)
    assert (here.root / "versions/000001").exists()
    assert len(reader.quads()) == 50
    del reader
    change(quads(71))
    replica.follow({}, 0)
    assert not (here.root / "versions/000001").exists()


def secret_primary(place: Path) -> State:
    """Return three versions, of which the first two hold a secret."""
    state = State(place)
    with state.writer("a test", 1) as writer:
        writer.publish([], [quad(0, SECRET), *map(quad, range(1, 50))], sources={})
        writer.publish([], [quad(50)], sources={})
        writer.publish([quad(0, SECRET)], [], sources={})
    return state


def test_what_was_erased_is_in_none_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READERS_S", 0.2)
    primary, here = secret_primary(tmp_path / "p"), State(tmp_path / "r")
    with replicating(here.root, primary.base, FolderSource(primary.root, primary.base), 1) as replica:
        replica.follow({}, 0)
        (here.folder(1) / "dumps").mkdir()
        (here.folder(1) / "dumps/all.nq").write_text("a secret", encoding="utf-8")
        reader, tag = here.open(1), here.stamp()
        redact(primary)
        primary.erasures.begin(["urn:0"])
        replica.follow({}, 0)
        assert len(reader.disk) == 50
        assert here.stamp() != tag
        assert [path for path in here.root.rglob("*") if path.is_file() and b"a secret" in path.read_bytes()] == []
        check_same(primary, here)
        assert here.erasures.holds("urn:0")
        assert (here.root / "erased/salt").stat().st_mode & 0o777 == 0o600


def test_a_killed_switch_to_what_was_not_erased_is_finished(tmp_path: Path) -> None:
    primary, here = secret_primary(tmp_path / "p"), State(tmp_path / "r")
    source = FolderSource(primary.root, primary.base)
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
    redact(primary)
    primary.erasures.begin(["urn:0"])
    (here.root / "versions/000002r1.tmp").mkdir()
    (here.root / "versions/000003.tmp").mkdir()
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
    check_same(primary, here)
    assert sorted(path.name for path in (here.root / "versions").iterdir()) == ["000001r1", "000002r1", "000003r1"]


def test_what_was_erased_does_not_come_back_with_an_older_primary(tmp_path: Path) -> None:
    primary, here = secret_primary(tmp_path / "p"), State(tmp_path / "r")
    shutil.copytree(primary.root, tmp_path / "older")
    redact(primary)
    with replicating(here.root, primary.base, FolderSource(primary.root, primary.base), 1) as replica:
        replica.follow({}, 0)
    older = FolderSource(tmp_path / "older", primary.base)
    with (
        replicating(here.root, primary.base, older, 1) as replica,
        pytest.raises(ReplicaDiffers, match="restored"),
    ):
        replica.follow({}, 0)
    check_same(primary, here)


class Failing(FolderSource):
    """A primary that fails at the file with this number."""

    left = 10**9

    def open(self, name: str) -> IO[bytes]:
        self.left -= 1
        if self.left < 0:
            raise PrimaryFailed("the line is cut")
        return super().open(name)


def test_it_keeps_what_it_has_when_the_primary_fails_at_any_file(primary: State, here: State, change: Change) -> None:
    source = Failing(primary.root, primary.base)
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
        change(quads(80))
        change(quads(81))
        for files in (0, 1, 2):
            source.left = files
            with pytest.raises(PrimaryFailed):
                replica.follow({}, 0)
            assert (here.current(), len(here.newest().disk)) == (3, 52)
            assert [path for path in (here.root / "versions").iterdir() if path.suffix] == []
            lag = here.replica.lag(3)
            assert lag is not None
            assert lag.versions == 2
            State(here.root).verify(3)
        source.left = 10**9
        replica.follow({}, 0)
    check_same(primary, here)


def test_a_fault_is_noted_until_the_primary_answers(replica: Replica, here: State) -> None:
    replica.follow({}, 0)
    replica.note_fault(Text("{line} is cut", line="the line"))
    lag = here.replica.lag(3)
    assert lag is not None
    assert lag.fault == "the line is cut"
    assert lag.seconds is not None
    replica.follow({}, 0)
    again = here.replica.lag(3)
    assert again is not None
    assert again.fault == ""


def test_other_settings_are_refused_and_named(primary: State, here: State) -> None:
    from graph_store.replication.primary import Primary

    source = FolderSource(primary.root, primary.base)
    source._primary = Primary(primary, {"release": "1", "languages": "nl"})
    with replicating(here.root, primary.base, source, 1) as replica:
        with pytest.raises(ReplicaDiffers, match="languages, max_rows"):
            replica.follow({"release": "1", "languages": "en", "max_rows": "7"}, 0)
        assert here.current() is None
        assert here.replica.primary() is None
        replica.follow({"release": "1", "languages": "nl"}, 0)
        assert here.current() == 3


def test_another_base_is_refused(primary: State, tmp_path: Path) -> None:
    class Other(FolderSource):
        pass

    source = Other(primary.root, primary.base)
    with (
        replicating(tmp_path / "replica", "https://other.example/", source, 1) as replica,
        pytest.raises(OtherBase, match="other"),
    ):
        replica.follow({}, 0)


def test_a_primary_that_was_made_anew_is_refused(primary: State, here: State, tmp_path: Path) -> None:
    with replicating(here.root, primary.base, FolderSource(primary.root, primary.base), 1) as replica:
        replica.follow({}, 0)
    anew = State(tmp_path / "anew")
    with anew.writer("a test", 1) as writer:
        writer.publish([], quads(1), sources={})
    with replicating(here.root, primary.base, FolderSource(anew.root, anew.base), 1) as replica:
        with pytest.raises(ReplicaDiffers, match="made anew"):
            replica.follow({}, 0)
        with anew.writer("a test", 1) as writer:
            for number in range(2, 6):
                writer.publish([], quads(number), sources={})
        with pytest.raises(ReplicaDiffers, match="made anew"):
            replica.follow({}, 0)
    assert here.replica.primary() == str(primary.root)
    check_same(primary, here)


def test_a_primary_that_moved_is_followed(primary: State, here: State, tmp_path: Path) -> None:
    with replicating(here.root, primary.base, FolderSource(primary.root, primary.base), 1) as replica:
        replica.follow({}, 0)
    moved = State(primary.root.rename(tmp_path / "moved"))
    with replicating(here.root, primary.base, FolderSource(moved.root, moved.base), 1) as replica:
        replica.follow({}, 0)
    assert here.replica.primary() == str(moved.root)


def test_a_folder_with_versions_of_its_own_is_refused(primary: State, tmp_path: Path) -> None:
    own = State(tmp_path / "own")
    with own.writer("a test", 1) as writer:
        writer.publish([], quads(1), sources={})
    with (
        pytest.raises(StateFault, match="versions of its own"),
        replicating(own.root, primary.base, FolderSource(primary.root, primary.base), 1),
    ):
        pass
    own.pin(1, "still-mine")


def test_one_process_follows_at_a_time(replica: Replica, here: State, source: FolderSource) -> None:
    with pytest.raises(WriterBusy, match="replicate from"), replicating(here.root, here.base, source, 0):
        pass


def test_a_damaged_version_is_copied_again(primary: State, here: State, source: FolderSource) -> None:
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
    next(here.folder(3).glob("store/MANIFEST*")).unlink()
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
    check_same(primary, State(here.root))


def test_a_replica_of_a_replica_follows_as_well(replica: Replica, primary: State, here: State, tmp_path: Path) -> None:
    replica.follow({}, 0)
    with replicating(tmp_path / "second", primary.base, FolderSource(here.root, here.base), 1) as second:
        second.follow({}, 0)
    check_same(primary, State(tmp_path / "second"))


def test_a_folder_without_the_mark_can_be_written_again(primary: State, here: State, source: FolderSource) -> None:
    with replicating(here.root, primary.base, source, 1) as replica:
        replica.follow({}, 0)
    (here.root / "replica").unlink()
    with here.writer("a test", 1) as writer:
        assert writer.publish([], quads(90), sources={}).version == 4


def _publish_on(primary: State, number: int) -> None:
    with State(primary.root, keep=4).writer("a test", 5) as writer:
        gone: list[Quad] = quads(number - 1)
        writer.publish(gone, quads(number, number + 1000), sources={})


# Over 10 s: each kill needs a process of its own.
@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_whole_version(primary: State, here: State) -> None:
    chance = random.Random(SEED)
    command = [sys.executable, __file__, str(primary.root), str(here.root)]
    for number in range(100, 100 + KILLS):
        _publish_on(primary, number)
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            process.kill()
        if (current := State(here.root).current()) is not None:
            State(here.root).verify(current)
            if current in primary.versions():
                assert set(State(here.root).open(current).disk) == set(primary.open(current).disk)
    with replicating(here.root, primary.base, FolderSource(primary.root, primary.base), 1) as replica:
        replica.follow({}, 0)
    check_same(primary, State(here.root))


def _follow_on(primary: Path, here: Path) -> None:
    source = FolderSource(primary, State(primary).base)
    with replicating(here, State(primary).base, source, 5) as replica:
        print("ready", flush=True)
        while True:
            replica.follow({}, 1)


if __name__ == "__main__":
    _follow_on(Path(sys.argv[1]), Path(sys.argv[2]))
