"""State folders that take seconds to make: made once per run for all test processes, and given to each as a copy."""

import fcntl
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from loaders import SyncReport

Made = TypeVar("Made")
Make = Callable[[Path], Made]
"""Fills the state folder at a path, and returns what tests should know of how it was made."""
Plan = Callable[[Path], SyncReport]
"""Makes a state folder with the yearly plan, and returns the report of the sync."""


class Prepared:
    """The prepared folders of a run, below a folder that all its processes share."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._used: set[str] = set()
        place.mkdir(exist_ok=True)

    def copy(self, name: str, make: Make[Made], to: Path) -> Made:
        """Make the folder of this name unless a process has, copy it, and return what `make` returned."""
        folder, made = self._place / name, self._place / f"{name}.made"
        with (self._place / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                made.write_bytes(pickle.dumps((make(folder), digest(folder))))
        self._used.add(name)
        shutil.copytree(folder, to, copy_function=link_or_copy)
        result: Made = pickle.loads(made.read_bytes())[0]  # noqa: S301
        return result

    def changed(self) -> list[str]:
        """Return the names of the folders that this process used and that are no longer as they were made."""
        return [
            name
            for name in sorted(self._used)
            if digest(self._place / name) != pickle.loads((self._place / f"{name}.made").read_bytes())[1]  # noqa: S301
        ]


def shared_place(base: Path) -> Path:
    """Return the folder of prepared folders, from the temporary folder of this test process."""
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "prepared"


def link_or_copy(source: str, target: str) -> str:
    """Link a table of the store, which is never written again; copy any other file."""
    if source.endswith(".sst"):
        os.link(source, target)
        return target
    return shutil.copy2(source, target)


def digest(folder: Path) -> str:
    """Return the SHA-256 of the names and contents of all files in a folder."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
