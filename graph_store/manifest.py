"""What a version holds, written beside it, and the quick look that finds a version that no longer does."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from graph_store.errors import Damaged, StateFormat
from graph_store.files import sha256_of

FORMAT = 1
"""Number of the layout of the state folder, its manifests and its archives."""

FILE = "manifest.json"
STORE = "store"
DEFAULT = "default"
"""The name under which a manifest counts the store's default graph."""

COUNTED_QUADS = 200_000
"""A store up to this size is counted at every open, a larger one when a process opens its first version."""

SMALL_BYTES = 256 * 1024
"""Files up to this size are hashed at every open: those of a store that say which tables belong to it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published version: how many quads in which graph, from which files, how it differs from the one before."""

    version: int
    created: str
    base: str
    quads: int
    graphs: dict[str, int]
    sources: dict[str, str]
    added: int
    removed: int
    inferred_added: int
    inferred_removed: int
    digest: str
    files: dict[str, int]
    note: dict[str, Any] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def now() -> str:
    """This moment in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with its own checksum into the folder of its version, which is forced to disk as a whole."""
    (folder / FILE).write_text(encode(manifest), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest in the folder of a version.

    Raises: Damaged (500) when it is missing, cut or changed; StateFormat (500) when it is a newer release's.
    """
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Damaged(f"{folder / FILE} cannot be read: {fault}") from fault
    return decode(text, str(folder / FILE))


def encode(manifest: Manifest) -> str:
    """The manifest as JSON, with the number of the layout and a checksum."""
    content = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    document = {"format": FORMAT, "manifest": content, "sha256": _checksum(content)}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()


def decode(text: str, name: str) -> Manifest:
    """The manifest in a text that `encode` made; `name` says in an error which one it was."""
    try:
        document = json.loads(text)
        written_as, content, checksum = document["format"], document["manifest"], document["sha256"]
    except (ValueError, KeyError, TypeError) as fault:
        raise Damaged(f"{name} is not a manifest: {fault}") from fault
    if written_as != FORMAT:
        raise StateFormat(f"{name} has format {written_as}; this release reads format {FORMAT}.")
    if checksum != _checksum(content):
        raise Damaged(f"{name} does not match its own checksum.")
    return Manifest(**content)


def list_files(folder: Path) -> dict[str, int]:
    """Size of every file of the store in this folder."""
    with os.scandir(folder / STORE) as found:
        return {f"{STORE}/{file.name}": file.stat().st_size for file in sorted(found, key=lambda file: file.name)}


def shared_files(folder: Path, before: Path) -> frozenset[str]:
    """The files of a store that are hard links to those of another one."""
    with os.scandir(folder / STORE) as ours, os.scandir(before / STORE) as others:
        known = {(file.name, file.inode()) for file in others}
        return frozenset(f"{STORE}/{file.name}" for file in ours if (file.name, file.inode()) in known)


def hash_files(folder: Path, files: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """The hash of each of these files; one that is known is not read again."""
    return {name: known.get(name) or sha256_of(folder / name) for name in files}


def check_files(folder: Path, manifest: Manifest, *, every: bool = False) -> None:
    """Compare names, sizes and the small files' hashes with the manifest; with `every`, the hash of each file.

    A store with a cut file may open as an empty one and say nothing, so this comes before opening it; and it keeps its
    quads in several orders, of which reading all of them sees one.
    Raises: Damaged (500) naming the first file that differs.
    """
    try:
        files = list_files(folder)
        _same(manifest.version, manifest.files, files)
        read = [name for name, size in files.items() if every or size <= SMALL_BYTES]
        hashes = {name: sha256_of(folder / name) for name in read}
    except OSError as fault:
        raise Damaged(f"Version {manifest.version} cannot be read: {fault}") from fault
    _same(manifest.version, {name: manifest.hashes.get(name) for name in read}, hashes)


def _same(version: int, wanted: Mapping[str, object], found: Mapping[str, object]) -> None:
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            stated, seen = wanted.get(name, "no such file"), found.get(name, "no such file")
            raise Damaged(f"Version {version} is damaged: {name} should be {stated} and is {seen}; restore a backup.")


def _checksum(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
