"""The names that were erased, as salted hashes: they say that a name may not come back, but not which name it was.

The folder `erased` of a state has two files: `salt`, which only its owner can read, and `names`, with one line for each
name: its HMAC-SHA-256 under the salt, the time, and `begun` or `done`. Source: https://www.rfc-editor.org/rfc/rfc2104
"""

import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from graph_store import inventories
from graph_store.durable_files import rename_durably, write_durably
from graph_store.errors import Erased
from graph_store.manifest import Manifest, now

FOLDER = "erased"
_BEGUN, _DONE = "begun", "done"
_SALT_BYTES = 32
_IRI = re.compile(rb"<([^<>]*)>")
_WORD = re.compile(r'[^\s"\\,;|]+:[^\s"\\,;|]+')


class Erasures:
    """The erased names of one state folder; read again whenever another process adds one."""

    def __init__(self, root: Path) -> None:
        self._salt_file, self._file = root / FOLDER / "salt", root / FOLDER / "names"
        self._stamp: tuple[int, int] | None = None
        self._salt = b""
        self._names: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Return whether any name was erased."""
        return bool(self._known())

    def holds(self, name: str) -> bool:
        """Return whether a name was erased: an IRI, or a key as an inventory has it."""
        known = self._known()
        return bool(known) and self._hash(name) in known

    def are_unfinished(self) -> bool:
        """Return whether an erasure was interrupted."""
        return any(line.endswith(_BEGUN) for line in self._known().values())

    def begin(self, names: Iterable[str]) -> None:
        """Record durably that these names are being erased, before the first byte of them is removed."""
        self._add(names, _BEGUN)

    def finish(self, names: Iterable[str]) -> None:
        """Record durably that the erasure of these names is complete."""
        self._add(names, _DONE)

    def _add(self, names: Iterable[str], how: str) -> None:
        self._make_salt()
        added = {name: f"{name} {now()} {how}" for name in map(self._hash, sorted(names))}
        write_durably(self._file, "".join(f"{line}\n" for line in ({**self._known(), **added}).values()))

    def _make_salt(self) -> None:
        self._known()
        if self._salt_file.exists():
            self._salt = self._salt_file.read_bytes()
            return
        self._salt_file.parent.mkdir(exist_ok=True)
        self._salt = secrets.token_bytes(_SALT_BYTES)
        beside = self._salt_file.with_suffix(".tmp")
        beside.unlink(missing_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(self._salt)
            file.flush()
            os.fsync(file.fileno())
        rename_durably(beside, self._salt_file)

    def _known(self) -> dict[str, str]:
        """Return the line of each hash."""
        try:
            found = os.stat(self._file)
        except FileNotFoundError:
            return {}
        stamp = found.st_ino, found.st_mtime_ns
        if stamp != self._stamp:
            lines = self._file.read_text(encoding="ascii").splitlines()
            self._salt = self._salt_file.read_bytes()
            self._names, self._stamp = {line.partition(" ")[0]: line for line in lines}, stamp
        return self._names

    def _hash(self, name: str) -> str:
        return hmac.digest(self._salt, name.encode(), "sha256").hex()


def refuse_erased(erasures: Erasures, archived: Manifest, quads: Path, kept: Path) -> None:
    """Refuse an archive that names what was erased: its manifest, its quads as a file, its inventories as a folder.

    Raises: Erased (422).
    """
    if erasures and any(map(erasures.holds, chain(_words(archived), _iris(quads), _keys(kept)))):
        raise Erased(
            "The archive holds something that was erased here, so nothing was restored. Restore it into a new state "
            "folder, erase the same keys there, and make a new archive."
        )


def _words(archived: Manifest) -> Iterator[str]:
    """Yield the parts of the texts in the note of a manifest that may be keys."""
    return (found[0] for found in _WORD.finditer(json.dumps(archived.note, ensure_ascii=False)))


def _keys(kept: Path) -> Iterator[str]:
    """Yield the parts of the inventories in a folder that may be keys."""
    for name in inventories.names_in(kept):
        text = (inventories.read(kept, name) or b"").decode(errors="replace")
        yield from {found[0] for found in _WORD.finditer(text)}


def _iris(quads: Path) -> set[str]:
    with quads.open("rb") as lines:
        return {iri.decode() for line in lines for iri in _IRI.findall(line)}
