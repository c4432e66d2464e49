"""Copy one version of a primary into a new folder beside the versions of a replica.

The store comes from an RDF Patch if the version before is here and a patch leads from it; otherwise its files are
copied, like all other files of a version. A file that another version here has as well is linked, not copied.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph_store.changes import Change
from graph_store.deltas import keep_delta
from graph_store.disk_space import check_free
from graph_store.durable_files import remove_tree, sync_tree
from graph_store.errors import Damaged, PrimaryFailed, StateFormat
from graph_store.manifest import (
    FILE,
    STORE,
    Manifest,
    decode,
    has_store,
    hash_files,
    list_files,
    read_manifest,
    shared_files,
    write_manifest,
)
from graph_store.rdf_patch import read_patch
from graph_store.replication.listing import FILE_NAME, MOST_BYTES, ListedVersion
from graph_store.replication.primary import PATCH
from graph_store.replication.replay import leads, replay
from graph_store.replication.sources import Source, copied, read
from graph_store.verification import verify

MOST_FILES: Final = 100_000


@dataclass(frozen=True, slots=True)
class VersionCopy:
    """The copy of one version, which is made in the folder `making`. `held` has the files here by their SHA-256."""

    source: Source
    version: ListedVersion
    making: Path
    held: Mapping[str, Path]

    def make(self, before: Path | None) -> None:
        """Make the copy and verify it; `before` is the folder of the version before, if it is here.

        Raises: PrimaryFailed (502) if the primary does not give what it listed; Damaged (500) if that is not the
        version; StoreFull (507).
        """
        remove_tree(self.making)
        self.making.mkdir()
        manifest = self._manifest()
        change = self._change(manifest)
        self._copy(manifest, (name for name in manifest.files if not _is_of_store(name)))
        if change is not None:
            keep_delta(self.making, self.version.before, change)
        if before and change is not None and self._is_replayed(before, change, manifest):
            self._describe(manifest, before)
        elif not has_store(manifest):
            raise PrimaryFailed(
                "The primary keeps no copy of version {version}, because its facts are in a store. Set "
                "KENNISGRAAF_STORE_COPIES to true there.",
                version=manifest.version,
            )
        else:
            self._copy(manifest, (name for name in manifest.files if _is_of_store(name)))
            write_manifest(self.making, manifest)
            verify(self.making, manifest.version)
            sync_tree(self.making)

    def _manifest(self) -> Manifest:
        name = f"versions/{self.version.folder}/{FILE}"
        try:
            found = decode(self._read(name).decode(), name)
            sizes = [*found.files.values()]
            if not all(map(FILE_NAME.fullmatch, found.files)) or not all(
                type(each) is int and each >= 0 for each in sizes
            ):
                raise ValueError("it names files that no version has")
            if found.files.keys() != found.hashes.keys() or len(sizes) > MOST_FILES:
                raise ValueError("its files and hashes do not match")
            if not all(isinstance(each, str) for each in found.hashes.values()):
                raise ValueError("a hash is not a text")
        except (ValueError, AttributeError, TypeError, RecursionError, Damaged, StateFormat) as fault:
            raise PrimaryFailed("{name} of the primary cannot be used: {fault}", name=name, fault=fault) from fault
        listed = self.version.number, self.version.digest, self.version.created
        if (found.version, found.digest, found.created) != listed:
            raise PrimaryFailed("{name} of the primary describes another version than it listed.", name=name)
        return found

    def _change(self, manifest: Manifest) -> Change | None:
        """Return the change that leads to the version, or None if no patch that does is offered."""
        if not self.version.before:
            return None
        try:
            found = read_patch(self._read(f"versions/{self.version.folder}/{PATCH}").decode())
        except (ValueError, PrimaryFailed):
            return None
        return found if leads(found, self.version.before, manifest.digest) else None

    def _is_replayed(self, before: Path, change: Change, manifest: Manifest) -> bool:
        """Make the store from the version before; return False if the patch does not lead from there to the version."""
        if read_manifest(before).digest != self.version.before:
            return False
        try:
            replay(before, change, manifest, self.making)
        except Damaged:
            remove_tree(self.making / STORE)
            return False
        return True

    def _copy(self, manifest: Manifest, names: Iterable[str]) -> None:
        wanted = list(names)
        check_free(self.making, sum(manifest.files[name] for name in wanted if manifest.hashes[name] not in self.held))
        for name in wanted:
            target, sha256 = self.making / name, manifest.hashes[name]
            target.parent.mkdir(exist_ok=True)
            if sha256 in self.held:
                os.link(self.held[sha256], target)
            else:
                self._fetch(name, target, manifest.files[name], sha256)

    def _fetch(self, name: str, target: Path, size: int, sha256: str) -> None:
        place = f"versions/{self.version.folder}/{name}"
        with closing(self.source.open(place)) as file, target.open("wb") as out:
            found = copied(file, out, size, place)
        if found != sha256:
            raise PrimaryFailed("{name} of the primary is not what its manifest says.", name=place)

    def _describe(self, manifest: Manifest, before: Path) -> None:
        """Write the manifest of a copy whose store was made here; the tables that it shares are on disk already."""
        files, shared, held = list_files(self.making), shared_files(self.making, before), read_manifest(before).hashes
        known = {**{name: held[name] for name in shared}, **_beside(manifest)}
        write_manifest(self.making, replace(manifest, files=files, hashes=hash_files(self.making, files, known)))
        sync_tree(self.making, shared)

    def _read(self, name: str) -> bytes:
        with closing(self.source.open(name)) as file:
            return read(file, MOST_BYTES, name)


def files_by_hash(manifests: Mapping[Path, Manifest]) -> dict[str, Path]:
    """Return the files of versions, whose manifests are given by their folders, by their SHA-256."""
    return {sha256: folder / name for folder, each in manifests.items() for name, sha256 in each.hashes.items()}


def _beside(manifest: Manifest) -> dict[str, str]:
    """Return the hashes of the files beside the store."""
    return {name: sha256 for name, sha256 in manifest.hashes.items() if not _is_of_store(name)}


def _is_of_store(name: str) -> bool:
    return name.startswith(f"{STORE}/")
