"""Notes that the processes of one service share: a small database in a temporary folder that ends with the service.

A process that is killed leaves whole notes, because the database writes ahead (WAL). They are not forced to disk.
Source: https://www.sqlite.org/wal.html
"""

import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph_store.lock import alone_in

_WAIT_S = 1.0
"""Seconds that a process waits for another one to write its note."""

_log = logging.getLogger(__name__)


class SharedNotes:
    """One process's connection to the notes. If they cannot be used, a service goes on with what each process knows."""

    def __init__(self, file: Path, *tables: str) -> None:
        """Open the notes, and make these tables where they are missing.

        SQLite does not wait for another process that switches to WAL at the same moment, so one opens at a time.
        """
        self._connection = sqlite3.connect(file, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
        with alone_in(file.parent):
            for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", *tables):
                self._connection.execute(statement)

    def rows(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of one statement, which may change a note; without usable notes, no rows."""
        try:
            return self._connection.execute(text, values).fetchall()
        except sqlite3.Error as fault:
            _log.warning("notes of the serving processes: %s", fault)
            return []

    def change(self, *statements: tuple[str, Sequence[object]]) -> None:
        """Run some statements as one change; nothing changes if the notes cannot be used."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                for text, values in statements:
                    self._connection.execute(text, values)
        except sqlite3.Error as fault:
            _log.warning("notes of the serving processes: %s", fault)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
