"""The command `replicate`, and all other commands in a folder that it made."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph_store import DEFAULT_BASE, State
from graph_store.state_folder import StateFolder
from tests.kennisgraaf.running import Run

COMMAND = str(Path(sys.executable).with_name("kennisgraaf"))


@pytest.fixture
def replica(synced_state: Path, empty_state: Path, run: Run) -> Path:
    """A replica of the yearly plan, which the commands of this test use."""
    outcome = run("replicate", "--from", synced_state, "--once")
    assert (outcome.code, outcome.out, outcome.err) == (0, "version 1 is here\n", "")
    return empty_state


def test_it_copies_what_is_published(replica: Path, synced_state: Path, run: Run) -> None:
    State(replica).verify(1)
    assert State(replica).newest().manifest == State(synced_state).newest().manifest
    again = run("replicate", "--from", synced_state, "--once", "--json")
    assert again.json == {"version": 1, "versions": [1], "from": str(synced_state)}


@pytest.mark.parametrize(
    "words",
    [
        ("sync",),
        ("rollback", 1),
        ("pin", 1, "first"),
        ("erase", "per:x", "--yes"),
        ("rebuild",),
    ],
)
def test_no_command_writes_to_a_replica(replica: Path, synced_state: Path, run: Run, words: tuple[object, ...]) -> None:
    outcome = run(*words)
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: READ_ONLY_REPLICA: ")
    assert f"its primary, {synced_state.name}." in outcome.err
    assert State(replica).versions() == [1]


def test_no_archive_is_restored_to_a_replica(replica: Path, tmp_path: Path, run: Run) -> None:
    archive = tmp_path / "archive.tar.gz"
    assert run("backup", archive).code == 0
    assert "READ_ONLY_REPLICA" in run("restore", archive, "--force").err


@pytest.mark.parametrize("words", [("history",), ("verify",), ("sync", "--dry-run"), ("erase", "per:x")])
def test_commands_that_only_read_work_in_a_replica(replica: Path, run: Run, words: tuple[object, ...]) -> None:
    assert run(*words).code == 0


def test_nothing_published_is_nothing_copied(tmp_path: Path, empty_state: Path, run: Run) -> None:
    StateFolder(tmp_path / "new", DEFAULT_BASE).create()
    assert run("replicate", "--from", tmp_path / "new", "--once").out == "nothing is published yet\n"


@pytest.mark.parametrize(
    ("source", "code", "told"),
    [
        ("http://127.0.0.1:9", 3, "PRIMARY_FAILED: http://127.0.0.1:9 cannot be reached"),
        ("http://me:secret@127.0.0.1:9", 2, "BAD_REQUEST: The address of a primary may hold no user name"),
        ("nowhere", 3, "STATE_FAULT: nowhere is not the state folder of a primary"),
    ],
)
def test_a_primary_that_is_not_there_is_a_fault(empty_state: Path, run: Run, source: str, code: int, told: str) -> None:
    outcome = run("replicate", "--from", source, "--once")
    assert outcome.code == code
    assert told in outcome.err
    assert "secret" not in outcome.err


def test_it_does_not_follow_itself(replica: Path, run: Run) -> None:
    assert run("replicate", "--from", replica).code == 2


def test_it_does_not_replace_versions_of_its_own(own_state: Path, tmp_path: Path, run: Run) -> None:
    StateFolder(tmp_path / "other", DEFAULT_BASE).create()
    outcome = run("replicate", "--from", tmp_path / "other", "--once")
    assert outcome.code == 3
    assert "has versions of its own" in outcome.err


def test_it_is_dutch_for_dutch_readers(synced_state: Path, empty_state: Path, run: Run) -> None:
    assert run("--language", "nl", "replicate", "--from", synced_state, "--once").out == "versie 1 is hier\n"


@pytest.mark.slow
def test_it_goes_on_until_it_is_stopped_and_notes_that_the_primary_is_away(
    own_state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    primary = own_state.rename(tmp_path / "primary")
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "replica"))
    mark = State(tmp_path / "replica").replica
    command = [COMMAND, "replicate", "--from", str(primary)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "version 1 is here\n"
        (primary / "CURRENT").rename(primary / "CURRENT.away")
        assert process.stderr.readline() == f"kennisgraaf: PRIMARY_FAILED: {primary} publishes nothing now.\n"
        lag = mark.lag(1)
        assert lag is not None
        assert "publishes nothing" in lag.fault
        (primary / "CURRENT.away").rename(primary / "CURRENT")
        assert process.stderr.readline() == f"{primary} answers again\n"
        process.kill()
    assert mark.progress().fault == ""
