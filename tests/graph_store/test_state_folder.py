from pathlib import Path

import pytest

from graph_store import State
from graph_store.manifest import SAME_FACTS
from graph_store.state_folder import StateFolder
from tests.graph_store.conftest import Quads


@pytest.fixture
def folder(tmp_path: Path) -> StateFolder:
    """Make a state that published versions 1 to 3 and was interrupted at several steps."""
    folder = StateFolder(tmp_path, "https://kennisgraaf.example/")
    folder.create()
    for name in ("000001", "000002", "000003", "000004", "000005.tmp", "000000.gone"):
        (folder.versions / name).mkdir()
        (folder.versions / name / "manifest.json").write_text("")
    folder.working.mkdir()
    folder.point_to(3)
    return folder


def test_a_version_counts_from_the_moment_that_current_reaches_it(folder: StateFolder) -> None:
    assert folder.published() == [1, 2, 3]
    assert folder.current() == 3


def test_a_sweep_deletes_what_was_never_published_and_what_was_half_deleted(folder: StateFolder) -> None:
    folder.sweep()

    assert sorted(path.name for path in folder.versions.iterdir()) == ["000001", "000002", "000003"]
    assert not folder.working.exists()


def test_pruning_deletes_the_oldest(folder: StateFolder) -> None:
    assert folder.prune(2) == [1]
    assert folder.published() == [2, 3]
    assert folder.prune(5) == []


def test_a_stamp_changes_with_every_publication_even_of_the_same_number(folder: StateFolder) -> None:
    before = folder.stamp()
    folder.point_to(3)

    assert folder.stamp() != before
    assert folder.stamp() == folder.stamp()


def test_versions_with_the_same_facts_count_once_and_a_named_one_stays(tmp_path: Path, quads: Quads) -> None:
    state = State(tmp_path / "var", keep=2)
    for number in range(1, 6):
        note = {SAME_FACTS: True} if number > 2 else {}
        with state.writer("a test", 1) as writer:
            writer.publish([], quads(f"a p {number}"), sources={}, note=note)
        if number == 1:
            state.pin(1, "first")
    assert state.versions() == [1, 4, 5]
    with state.writer("a test", 1) as writer:
        writer.publish([], quads("a p c"), sources={})
    with state.writer("a test", 1) as writer:
        writer.publish([], quads("a p d"), sources={})
    assert (state.versions(), state.pinned("first")) == ([1, 6, 7], 1)
