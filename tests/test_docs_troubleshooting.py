"""Each problem of docs/troubleshooting.md has the symptoms and the solution that the page describes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph_store import State
from graph_store.lock import writer_lock
from tests.documents import taken
from tests.graph_api.plain import writing
from tests.loaders.poisoned import begin, poison
from tests.prepared import Plan
from tests.service import DATA, Service

QUOTED = [block.text.strip() for block in taken("troubleshooting.md", "text")]
FULL, BUSY, LOST, FAILED, MISMATCH, REBUILT, WITHDRAWN, SLOW, CROSSED = QUOTED
[QUERY] = [block.text for block in taken("troubleshooting.md", "sparql")]


def is_seen(quoted: str, text: str) -> bool:
    """Search a line that the page quotes, with any text for each …"""
    return re.search(re.escape(quoted).replace(r"\ …", ".*").replace("…", ".*"), text) is not None


def run(state: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = str(Path(sys.executable).with_name("kennisgraaf"))
    environment = {**os.environ, "KENNISGRAAF_DATA": str(state), **settings}
    return subprocess.run([command, *words], env=environment, capture_output=True, text=True, check=False)


def changed(place: Path, old: str, new: str) -> Path:
    """Return the shipped inventories with another text in projects.csv."""
    folder = Path(shutil.copytree(DATA, place / "data"))
    projects = folder / "projects.csv"
    projects.write_text(projects.read_text("utf-8").replace(old, new), "utf-8")
    return folder


@pytest.fixture
def state(plan: Plan, tmp_path: Path) -> Path:
    plan(tmp_path / "state")
    return tmp_path / "state"


@pytest.mark.slow
def test_a_full_disk_publishes_nothing_and_the_next_sync_with_space_does(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of 6 MB can be mounted by root only")
    try:
        full = run(place / "var", "sync", str(DATA))
        assert (full.returncode, is_seen(FULL, full.stderr)) == (3, True), full.stderr
        assert sorted(path.name for path in (place / "var").iterdir()) == ["FORMAT", "lock", "versions"]
        subprocess.run(["mount", "-o", "remount,size=100m", str(place)], check=True)
        assert run(place / "var", "sync", str(DATA)).returncode == 0
        assert run(place / "var", "verify").returncode == 0
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_busy_writer_is_named(state: Path, tmp_path: Path) -> None:
    folder = changed(tmp_path, "Bakkersite", "Bakkerssite")
    with writer_lock(state / "lock", "kennisgraaf sync", 0):
        waited = run(state, "sync", str(folder), KENNISGRAAF_LOCK_WAIT_S="0")
    assert (waited.returncode, is_seen(BUSY, waited.stderr)) == (3, True), waited.stderr
    assert f"pid {os.getpid()}" in waited.stderr


@pytest.mark.slow
def test_a_token_that_is_revoked_is_refused_at_once(state: Path) -> None:
    update = "INSERT DATA { <urn:x:a> <urn:x:b> 1 }"
    with writing(state, plain=False) as writer:
        assert writer.update(update).status_code == 200
        [name] = re.findall(r"^(\w{8}) ", run(state, "token", "list").stdout, re.MULTILINE)
        assert run(state, "token", "revoke", name).returncode == 0
        refused = writer.update(update)
    assert (refused.status_code, is_seen(LOST, refused.text)) == (401, True)


def test_a_sync_that_cannot_begin_ends_with_3_and_one_line(state: Path, tmp_path: Path) -> None:
    failed = run(state, "sync", str(tmp_path / "nowhere"))
    assert (failed.returncode, is_seen(FAILED, failed.stderr), failed.stderr.count("\n")) == (3, True, 1)


@pytest.mark.slow
def test_a_sync_with_a_bad_row_ends_with_1_and_loads_the_others(state: Path, tmp_path: Path) -> None:
    assert run(state, "sync", str(changed(tmp_path, "prj:be-reel,", "prj:Be reel,"))).returncode == 1
    assert run(state, "quarantine").returncode == 1


@pytest.mark.slow
def test_a_version_that_infers_something_else_is_found_repaired_and_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(tmp_path / "state")
    begin(state)
    poison(state, monkeypatch)
    found = run(state.root, "verify")
    assert (found.returncode, is_seen(MISMATCH, found.stderr)) == (1, True), found.stderr
    repaired = run(state.root, "rebuild")
    assert (repaired.returncode, is_seen(REBUILT, repaired.stdout)) == (0, True), repaired.stdout
    assert run(state.root, "verify").returncode == 0
    with writing(state.root, plain=False) as writer:
        gone = writer.client.get("/sparql", params={"query": "ASK {}", "version": "6"})
    assert (gone.status_code, is_seen(WITHDRAWN, gone.text)) == (410, True)


@pytest.mark.slow
def test_a_slow_query_is_stopped_and_explained(service: Service, state: Path) -> None:
    explained = service.client.get("/sparql", params={"query": QUERY, "explain": "true"})
    assert is_seen(CROSSED, explained.text)
    with writing(state, plain=False, query_timeout_s=1) as writer:
        stopped = writer.client.get("/sparql", params={"query": QUERY})
    assert (stopped.status_code, is_seen(SLOW, stopped.text)) == (503, True)
