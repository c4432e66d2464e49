"""The budget of clients, shared by the processes that serve: whichever answers a query, its seconds count for all."""

import time
from collections.abc import Callable
from pathlib import Path

from graph_store.shared_notes import SharedNotes
from graph_store.workers.budget import Budget

_TABLE = "CREATE TABLE IF NOT EXISTS spent (client TEXT PRIMARY KEY, seconds REAL, at REAL) WITHOUT ROWID"
_LEFT = "max(0, seconds - (? - at) * ?)"
_READ = f"SELECT {_LEFT} FROM spent WHERE client = ?"  # noqa: S608
_ADD = (
    "INSERT INTO spent VALUES (?1, ?2, ?3) ON CONFLICT (client) DO UPDATE "
    "SET seconds = max(0, seconds - (?3 - at) * ?4) + ?2, at = ?3"
)
_FORGET = f"DELETE FROM spent WHERE {_LEFT} = 0"  # noqa: S608


class SharedBudget(Budget):
    """A budget in the notes of the processes. The clock must be the same for all of them, as that of the system is."""

    def __init__(self, seconds: float, notes: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(seconds, clock)
        self._notes = SharedNotes(notes, _TABLE)
        self._rate = seconds / 60

    def spend(self, client: str, seconds: float) -> None:
        """Add the time that a query took, and forget the clients that have spent nothing lately."""
        if self._seconds:
            now = self._clock()
            self._notes.change((_FORGET, (now, self._rate)), (_ADD, (client, seconds, now, self._rate)))

    def _of(self, client: str) -> float:
        return sum(float(left) for (left,) in self._notes.rows(_READ, self._clock(), self._rate, client))
