import errno
import gzip
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from graph_store import Manifest, State, archive
from graph_store.errors import Damaged, OtherBase, StateFault, StoreFull, UnknownVersion
from graph_store.stating_rows import StatingRows
from graph_store.stating_rows_writing import rows_in

Quads = Callable[..., list[Quad]]
Publish = Callable[..., Manifest]


@pytest.fixture
def backup(state: State, quads: Quads, publish: Publish, tmp_path: Path) -> Path:
    """Return a backup of version 2, which has two graphs and a text with a line end."""
    publish(state, quads("a p b", graph="g"))
    publish(state, quads("a p 'één\nregel'", "b p c"))
    state.backup(2, tmp_path / "backup.tar.gz")
    return tmp_path / "backup.tar.gz"


def test_a_backup_is_restored_on_another_machine_with_number_and_digest(
    state: State, tmp_path: Path, backup: Path
) -> None:
    elsewhere = State(tmp_path / "elsewhere")

    restored = elsewhere.restore(backup)

    assert restored.version == elsewhere.current() == 2
    assert restored.digest == state.newest().manifest.digest
    assert restored.graphs == state.newest().manifest.graphs
    assert set(elsewhere.newest().quads()) == set(state.newest().quads())
    elsewhere.verify(2)


def test_a_restored_version_has_its_rows(state: State, quads: Quads, tmp_path: Path) -> None:
    rows = {f"urn:row:{number}": bytes([number]) * 16 + bytes([255]) * 16 for number in (2, 3, 1)}
    with state.writer("test", 1) as writer:
        writer.publish([], quads("a p b"), sources={}, rows=rows_in(rows.items(), writer.new_place()))
        changed = StatingRows((*writer.rows.files, *rows_in([("urn:row:3", b"")], writer.new_place()).files))
        writer.publish([], quads("a p c"), sources={}, rows=changed)
    state.backup(2, tmp_path / "backup.tar.gz")
    elsewhere = State(tmp_path / "elsewhere")
    elsewhere.restore(tmp_path / "backup.tar.gz")
    del rows["urn:row:3"]
    assert dict(elsewhere.newest().rows.each()) == rows
    elsewhere.backup(2, tmp_path / "again.tar.gz")
    assert _member(tmp_path / "again.tar.gz") == _member(tmp_path / "backup.tar.gz")


def _member(file: Path) -> bytes:
    with tarfile.open(file) as content:
        rows = content.extractfile("stating-rows.txt")
        assert rows is not None
        return rows.read()


def test_work_goes_on_after_a_restore(tmp_path: Path, backup: Path, quads: Quads, publish: Publish) -> None:
    elsewhere = State(tmp_path / "elsewhere")
    elsewhere.restore(backup)

    assert publish(elsewhere, quads("c p d")).version == 3
    elsewhere.verify(3)


def test_two_backups_of_one_version_are_the_same_bytes(
    state: State, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "RUN_LINES", 1)
    State(state.root).backup(2, tmp_path / "again.tar.gz")

    assert (tmp_path / "again.tar.gz").read_bytes() == backup.read_bytes()


def test_an_archive_holds_sorted_quads_and_a_checksum_file(backup: Path) -> None:
    with tarfile.open(backup) as content:
        data = content.extractfile("data.nq")
        assert content.getnames() == ["manifest.json", "SHA256SUMS", "data.nq", "stating-rows.txt"]
        assert data is not None
        lines = data.read().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3


def test_a_state_with_versions_is_restored_only_when_forced(
    state: State, backup: Path, quads: Quads, publish: Publish
) -> None:
    publish(state, quads("c p d"))
    with pytest.raises(StateFault, match="has versions already"):
        state.restore(backup)

    assert state.restore(backup, force=True).version == 4
    assert set(state.newest().quads()) == set(state.open(2).quads())


def test_an_archive_of_another_base_is_refused(tmp_path: Path, backup: Path) -> None:
    with pytest.raises(OtherBase, match=r"https://kennisgraaf\.example/.*https://two\.example/"):
        State(tmp_path / "elsewhere", "https://two.example/").restore(backup)


def test_an_archive_that_was_cut_or_changed_is_refused(tmp_path: Path, backup: Path) -> None:
    whole = backup.read_bytes()
    changed = gzip.compress(gzip.decompress(whole).replace(b"urn:x:c", b"urn:x:d"))
    flipped = bytes([*whole[:200], whole[200] ^ 255, *whole[201:]])
    for content in (whole[: len(whole) // 2], whole[:-4], flipped, changed, b"", b"no archive"):
        backup.write_bytes(content)
        with pytest.raises(Damaged):
            State(tmp_path / "elsewhere").restore(backup)
    assert State(tmp_path / "elsewhere").current() is None


def test_an_archive_whose_content_has_another_digest_is_refused(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = gzip.decompress(backup.read_bytes()).replace(b"urn:x:c", b"urn:x:d")
    backup.write_bytes(gzip.compress(changed))
    with tarfile.open(backup) as content:
        sums = content.extractfile("SHA256SUMS")
        assert sums is not None
        words = sums.read().decode().split()
    stated = dict(zip(words[1::2], words[::2], strict=True))
    monkeypatch.setattr(archive, "sha256_of", lambda path: stated[path.name])

    with pytest.raises(Damaged, match="does not match its manifest"):
        State(tmp_path / "elsewhere").restore(backup)


def test_a_version_that_is_not_there_is_not_backed_up(state: State, tmp_path: Path) -> None:
    with pytest.raises(UnknownVersion):
        state.backup(1, tmp_path / "backup.tar.gz")


def test_a_backup_that_cannot_be_written_is_a_fault(state: State, tmp_path: Path, backup: Path) -> None:
    with pytest.raises(StateFault, match="cannot be written"):
        state.backup(2, tmp_path / "no such folder" / "backup.tar.gz")


@pytest.mark.parametrize("step", ["_pack", "in_order"])
def test_a_backup_on_a_full_disk_leaves_no_part_of_it(
    state: State, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = backup.read_bytes()
    monkeypatch.setattr(archive, step, _fill)
    with pytest.raises(StoreFull, match="free in"):
        state.backup(2, backup)
    assert backup.read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))


def test_a_restore_for_which_there_is_no_temporary_space_does_not_blame_the_archive(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.copyfileobj", _fill)
    with pytest.raises(StoreFull, match="free in"):
        State(tmp_path / "elsewhere").restore(backup)


def _fill(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@given(st.lists(st.binary(max_size=3)), st.integers(1, 9))
def test_lines_come_in_order_however_few_are_sorted_at_once(lines: list[bytes], run_lines: int) -> None:
    written = [line.hex().encode() + b"\n" for line in lines]
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "_BLOCK_LINES", 2)
        assert list(archive.in_order(iter(written), Path(scratch), run_lines)) == sorted(written)
