"""Uploads that a person has read the report of and may publish, kept in the state folder for half an hour.

A browser does not send a file twice, so the content waits here, below `uploads/`, with the digest of what was shown. A
random key, of which only the hash is kept, lets the page that was shown publish this one upload, and nothing else.
"""

import asyncio
import hashlib
import hmac
import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from graph_store.errors import Gone

FOLDER: Final = "uploads"
LASTS_S: Final = 30 * 60
"""The seconds for which an upload can be published."""

_MOST: Final = 20
"""The most uploads that wait; the oldest are deleted first."""

_CONTENT, _NOTE = "content", "note.json"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An upload for an inventory: the id of its token, the digest of what was shown, and the guards that are lifted."""

    inventory: str
    token: str
    digest: str
    allow: list[str]
    key_sha256: str


class WaitingUploads:
    """The waiting uploads of a state folder, for all processes that serve it."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    @contextmanager
    def new(self) -> Iterator[tuple[str, Path]]:
        """Give a name and the file for the content; both go if the block raises, or if `keep` was not called in it."""
        self.sweep()
        name = secrets.token_hex(8)
        place = self._folder / name
        place.mkdir(mode=0o700, parents=True)
        try:
            yield name, place / _CONTENT
        finally:
            if not (place / _NOTE).exists():
                self.remove(name)

    def keep(self, name: str, *, inventory: str, token: str, digest: str, allow: list[str]) -> str:
        """Keep an upload for a while, and return its key."""
        key = secrets.token_urlsafe(32)
        note = Waiting(inventory, token, digest, allow, _hashed(key))
        (self._folder / name / _NOTE).write_text(json.dumps(asdict(note)), encoding="utf-8")
        asyncio.get_running_loop().call_later(LASTS_S, self.sweep)
        return key

    def find(self, name: str, key: str) -> tuple[Waiting, Path]:
        """Return an upload and the file with its content, by its name and its key. Raises: Gone (410)."""
        self.sweep()
        for place in self._places():
            if place.name == name:
                found = Waiting(**json.loads((place / _NOTE).read_text(encoding="utf-8")))
                if hmac.compare_digest(found.key_sha256, _hashed(key)):
                    return found, place / _CONTENT
        raise Gone("This upload was published already, or waited too long; upload the file again.")

    def remove(self, name: str) -> None:
        """Forget an upload."""
        shutil.rmtree(self._folder / name, ignore_errors=True)

    def sweep(self) -> None:
        """Delete uploads that have waited too long, or are too many."""
        places = sorted(self._places(), key=_age_s)
        for number, place in enumerate(places, start=1):
            if number >= _MOST or _age_s(place) > LASTS_S:
                self.remove(place.name)

    def _places(self) -> list[Path]:
        return [each for each in self._folder.iterdir() if each.is_dir()] if self._folder.is_dir() else []


def _age_s(place: Path) -> float:
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:  # another process removed it
        return LASTS_S


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
