"""The mark of a replica: the state folder of another instance, its primary, which alone may write.

The file `replica` of a state folder holds the address of the primary. While it is there, no command writes to the
folder except `kennisgraaf replicate`, which notes in `replica-progress` what it last saw of the primary.
"""

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph_store.durable_files import write_durably
from graph_store.errors import Damaged, ReadOnlyReplica
from graph_store.text import of_wire

FILE: Final = "replica"
PROGRESS: Final = "replica-progress"


@dataclass(frozen=True, slots=True)
class Progress:
    """The newest version of the primary when it was last seen, and when the replica last had all that it publishes.

    The time is in seconds since 1970, and 0 if there was none. `fault` says why the last attempt failed, if it did; it
    is a text, or one that `graph_store.text` can say in another language, as JSON carries it.
    """

    version: int = 0
    at: float = 0
    fault: object = ""


@dataclass(frozen=True, slots=True)
class Lag:
    """The lag of a replica behind `primary`, in versions and in seconds since it last had everything.

    Without `seconds`, it has not had everything yet.
    """

    primary: str
    versions: int
    seconds: float | None
    fault: str


class ReplicaMark:
    """The mark of one state folder; a change made by another process is seen at the next read."""

    def __init__(self, root: Path) -> None:
        self._file, self._progress = root / FILE, root / PROGRESS

    def primary(self) -> str | None:
        """Return the address of the primary, or None if the folder is not that of a replica. Raises: Damaged (500)."""
        try:
            return str(json.loads(self._file.read_text(encoding="utf-8"))["primary"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise Damaged("{file} cannot be read: {fault}", file=self._file, fault=fault) from fault

    def set(self, primary: str) -> None:
        """Make the folder that of a replica of this primary."""
        if self.primary() != primary:
            write_durably(self._file, json.dumps({"primary": primary}) + "\n")

    def refuse_writes(self) -> None:
        """Refuse a write if the folder is that of a replica. Raises: ReadOnlyReplica (409) naming the primary."""
        if (primary := self.primary()) is not None:
            raise ReadOnlyReplica(
                "This is a read-only replica, so nothing was written. Write to its primary, {primary}.",
                primary=shown(primary),
            )

    def progress(self) -> Progress:
        """Return what was last noted, or nothing if that cannot be read."""
        try:
            return Progress(**json.loads(self._progress.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Progress()

    def note(self, progress: Progress) -> None:
        """Note what was seen of the primary; a crash of the machine may lose it."""
        beside = self._progress.with_suffix(".tmp")
        beside.write_text(json.dumps(asdict(progress)), encoding="utf-8")
        os.replace(beside, self._progress)

    def lag(self, version: int) -> Lag | None:
        """Return how far a replica that serves this version is behind; None if the folder is not that of a replica."""
        primary, seen = self.primary(), self.progress()
        if primary is None:
            return None
        seconds = round(max(0.0, time.time() - seen.at), 1) if seen.at else None
        return Lag(shown(primary), max(0, seen.version - version), seconds, of_wire(seen.fault))


def shown(primary: str) -> str:
    """Return the address of a primary as the service may show it: of a folder, only the last part of its path."""
    return primary if "://" in primary else Path(primary).name
