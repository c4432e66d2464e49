"""From a store to a version: files shared with the version before stay untouched, all others reach the disk first."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph_store import Manifest, State, durable_files, manifest
from graph_store.manifest import hash_files, list_files, shared_files

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of files hashed, forced to disk and renamed from now on, in that order."""
    found: list[str] = []
    to_disk, renamed, hashed = durable_files.sync_to_disk, os.replace, durable_files.sha256_of

    def sync(path: Path) -> None:
        found.append(f"disk {path.name}")
        to_disk(path)

    def rename(old: Path, new: Path) -> None:
        found.append(f"rename {Path(new).name}")
        renamed(old, new)

    def hash_(path: Path) -> str:
        found.append(f"hash {path.parts[-3]} {path.name}")
        return hashed(path)

    monkeypatch.setattr(durable_files, "sync_to_disk", sync)
    monkeypatch.setattr(os, "replace", rename)
    monkeypatch.setattr(manifest, "sha256_of", hash_)
    return found


def test_what_is_shared_with_another_store_is_neither_hashed_nor_forced_to_disk(
    tmp_path: Path, steps: list[str]
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        (folder / "store").mkdir(parents=True)
        (folder / "store" / "own.sst").write_text(folder.name)
    (one / "store" / "same.sst").write_text("the same")
    os.link(one / "store" / "same.sst", two / "store" / "same.sst")

    shared = shared_files(two, one)
    assert shared == {"store/same.sst"}
    hashes = hash_files(two, list_files(two), dict.fromkeys(shared, "known"))
    assert (hashes["store/same.sst"], len(hashes["store/own.sst"])) == ("known", 64)
    durable_files.sync_tree(two, shared)
    assert sorted(steps) == ["disk own.sst", "disk store", "disk two", "hash two own.sst"]


def test_everything_new_is_on_disk_before_the_version_gets_its_name_and_that_before_it_is_current(
    state: State, publish: Publish, quads: Quads, steps: list[str]
) -> None:
    publish(state, quads("a p b"))
    steps.clear()
    publish(state, quads("b p c"))

    version, current = steps.index("rename 000002"), steps.index("rename CURRENT")
    assert version < current
    new = {file.name for file in state.folder(2).rglob("*") if file.is_file()}
    shared = {name.rpartition("/")[2] for name in shared_files(state.folder(2), state.folder(1))}
    to_disk = {step.removeprefix("disk ") for step in steps[:version]}
    assert to_disk >= (new - shared) | {"store", "000002.tmp"}
    assert steps[version + 1 : version + 2] == ["disk versions"]


def test_a_version_remembers_the_hashes_of_what_it_shares(state: State, publish: Publish, quads: Quads) -> None:
    publish(state, quads("a p b"))
    publish(state, quads("b p c"))
    one, two = state.open(1).manifest, state.open(2).manifest
    shared = shared_files(state.folder(2), state.folder(1))
    assert {name: two.hashes[name] for name in shared} == {name: one.hashes[name] for name in shared}
    assert two.hashes.keys() == two.files.keys()


def test_a_version_is_never_older_than_the_one_before_it_even_if_the_clock_goes_back(
    state: State, publish: Publish, quads: Quads, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(state, quads("a p b"))
    monkeypatch.setattr("graph_store.release.now", lambda: "2001-01-01T00:00:00Z")

    assert publish(state, quads("b p c")).created == first.created
