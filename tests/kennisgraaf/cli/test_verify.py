"""Tests of `kennisgraaf verify`."""

import shutil
from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_a_whole_state_is_whole(run: Run, synced: Path) -> None:
    outcome = run("verify", "--json")
    assert outcome.code == 0
    assert outcome.json == [{"version": 1, "whole": True, "proved": True, "withdrawn": False, "detail": None}]


def test_a_damaged_version_is_exit_code_3_and_named(
    run: Run, synced: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(synced, damaged)
    for table in (damaged / "versions").rglob("*.sst"):
        content = table.read_bytes()
        table.write_bytes(content[:500] + bytes(200) + content[700:])
    monkeypatch.setenv("KENNISGRAAF_DATA", str(damaged))
    outcome = run("verify")
    assert outcome.code == 3
    assert "DAMAGED" in outcome.err


def test_one_version_can_be_named(run: Run, synced: Path) -> None:
    assert run("verify", "--version", 1).out == "1 of 1 versions are intact, 1 are proved\n"
