"""Tests of `kennisgraaf history`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run


@pytest.mark.usefixtures("empty_state")
def test_before_the_first_sync_there_is_no_version(run: Run) -> None:
    assert run("history", "--json").json == []


def test_a_version_is_listed_with_time_counts_and_source_hashes(run: Run, synced: Path) -> None:
    (version,) = run("history", "--json").json
    assert version["version"] == 1
    assert version["created"].endswith("Z")
    assert version["quads"] == sum(version["graphs"].values())
    assert len(version["sources"]["projects.csv"]) == 64


def test_the_table_has_a_line_a_version(run: Run, synced: Path) -> None:
    head, line = run("history").out.splitlines()
    assert head.split()[:3] == ["version", "created", "quads"]
    assert line.split()[0] == "1"


def test_history_makes_no_state_folder(run: Run, empty_state: Path) -> None:
    run("history")
    assert not empty_state.exists()
