"""The side of the primary: what it publishes, and the files of it."""

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from graph_store.deltas import delta_in
from graph_store.difference import stepped
from graph_store.durable_files import sha256_of
from graph_store.errors import NotFound
from graph_store.manifest import FILE, read_manifest
from graph_store.replication.listing import FILE_NAME, STATE_FILES, ListedVersion, Listing
from graph_store.version_folders import number_of
from graph_store.versions import State

PATCH: Final = "patch"
"""The name, beside the files of a version, of the RDF Patch that leads to it from the version before."""

_FILE = re.compile(rf"versions/([^/]+)/({re.escape(FILE)}|{FILE_NAME.pattern})")


class Primary:
    """The published versions of one state folder, for its replicas. `settings` decide its answers besides the versions.

    Safe to use from any thread.
    """

    def __init__(self, state: State, settings: Mapping[str, str] = MappingProxyType({})) -> None:
        self._state, self._settings = state, settings
        self._listed: tuple[object, Listing] | None = None
        self._known: dict[Path, ListedVersion] = {}
        self._lock = threading.Lock()

    def listing(self) -> Listing:
        """Return what is published now. Raises: Damaged (500)."""
        with self._lock:
            stamp = self._stamp()
            if self._listed is None or self._listed[0] != stamp:
                self._listed = stamp, self._read()
            return self._listed[1]

    def file(self, name: str) -> Path:
        """Return a file of the newest copy of a version, or of the state; `patch` makes patches.

        Raises: NotFound (404) for any other name, or if it no longer exists.
        """
        found = _FILE.fullmatch(name)
        is_there = name in STATE_FILES or (found is not None and self._is_listed(found[1]))
        if not is_there or not (self._state.root / name).is_file():
            raise NotFound("The primary has no file {name!r}.", name=name[:200])
        return self._state.root / name

    def patch(self, folder: str) -> str:
        """Return the RDF Patch that leads to a version. Raises: NotFound (404) if no change is kept for it."""
        place = self._state.root / "versions" / folder
        delta = delta_in(place) if self._is_listed(folder) else None
        found = None if delta is None else stepped([delta])
        if found is None:
            raise NotFound("The primary keeps no patch that leads to version {folder!r}.", folder=folder[:40])
        number = number_of(folder) or 0
        this, previous = (f"{self._state.base}versions/{each}" for each in (number, number - 1))
        return "".join(f"{line}\n" for line in found.patch(this=this, previous=previous))

    def _read(self) -> Listing:
        state = self._state
        current = state.current() or 0
        versions = tuple(self._versions())
        numbers = {each.number for each in versions}
        pins = {name: number for name, number in state.pins().items() if number in numbers}
        files = {name: sha256_of(state.root / name) for name in STATE_FILES if (state.root / name).exists()}
        return Listing(state.base, current, versions, pins, files, dict(self._settings))

    def _versions(self) -> Iterator[ListedVersion]:
        known, self._known = self._known, {}
        for number in self._state.versions():
            folder = self._state.folder(number)
            if folder.exists():  # else it was pruned meanwhile
                self._known[folder] = known.get(folder) or _described(folder)
                yield replace(self._known[folder], withdrawn=self._state.withdrawn(number))

    def _is_listed(self, folder: str) -> bool:
        return any(each.folder == folder for each in self.listing().versions)

    def _stamp(self) -> object:
        """Return a value that changes with the listing, and is quick to get."""
        root = self._state.root
        folders = sorted((root / "versions").iterdir()) if (root / "versions").is_dir() else []
        return self._state.stamp(), [
            _seen(path) for path in (*folders, root / "pins", *map(root.joinpath, STATE_FILES))
        ]


def _described(folder: Path) -> ListedVersion:
    delta, manifest = delta_in(folder), read_manifest(folder)
    return ListedVersion(folder.name, manifest.digest, manifest.created, "" if delta is None else delta.before)


def _seen(path: Path) -> tuple[str, int]:
    """Return the name of a file or folder, and when it was changed; 0 if it does not exist."""
    try:
        return path.name, path.stat().st_mtime_ns
    except FileNotFoundError:
        return path.name, 0
