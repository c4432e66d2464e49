"""Tests of `kennisgraaf restore`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def archive(run: Run, synced: Path, tmp_path: Path) -> Path:
    file = tmp_path / "kennisgraaf.tar.gz"
    run("backup", file)
    return file


def test_what_was_backed_up_is_there_again(
    run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("export", "--format", "nquads").out
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "elsewhere"))
    assert run("restore", archive).code == 0
    assert sorted(run("export", "--format", "nquads").out.splitlines()) == sorted(before.splitlines())
    assert run("verify").code == 0


def test_a_state_with_versions_is_kept_unless_forced(run: Run, archive: Path) -> None:
    outcome = run("restore", archive)
    assert outcome.code == 3
    assert "versions already" in outcome.err


def test_a_damaged_archive_restores_nothing(
    run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])
    monkeypatch.setenv("KENNISGRAAF_DATA", str(tmp_path / "elsewhere"))
    outcome = run("restore", archive)
    assert outcome.code == 3
    assert outcome.err.startswith("kennisgraaf: DAMAGED: ")
    assert run("history", "--json").json == []
    assert run("restore", tmp_path / "nothing.tar.gz").err.startswith("kennisgraaf: NOT_FOUND: ")
