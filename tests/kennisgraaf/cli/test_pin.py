"""Tests of `kennisgraaf pin`."""

from pathlib import Path

import pytest

from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


def test_a_name_is_shown_in_the_history_and_refuses_another_version(run: Run, own_state: Path) -> None:
    assert run("pin", 1, "jaarplan-2020").out == "version 1 has the name jaarplan-2020\n"
    assert run("history", "--json").json[0]["names"] == ["jaarplan-2020"]
    assert "jaarplan-2020" in run("history").out
    unknown = run("pin", 2, "volgend")
    assert (unknown.code, "UNKNOWN_VERSION" in unknown.err) == (3, True)
    wrong = run("pin", 1, "Jaarplan 2020")
    assert (wrong.code, "BAD_REQUEST" in wrong.err) == (2, True)
