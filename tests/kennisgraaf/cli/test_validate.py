"""Tests of `kennisgraaf validate`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_x15_the_yearly_plan_conforms(run: Run, synced: Path) -> None:
    outcome = run("validate", "--json")
    assert outcome.code == 0
    assert outcome.json["conforms"] is True
    assert outcome.json["contradictions"] == []
    assert [finding for finding in outcome.json["findings"] if finding["severity"] == "Violation"] == []


def test_the_text_ends_with_the_counts(run: Run, synced: Path) -> None:
    assert run("validate").out.splitlines()[-1].startswith("version 1: ")
