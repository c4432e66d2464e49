"""Tests of `kennisgraaf settings`."""

import pytest

from tests.kennisgraaf.running import Run


def test_a_setting_is_shown_with_its_value_now_and_its_default(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_PORT", "8123")
    shown = {row["name"]: row for row in run("settings", "--json").json}
    assert (shown["KENNISGRAAF_PORT"]["value"], shown["KENNISGRAAF_PORT"]["default"]) == ("8123", "8000")


def test_the_table_says_what_each_is_for(run: Run) -> None:
    assert "Port the service listens on." in run("settings").out
