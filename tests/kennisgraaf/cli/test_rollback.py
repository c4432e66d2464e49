"""Tests of `kennisgraaf rollback`."""

import shutil
from pathlib import Path

import pytest

from tests.kennisgraaf.conftest import DATA
from tests.kennisgraaf.running import Run

pytestmark = pytest.mark.slow


@pytest.fixture
def changed(run: Run, own_state: Path, tmp_path: Path) -> Path:
    """A folder of inventories with another name for a city, synced as version 2."""
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    cities = folder / "cities.csv"
    cities.write_text(cities.read_text(encoding="utf-8").replace("Gent", "Ghendt", 1), encoding="utf-8")
    assert run("sync", folder, "--json").json["version"] == 2
    return folder


def test_it_is_undone_until_a_sync_confirms_it(run: Run, changed: Path) -> None:
    undone = run("rollback", 1, "--json").json
    assert (undone["version"], undone["published"], undone["restored"]) == (3, True, 1)
    assert undone["triples_added"] == undone["triples_removed"] > 0
    refused = run("sync", changed)
    assert refused.code == 1
    assert "ROLLED_BACK" in refused.err
    assert "cities/mun:gent" in refused.err
    assert run("sync", changed, "--yes", "--json").json["version"] == 4


def test_it_says_what_it_did(run: Run, changed: Path) -> None:
    assert run("rollback", 1).out.startswith("version 3 holds the facts of version 1: ")
    assert run("rollback", 1).out == "version 3 holds the facts of version 1 already; nothing was published\n"


def test_a_version_that_is_not_there_publishes_nothing(run: Run, own_state: Path) -> None:
    unknown = run("rollback", 9)
    assert (unknown.code, "UNKNOWN_VERSION" in unknown.err) == (3, True)
