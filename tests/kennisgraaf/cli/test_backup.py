"""Tests of `kennisgraaf backup`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_the_newest_version_is_written_to_one_file(run: Run, synced: Path, tmp_path: Path) -> None:
    archive = tmp_path / "kennisgraaf.tar.gz"
    outcome = run("backup", archive, "--json")
    assert outcome.json == {"version": 1, "file": str(archive), "bytes": archive.stat().st_size}


def test_the_same_version_gives_the_same_bytes(run: Run, synced: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "a")
    run("backup", tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.usefixtures("empty_state")
def test_without_a_version_there_is_nothing_to_write(run: Run, tmp_path: Path) -> None:
    outcome = run("backup", tmp_path / "a")
    assert (outcome.code, (tmp_path / "a").exists()) == (3, False)
