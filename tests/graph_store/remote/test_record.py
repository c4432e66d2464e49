"""The record of the sets in a store, and the locks of the sets."""

import fcntl
from pathlib import Path

import pytest

from graph_store.errors import Damaged, WriterBusy
from graph_store.remote.record import FILE, Held, Record, RecordFile, new_id


def test_a_record_is_read_as_it_was_written_also_by_a_reader_that_knew_an_older_one(tmp_path: Path) -> None:
    file, reader = RecordFile(tmp_path), RecordFile(tmp_path)
    assert reader.read() is None
    for number in (1, 2):
        record = Record("http://a/", "x", "a", Held(number, "d"), None, "Virtuoso", 10)
        file.write(record)
        assert reader.read() == record


def test_a_record_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"a": 1}')
    with pytest.raises(Damaged):
        RecordFile(tmp_path).read()


def test_what_one_set_holds_is_changed_alone() -> None:
    record = Record("http://a/", "x").holding("a", Held(1, "d")).holding("b", Held(2, "e"))
    assert (record.held("a"), record.held("b")) == (Held(1, "d"), Held(2, "e"))


def test_a_set_that_is_read_is_not_changed(tmp_path: Path) -> None:
    file = RecordFile(tmp_path)
    with file.lock_file("a").open("w") as reading:
        fcntl.flock(reading, fcntl.LOCK_SH)
        with file.changing("b", 0.0):
            pass
        with pytest.raises(WriterBusy, match="waited 0 s"), file.changing("a", 0.0):
            pass
    with file.changing("a", 0.0):
        pass


def test_two_state_folders_have_two_names() -> None:
    assert new_id() != new_id()
