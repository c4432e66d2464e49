"""Tests of `kennisgraaf erase`."""

from pathlib import Path

import pytest

from graph_store import State
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow

KEY, NAME = "per:wim-dries", "Wim Dries"


def test_it_shows_what_it_would_do_and_does_it_with_yes(run: Run, own_state: Path) -> None:
    plan = run("erase", KEY)
    assert plan.out.startswith("version 1: ")
    assert "persons.csv, line 2\n" in plan.out
    assert plan.out.endswith("nothing was written; with --yes 1 version is written anew\n")
    assert _found(own_state, KEY, NAME)

    done = run("erase", KEY, "--yes", "--json").json
    assert (done["done"], done["versions"], done["deleted"]) == (True, [1], [])
    assert {"version": 1, "rows": 4}.items() <= done["held"][0].items()
    assert {(Path(each["file"]).name, each["by_key"]) for each in done["inventories"]} >= {
        ("persons.csv", True), ("person_roles.csv", True), ("body_composition.csv", True), ("jaarplan-2020.txt", False),
    }  # fmt: skip
    assert _found(own_state, KEY, "wim-dries", NAME) == []
    assert "intact, 1 are proved" in run("verify").out

    synced = run("sync")
    assert synced.code == 1
    assert "persons.csv" in synced.out + synced.err
    assert KEY not in synced.out + synced.err
    assert _found(own_state, KEY) == []


def test_what_is_no_key_is_wrong_use(run: Run, own_state: Path) -> None:
    refused = run("erase", "wim")
    assert (refused.code, "BAD_REQUEST" in refused.err) == (2, True)


def test_an_unknown_key_is_told_with_the_nearest_one(run: Run, synced: Path) -> None:
    assert run("erase", "per:wim-drie").out.splitlines()[::2] == [
        "no version that is kept holds it", f"did you mean {KEY}?",
    ]  # fmt: skip


def _found(root: Path, *words: str) -> list[str]:
    files = (file for file in root.rglob("*") if file.is_file())
    return [str(file) for file in files if any(word.encode() in file.read_bytes() for word in words)]


def test_an_interrupted_erasure_is_told_until_it_is_done(run: Run, own_state: Path) -> None:
    State(own_state).erasures.begin(["per:nobody", "https://kennisgraaf.example/id/per/nobody"])
    assert "an erasure was interrupted" in run("verify").err
    assert run("erase", "per:nobody", "--yes").out.startswith("no version that is kept holds it\n")
    assert "interrupted" not in run("verify").err
