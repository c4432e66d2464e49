"""Full disks: how they are recognised, and the messages about them; tests/loaders/test_faults.py fills a real one."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph_store import Manifest, State, disk_space
from graph_store.disk_space import QUAD_BYTES, check_free, free_bytes, is_full, loaded_bytes, own_bytes, store_full
from graph_store.errors import StoreFull
from graph_store.graph_load import GraphLoad

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]

NO_SPACE = "No space left on device"
ENGINE = f"IO error: {NO_SPACE}: While appending to file: {{}}/working/1-2/000008.log: {NO_SPACE}"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a few bytes free, as far as the checks can see."""
    monkeypatch.setattr(disk_space, "free_bytes", lambda _: 10)


@pytest.mark.parametrize(
    ("fault", "is_one"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(ENGINE.format("/var")), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OSError("IO error: lock hold by current process"), False),
        (ValueError("No space left on device"), False),
    ],
)
def test_a_full_disk_is_told_from_other_faults(fault: Exception, is_one: bool) -> None:
    assert is_full(fault) == is_one


def test_what_was_written_in_vain_counts_as_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk_space, "free_bytes", lambda _: 500_000)
    error = store_full(OSError(ENGINE.format(tmp_path)), tmp_path, 2_000_000, "Nothing was published.")

    told = f"The disk is full: more is needed than the 2.5 MB that are free in {tmp_path}. Nothing was published."
    assert (error.detail, error.code, error.status) == (told, "STORE_FULL", 507)


@pytest.mark.parametrize("fault", [OSError(ENGINE.format("/elsewhere")), OSError(errno.ENOSPC, "full", "/elsewhere/x")])
def test_a_file_elsewhere_names_its_own_disk(fault: OSError, tmp_path: Path) -> None:
    assert "free in /elsewhere" in store_full(fault, tmp_path, 10**15).detail


def test_the_need_is_compared_with_what_is_free(tmp_path: Path) -> None:
    check_free(tmp_path, 1)
    with pytest.raises(StoreFull, match=r"About 1,000,000,000,000\.0 MB are needed in .*, and [\d,]+\.\d MB are free"):
        check_free(tmp_path, 10**18)


def test_a_folder_that_is_not_there_yet_has_the_disk_of_the_one_above(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "there") == pytest.approx(free_bytes(tmp_path), rel=0.1)


def test_a_loaded_version_needs_what_its_quads_need(state: State, quads: Quads, publish: Publish) -> None:
    manifest = publish(state, quads("a p b", "b p c"))

    assert loaded_bytes(None) == 0
    assert loaded_bytes(manifest) == 2 * QUAD_BYTES < sum(manifest.files.values())
    assert loaded_bytes(manifest, 1) == QUAD_BYTES


def test_files_shared_with_a_version_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 4096)
    mine = own_bytes(tmp_path)
    os.link(tmp_path / "a", tmp_path / "b")

    assert (mine >= 4096, own_bytes(tmp_path)) == (True, 0)


@pytest.mark.usefixtures("full")
def test_a_restore_that_does_not_fit_is_refused_before(tmp_path: Path, quads: Quads, publish: Publish) -> None:
    state, elsewhere = State(tmp_path / "one"), State(tmp_path / "other")
    publish(state, quads("a p b"))
    state.backup(1, tmp_path / "backup")

    with pytest.raises(StoreFull, match="are needed"):
        elsewhere.restore(tmp_path / "backup")
    assert elsewhere.current() is None


@pytest.mark.usefixtures("full")
def test_a_load_beside_that_does_not_fit_is_refused(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(state, quads("a p b", "b p c"))
    monkeypatch.setattr("graph_store.writer.BULK_QUADS", 1)
    with pytest.raises(StoreFull):
        publish(state, quads("c p d"))
    (quad,) = quads("a p b", graph="g")
    with pytest.raises(StoreFull), state.writer("a test", 1) as writer:
        writer.publish([], [quad], sources={}, graph_load=GraphLoad(NamedNode("urn:g"), lambda _: None, True))
    assert (state.current(), [path.name for path in sorted((state.root / "versions").iterdir())]) == (1, ["000001"])


def test_a_writer_that_finds_the_disk_full_leaves_nothing_and_the_next_one_goes_on(
    state: State, quads: Quads, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(state, quads("a p b"))
    with monkeypatch.context() as patched:
        patched.setattr("graph_store.release.write_manifest", _fill)
        with pytest.raises(StoreFull, match="Nothing was published; the last version stays"):
            publish(state, quads("b p c"))
    assert {path.name for path in state.root.iterdir()} == {"CURRENT", "FORMAT", "lock", "versions"}
    assert [path.name for path in (state.root / "versions").iterdir()] == ["000001"]

    assert publish(state, quads("b p c")).version == 2


def _fill(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_without_a_known_place_only_the_fault_is_told() -> None:
    assert store_full(OSError(errno.ENOSPC, NO_SPACE), None).detail == "The disk is full."
