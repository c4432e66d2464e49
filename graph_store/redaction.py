"""Replace kept versions by copies without some of their quads: the one exception to the rule that they never change.

The copies are worked out one after the other as the versions of a state folder of their own, `erasing/`, so they share
tables with each other and never with the versions that they replace: a table keeps a deleted quad until it is merged.
Each copy replaces its version by one rename. A process killed before leaves the old version, whole, and one
killed afterwards the new one; the next writer deletes the rest.
"""

import os
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph_store.deltas import FILE as STEP
from graph_store.durable_files import remove_tree, rename_durably, sync_tree
from graph_store.lock import unused
from graph_store.manifest import FILE, REDACTED, Manifest, now, read_manifest, write_manifest
from graph_store.state_folder import StateFolder
from graph_store.version_folders import next_folder_of, number_of
from graph_store.versions import State

_ALL = 10**9
_POLL_S = 0.05


@contextmanager
def redacting(state: State, owner: str, wait_s: float) -> Iterator["Redaction"]:
    """Yield the copies of a state's versions while no other process can write.

    Raises: WriterBusy (503); ReadOnlyReplica (409); StateFault (500) if the folder cannot be written; StoreFull (507)
    if the disk is full.
    """
    folder = StateFolder(state.root, state.base)
    with folder.writing():
        state.root.mkdir(parents=True, exist_ok=True)
    with folder.locked(owner, wait_s):
        with folder.writing():
            folder.create()
            folder.sweep()
        try:
            with folder.telling_full():
                yield Redaction(folder)
        finally:
            folder.sweep()


class Redaction:
    """The copies that are to replace versions. `copies` is the state folder in which they are worked out."""

    def __init__(self, folder: StateFolder) -> None:
        self._folder = folder
        self.copies = State(folder.erasing, folder.base, keep=_ALL)
        self._made: list[Path] = []
        self._last = (0, 0)

    @property
    def newest(self) -> Manifest:
        """The manifest of the newest copy."""
        return read_manifest(self._source)

    def replace(self, number: int, note: dict[str, Any], leave: Collection[str] = (), *, is_redacted: bool) -> None:
        """Let the newest copy replace a version when `publish` is called.

        The copy keeps the number, the time and the sources of the version. It gets this note and, if it `is_redacted`,
        a mark. `leave` names files beside the store that it does not need.
        """
        making, before = self._place(number), read_manifest(self._folder.version(number))
        shutil.copytree(self._source, making, copy_function=os.link, ignore=shutil.ignore_patterns(FILE, *leave))
        last, self._last = self._last, (number, self.newest.version)
        if (last[0] + 1, last[1]) != (number, self.newest.version - 1):
            (making / STEP).unlink(missing_ok=True)  # it leads from another version than the one before
        kept = {name: getattr(before, name) for name in _KEPT}
        mark = {REDACTED: [*before.note.get(REDACTED, []), _mark(before, self.newest)]} if is_redacted else {}
        write_manifest(making, replace(self.newest, **kept, note={**note, **mark}))
        sync_tree(making)
        self._made.append(making)

    def publish(self, drop: Collection[int], wait_s: float) -> None:
        """Replace every version by its copy, the newest first, and delete the versions to `drop`.

        Readers get up to `wait_s` seconds to let go of the old versions, which are then deleted.
        """
        replaced = [number for made in self._made if (number := number_of(made.stem)) is not None]
        old = [self._folder.version(number) for number in (*drop, *replaced)]
        for making in reversed(self._made):
            rename_durably(making, making.with_suffix(""))
        if (current := self._folder.current()) is not None:
            self._folder.point_to(current)  # so that readers look again
        _wait_until_unused(old, wait_s)
        for each in old:
            remove_tree(each)

    @property
    def _source(self) -> Path:
        return self.copies.folder(self.copies.current() or 0)

    def _place(self, number: int) -> Path:
        return next_folder_of(self._folder.versions, number).with_suffix(".tmp")


_KEPT = ("version", "created", "sources", "added", "removed", "inferred_added", "inferred_removed")
"""The parts of a manifest that a copy takes from the version it replaces."""


def _mark(before: Manifest, after: Manifest) -> dict[str, Any]:
    return {"at": now(), "quads": max(0, before.quads - after.quads)}


def _wait_until_unused(folders: Collection[Path], wait_s: float) -> None:
    deadline = time.monotonic() + wait_s
    while any(map(_is_used, folders)) and time.monotonic() < deadline:
        time.sleep(_POLL_S)


def _is_used(folder: Path) -> bool:
    if not (folder / FILE).exists():
        return False
    with unused(folder / FILE) as free:
        return not free
