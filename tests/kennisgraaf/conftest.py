"""Fixtures that run a command in this process, with its own state."""

from pathlib import Path

import pytest

from kennisgraaf.cli import main
from tests.kennisgraaf.running import Outcome, Run
from tests.prepared import Plan

DATA = Path(__file__).parent.parent.parent / "data" / "jaarplan-2020"


@pytest.fixture
def empty_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder without published versions."""
    state = tmp_path / "state"
    monkeypatch.setenv("KENNISGRAAF_DATA", str(state))
    return state


@pytest.fixture(scope="session")
def synced_state(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with the yearly plan as version 1; only for commands that read."""
    state = tmp_path_factory.mktemp("synced") / "state"
    plan(state)
    return state


@pytest.fixture
def synced(synced_state: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands of this test read the yearly plan."""
    monkeypatch.setenv("KENNISGRAAF_DATA", str(synced_state))
    return synced_state


@pytest.fixture
def own_state(plan: Plan, empty_state: Path) -> Path:
    """A state folder of this test's own with the yearly plan as version 1."""
    plan(empty_state)
    return empty_state


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return the function that runs a command line and captures everything it prints."""

    def outcome(*words: object) -> Outcome:
        capfdbinary.readouterr()
        code = main([str(word) for word in words])
        printed = capfdbinary.readouterr()
        return Outcome(code, printed.out.decode(), printed.err.decode())

    return outcome
