"""Tests of `kennisgraaf rebuild`."""

from pathlib import Path

import pytest

from graph_store import State
from tests.kennisgraaf.running import Run
from tests.loaders.poisoned import begin, poison

pytestmark = pytest.mark.slow


def test_a_state_that_release_0_1_poisoned_is_detected_repaired_and_verified(
    run: Run, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(empty_state)
    begin(state)
    poison(state, monkeypatch)
    found = run("verify")
    assert (found.code, found.out) == (1, "6 of 6 versions are intact, 5 are proved\n")
    assert "CLOSURE_MISMATCH: Version 6" in found.err

    repaired = run("rebuild")
    assert repaired.code == 0
    assert (
        "graph/inferred: 9 triples that do not belong there, such as (<https://kennisgraaf.example/id/" in repaired.out
    )
    assert "version 6 is withdrawn" in repaired.out
    assert repaired.out.endswith("version 7 is published, with all facts inferred again\n")

    verified = run("verify", "--json")
    assert verified.code == 0
    assert [each["proved"] for each in verified.json] == [True, True, True, True, True, None, True]
    assert verified.json[5]["withdrawn"]
    assert run("query", "--version", "6", "ASK {}").code == 3


def test_nothing_is_published_where_nothing_is_wrong(run: Run, empty_state: Path) -> None:
    begin(State(empty_state))
    assert run("rebuild", "--json").json == {
        "version": 1,
        "published": False,
        "wrong": [],
        "saved_wrong": False,
        "withdrawn": [],
    }
    assert run("rebuild").out == "version 1 is correct and stays the newest\n"
