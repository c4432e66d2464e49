"""The file on disk: replaced in one step, kept, put back, and part of a digest."""

import errno
import os
import stat
from pathlib import Path

import pytest

from graph_store.errors import PreconditionFailed, ReadOnlyFolder, StoreFull
from loaders.read.folder import read_folder
from loaders.read.replacement import KEPT, Replacement, check_writable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.csv"
    made.write_bytes(b"old")
    made.chmod(0o640)
    return made


def kept(folder: Path) -> list[bytes]:
    return [each.read_bytes() for each in sorted((folder / KEPT).glob("*"))]


def test_the_file_is_replaced_with_its_mode_and_the_old_one_is_kept(file: Path) -> None:
    change = Replacement(file, b"new", "a test")
    with change.in_place(lambda: False):
        assert file.read_bytes() == b"new"
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert change.kept is not None
    assert (change.kept.parent, change.kept.read_bytes()) == (file.parent / KEPT, b"old")
    assert not change.kept.name.endswith(".csv")
    assert sorted(os.listdir(file.parent)) == ["a.csv", KEPT]


def test_each_old_file_is_kept(file: Path) -> None:
    for content in (b"1", b"2", b"3"):
        with Replacement(file, content, "a test").in_place(lambda: False):
            pass
    assert kept(file.parent) == [b"old", b"1", b"2"]


def test_an_exception_puts_the_old_file_back_unless_the_version_is_published(file: Path) -> None:
    with pytest.raises(KeyError), Replacement(file, b"new", "a test").in_place(lambda: False):
        raise KeyError
    assert (file.read_bytes(), kept(file.parent)) == (b"old", [])
    with pytest.raises(KeyError), Replacement(file, b"new", "a test").in_place(lambda: True):
        raise KeyError
    assert (file.read_bytes(), kept(file.parent)) == (b"new", [b"old"])


def test_a_file_that_was_missing_is_made_and_goes_again_after_an_exception(tmp_path: Path) -> None:
    change = Replacement(tmp_path / "new.csv", b"new", "a test")
    with change.in_place(lambda: False):
        assert change.file.read_bytes() == b"new"
    assert (change.kept, os.listdir(tmp_path)) == (None, ["new.csv"])
    change.file.unlink()
    with pytest.raises(KeyError), change.in_place(lambda: False):
        raise KeyError
    assert os.listdir(tmp_path) == []


def test_what_was_replaced_is_no_inventory(file: Path) -> None:
    (file.parent / "csv-metadata.json").write_text("{}")
    with Replacement(file, b"new", "a test").in_place(lambda: False):
        pass
    assert sorted(read_folder(file.parent).content) == ["a.csv", "csv-metadata.json"]


def test_the_new_content_is_read_only_instead_of_its_own_file(file: Path, tmp_path: Path) -> None:
    (tmp_path / "csv-metadata.json").write_text("{}")
    change = Replacement(file, b"new", "a test")
    assert read_folder(tmp_path, instead=change.inside(tmp_path)).content["a.csv"] == b"new"
    (tmp_path / "other").mkdir()
    assert change.inside(tmp_path / "other") == {}


def test_a_digest_stands_for_what_is_read_the_version_and_the_file(file: Path) -> None:
    def digest(fingerprint: str, mark: str) -> str:
        found = Replacement(file, b"new", "a test")
        found.compare(fingerprint, mark)
        return found.digest

    first = digest("x", "1")
    assert digest("x", "1") == first
    others = {digest("y", "1"), digest("x", "2")}
    file.write_bytes(b"other")
    assert len({first, *others, digest("x", "1")}) == 4
    with pytest.raises(PreconditionFailed, match="look at them again"):
        Replacement(file, b"new", "a test", seen=first).compare("x", "1")


@pytest.mark.parametrize(("number", "error"), [(errno.EROFS, ReadOnlyFolder), (errno.ENOSPC, StoreFull)])
def test_a_file_system_that_refuses_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), str(file))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(error), Replacement(file, b"new", "a test").in_place(lambda: False):
        pass
    assert file.read_bytes() == b"old"


def test_a_folder_that_cannot_be_written_or_is_part_of_an_installed_package_is_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_writable(file)
    with pytest.raises(ReadOnlyFolder, match="cannot be replaced"):
        check_writable(tmp_path / "site-packages" / "a.csv")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ReadOnlyFolder, match="Nothing was published"):
        check_writable(file)
