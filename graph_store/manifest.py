"""The manifest of a version, and the quick check that finds damage before a version is opened."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from graph_store.durable_files import sha256_of
from graph_store.errors import Damaged, GraphError, StateFormat
from graph_store.inventories import FOLDER as INVENTORIES
from graph_store.stating_rows import FOLDER as ROWS

FORMAT = 2
"""Number of the layout of the state folder, its manifests and its archives."""

FILE = "manifest.json"
STORE = "store"
DEFAULT = "default"
"""The name of the store's default graph in the counts of a manifest."""

SAME_FACTS = "same_facts"
"""The key in the note of a version that holds the facts of the version before it, perhaps from other lines."""

REDACTED = "redacted"
"""The key in the note of a version that lost quads after its publication: the time and the number of each time."""

DOCUMENTS = "documents"
"""The key in a note for the documents that a version knows, oldest first: the key, the IRI and the date of each."""

DOCUMENT = "document"
"""The key in the note of a view for the document as of which it shows its version."""

COUNTED_QUADS = 200_000
"""A store up to this size is counted every time it is opened, a larger one when a process opens its first version."""

SMALL_BYTES = 256 * 1024
"""Files up to this size are hashed every time, but not inventories: they say which tables belong to the store."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published version: its quads per graph, its source files, and its difference from the version before."""

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


def has_store(manifest: Manifest) -> bool:
    """Return whether the quads of a version are in its folder, and not only in a store that others run."""
    return any(name.startswith(f"{STORE}/") for name in manifest.files)


def now() -> str:
    """Return the current time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with its own checksum into the folder of its version; the caller forces the folder to disk."""
    (folder / FILE).write_text(encode(manifest), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest in the folder of a version.

    Raises: Damaged (500) if it is missing, cut or changed; StateFormat (500) if it has another format.
    """
    try:
        text = (folder / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Damaged("{path} cannot be read: {fault}", path=folder / FILE, fault=fault) from fault
    return decode(text, str(folder / FILE))


def has_same_facts(folder: Path) -> bool:
    """Return whether a version is known to hold the facts of the version before it."""
    try:
        return SAME_FACTS in read_manifest(folder).note
    except GraphError:
        return False


def mark_of(manifest: Manifest) -> str:
    """Return the text that names some content in tags: the number of its version.

    The digest follows for a version that was redacted, and for a view as of a document.
    """
    more = REDACTED in manifest.note or DOCUMENT in manifest.note
    return f"{manifest.version}.{manifest.digest[:12]}" if more else str(manifest.version)


def encode(manifest: Manifest) -> str:
    """Return the manifest as JSON, with the layout number and a checksum."""
    content = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    document = {"format": FORMAT, "manifest": content, "sha256": _checksum(content)}
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()


def decode(text: str, name: str) -> Manifest:
    """Read a manifest from a text made by `encode`; `name` identifies it in an error."""
    try:
        document = json.loads(text)
        written_as, content, checksum = document["format"], document["manifest"], document["sha256"]
    except (ValueError, KeyError, TypeError) as fault:
        raise Damaged("{name} is not a manifest: {fault}", name=name, fault=fault) from fault
    if written_as != FORMAT:
        raise StateFormat(
            "{name} has format {written_as}; this release reads format {format}.",
            name=name,
            written_as=written_as,
            format=FORMAT,
        )
    if checksum != _checksum(content):
        raise Damaged("{name} does not match its own checksum.", name=name)
    return Manifest(**content)


def list_files(folder: Path) -> dict[str, int]:
    """Return the size of every file of the store, and of the rows and inventories beside it, in this folder."""
    return {name: file.stat().st_size for name, file in sorted(_files(folder))}


def shared_files(folder: Path, before: Path) -> frozenset[str]:
    """Return the files of a version that are hard links to those of another one."""
    known = {(name, file.inode()) for name, file in _files(before)}
    return frozenset(name for name, file in _files(folder) if (name, file.inode()) in known)


def _files(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    for place in (STORE, ROWS, INVENTORIES):
        with os.scandir(folder / place) if (folder / place).is_dir() else nullcontext(()) as found:
            yield from ((f"{place}/{file.name}", file) for file in found)


def hash_files(folder: Path, files: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the hash of each of these files; a known hash is not computed again."""
    return {name: known.get(name) or sha256_of(folder / name) for name in files}


def check_files(folder: Path, manifest: Manifest, *, every: bool = False) -> None:
    """Compare names, sizes and the hashes of small files with the manifest; with `every`, the hash of each file.

    A store with a cut file may open as an empty store without an error, so this check comes before opening. A store
    also keeps its quads in several orders, and reading all quads uses only one of them.
    Raises: Damaged (500) naming the first file that differs.
    """
    try:
        files = list_files(folder)
        _same(manifest.version, manifest.files, files)
        read = [name for name, size in files.items() if every or (size <= SMALL_BYTES and not _is_inventory(name))]
        hashes = {name: sha256_of(folder / name) for name in read}
    except OSError as fault:
        raise Damaged("Version {version} cannot be read: {fault}", version=manifest.version, fault=fault) from fault
    _same(manifest.version, {name: manifest.hashes.get(name) for name in read}, hashes)


def _is_inventory(name: str) -> bool:
    return name.startswith(f"{INVENTORIES}/")


def _same(version: int, wanted: Mapping[str, object], found: Mapping[str, object]) -> None:
    for name in sorted(wanted.keys() | found.keys()):
        if wanted.get(name) != found.get(name):
            stated, seen = wanted.get(name, "no such file"), found.get(name, "no such file")
            raise Damaged(
                "Version {version} is damaged: {name} should be {stated} and is {seen}; restore a backup.",
                version=version,
                name=name,
                stated=stated,
                seen=seen,
            )


def _checksum(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
