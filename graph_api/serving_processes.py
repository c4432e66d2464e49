"""The processes that serve one state folder behind one address, and the notes that they leave for each other.

A supervisor starts them with a temporary folder. In it are their notes, and a socket of each, over which it gets the
requests that only it can answer.
"""

import asyncio
import time
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from graph_store.shared_notes import SharedNotes

FILE = "notes.sqlite"
"""The name of the notes in the folder of the processes."""

TELL_S = 1.0
"""Seconds between two notes of the counters of a process."""

REACHED_S = 10.0
"""Longest wait, in seconds, for the other processes to serve a version."""

_LOOK_S = 0.02
_ENDED = -1
"""The number under which the counters of processes that have ended are added up."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS process (number INTEGER PRIMARY KEY, version INTEGER, counts BLOB)",
    "CREATE TABLE IF NOT EXISTS streams (number INTEGER, client TEXT, streams INTEGER, operations INTEGER, cost REAL, "
    "PRIMARY KEY (number, client)) WITHOUT ROWID",
)
_SUM = "coalesce(sum(streams), 0), coalesce(sum(operations), 0), coalesce(sum(cost), 0)"


class Streams(NamedTuple):
    """The number of event streams, of their operations, and the cost of these."""

    streams: int = 0
    operations: int = 0
    cost: float = 0.0


class ServingProcesses:
    """The other serving processes, as the one with this number sees them."""

    def __init__(self, folder: Path, number: int) -> None:
        self.number, self.notes = number, folder / FILE
        self._folder, self._shared = folder, SharedNotes(folder / FILE, *_TABLES)
        self._shared.rows("INSERT OR IGNORE INTO process (number) VALUES (?)", number)

    def socket(self, number: int | None = None) -> Path:
        """Return the path of the socket of a process, by default that of this one."""
        return self._folder / f"{self.number if number is None else number}.sock"

    def tell(self, counts: Any) -> None:
        """Let the others know the counters of this process."""
        self._shared.rows("UPDATE process SET counts = ? WHERE number = ?", orjson.dumps(counts), self.number)

    def others(self) -> list[Any]:
        """Return the counters of the other processes that run."""
        return self._counts("number >= 0 AND number <> ?", self.number)

    def ended(self) -> list[Any]:
        """Return the counters of the processes that have ended, added up."""
        return self._counts("number = ?", _ENDED)

    def serves(self, version: int) -> None:
        """Let the others know the version that this process serves."""
        self._shared.rows("UPDATE process SET version = ? WHERE number = ?", version, self.number)

    async def reached(self, version: int) -> None:
        """Wait until every process serves a version or a later one, but no longer than `REACHED_S`."""
        until = time.monotonic() + REACHED_S
        while time.monotonic() < until and self._shared.rows(
            "SELECT 1 FROM process WHERE number >= 0 AND version < ?", version
        ):
            await asyncio.sleep(_LOOK_S)

    def set_streams(self, client: str, own: Streams) -> None:
        """Let the others know the event streams of a client in this process."""
        if own.streams:
            self._shared.rows("INSERT OR REPLACE INTO streams VALUES (?, ?, ?, ?, ?)", self.number, client, *own)
        else:
            self._shared.rows("DELETE FROM streams WHERE number = ? AND client = ?", self.number, client)

    def streams(self, client: str | None = None) -> Streams:
        """Return the event streams in the other processes, of one client or of all."""
        one = "number <> ?1 AND (?2 IS NULL OR client = ?2)"
        found = self._shared.rows(f"SELECT {_SUM} FROM streams WHERE {one}", self.number, client)  # noqa: S608
        return Streams(*found[0]) if found else Streams()

    def end(self, left: Any) -> None:
        """Forget this process, which has ended, and keep what is left of its counters and those that ended before."""
        self._shared.change(
            ("DELETE FROM process WHERE number IN (?, ?)", (self.number, _ENDED)),
            ("DELETE FROM streams WHERE number = ?", (self.number,)),
            ("INSERT INTO process (number, counts) VALUES (?, ?)", (_ENDED, orjson.dumps(left))),
        )

    def own(self) -> list[Any]:
        """Return the counters that this process has told, if it has."""
        return self._counts("number = ?", self.number)

    def close(self) -> None:
        """Close the notes."""
        self._shared.close()

    def _counts(self, condition: str, number: int) -> list[Any]:
        found = self._shared.rows(f"SELECT counts FROM process WHERE {condition}", number)  # noqa: S608
        return [orjson.loads(counts) for (counts,) in found if counts is not None]
