"""Notes that several processes share."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from graph_store.shared_notes import SharedNotes

TABLE = "CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value INTEGER)"


def test_what_one_writes_another_reads(tmp_path: Path) -> None:
    one, other = (SharedNotes(tmp_path / "notes", TABLE) for _ in range(2))
    one.rows("INSERT INTO note VALUES (?, ?)", "a", 1)
    assert other.rows("SELECT * FROM note") == [("a", 1)]
    one.close()
    other.close()


def test_connections_that_open_at_the_same_moment_all_succeed(tmp_path: Path) -> None:
    for attempt in range(20):
        ready = Barrier(4)

        def opened(attempt: int = attempt, ready: Barrier = ready) -> int:
            ready.wait()
            notes = SharedNotes(tmp_path / str(attempt), TABLE)
            found = len(notes.rows("SELECT name FROM sqlite_master WHERE type = 'table'"))
            notes.close()
            return found

        with ThreadPoolExecutor(4) as threads:
            assert [each.result() for each in [threads.submit(opened) for _ in range(4)]] == [1, 1, 1, 1]


def test_statements_of_one_change_hold_together_or_not_at_all(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    notes = SharedNotes(tmp_path / "notes", TABLE)
    notes.change(("INSERT INTO note VALUES (?, ?)", ("a", 1)), ("INSERT INTO note VALUES (?, ?)", ("b", 2)))
    with caplog.at_level(logging.WARNING):
        notes.change(("DELETE FROM note", ()), ("INSERT INTO missing VALUES (1)", ()))
    assert notes.rows("SELECT name FROM note ORDER BY name") == [("a",), ("b",)]
    assert "no such table" in caplog.text
    notes.close()


def test_notes_that_cannot_be_used_are_logged_and_missing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    notes = SharedNotes(tmp_path / "notes", TABLE)
    with caplog.at_level(logging.WARNING):
        assert notes.rows("SELECT * FROM missing") == []
    assert "no such table" in caplog.text
    notes.close()
