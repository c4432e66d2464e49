import errno
import os
import threading
from pathlib import Path

import pytest

from graph_store.errors import WriterBusy
from graph_store.lock import alone_in, hold_shared, owner_of, unused, writer_lock


def test_a_lock_file_names_its_owner_while_it_is_held(tmp_path: Path) -> None:
    with writer_lock(tmp_path / "lock", "sync data", 0):
        assert owner_of(tmp_path / "lock").startswith("sync data (pid ")

    assert (tmp_path / "lock").read_text() == ""


def test_an_owner_without_a_name_yet_is_said_so(tmp_path: Path) -> None:
    with writer_lock(tmp_path / "lock", "sync data", 0):
        (tmp_path / "lock").write_text("")
        with (
            pytest.raises(WriterBusy, match="has not recorded its name yet"),
            writer_lock(tmp_path / "lock", "other", 0),
        ):
            pass


def test_a_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writer_lock(tmp_path / "lock", "sync data", 0):
        raise ZeroDivisionError

    with writer_lock(tmp_path / "lock", "the next", 0):
        pass


def test_a_file_that_somebody_holds_is_in_use(tmp_path: Path) -> None:
    file = tmp_path / "manifest.json"
    file.write_text("")
    with unused(file) as free:
        assert free
    held = hold_shared(file)
    assert held is not None
    try:
        with unused(file) as free:
            assert not free
    finally:
        os.close(held)


def test_a_file_that_has_gone_cannot_be_held(tmp_path: Path) -> None:
    assert hold_shared(tmp_path / "manifest.json") is None


def test_a_lock_is_held_even_if_its_owner_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", fill)
    with writer_lock(tmp_path / "lock", "a test", 0):
        assert owner_of(tmp_path / "lock").startswith("a writer")


def test_one_at_a_time_works_alone_in_a_folder(tmp_path: Path) -> None:
    done: list[str] = []

    def work() -> None:
        with alone_in(tmp_path):
            done.append("second")

    with alone_in(tmp_path):
        other = threading.Thread(target=work)
        other.start()
        other.join(0.1)
        done.append("first")
    other.join()
    assert done == ["first", "second"]
